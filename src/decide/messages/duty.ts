/** Who manages a release by the rotation: said when nobody does on the day of its departure, and when turns change. */
import { compareInstants } from "../../model/instants.ts";
import { dutyAt, type Duty } from "../../model/train/rotation.ts";
import { code, mention, paragraph, say, type Text } from "../../model/view/text.ts";
import { managersMentioned } from "../../text/people.ts";
import { whenWords } from "../calendar/window.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Say } from "../assessment/messages.ts";
import { departureAhead } from "./meeting.ts";

/** So long before the departure it is looked who will manage it. */
const ahead = Temporal.Duration.from({ hours: 24 });

export function dutyNews(assessment: Assessment): readonly Say[] {
  const { train, ending } = assessment;
  if (train.rotation.length === 0 || ending) return [];
  return [...absentThen(assessment), ...handOver(assessment)];
}

/** When something of it is to be said. */
export function dutyTimes(assessment: Assessment): readonly Temporal.Instant[] {
  const { train, ending } = assessment;
  if (train.rotation.length === 0 || ending) return [];
  const departure = departureAhead(assessment);
  return [
    ...(departure ? [departure.subtract(ahead)] : []),
    ...train.rotation.flatMap(({ from, to }) => [from, to]),
  ];
}

/** Nobody has the turn then, or somebody whom GitHub doesn't know. */
function absentThen(assessment: Assessment): readonly Say[] {
  const { train, plan, observation } = assessment;
  const departure = departureAhead(assessment);
  if (!departure || compareInstants(observation.now, departure.subtract(ahead)) < 0) {
    return [];
  }
  const duty = dutyAt(train.rotation, departure);
  const why = whyAbsent(assessment, duty);
  if (why === undefined) return [];
  const when = whenWords(train.calendar, departure);
  const deputy = duty?.deputy;
  const instead =
    deputy !== undefined && deputy !== null && isKnown(assessment, deputy)
      ? say` ${mention(deputy)} is the deputy.`
      : say``;
  const text = say`${managersMentioned(train)}: ${plan.version} departs at ${when}, and ${why}.${instead} Name somebody in ${code("managers_rotation")} of the train file, or comment ${code("/manager @login <note>")}.`;
  const key = `no-manager:${departure.toString({ smallestUnit: "second" })}`;
  return [{ kind: "say", key, message: [paragraph(text)] }];
}

function whyAbsent(assessment: Assessment, duty: Duty | undefined): Text | undefined {
  if (!duty) return say`the rotation names no manager for that day`;
  if (isKnown(assessment, duty.manager)) return undefined;
  return say`GitHub knows no ${code(duty.manager)}, whom the rotation names for that day`;
}

/** Ids of all whom the train file names are learned in each look, of people who are there. */
const isKnown = ({ observation }: Assessment, login: string): boolean =>
  observation.ids.people[login.toLowerCase()] !== undefined;

/** Said once for each change of the manager while the release is open, to both of them. */
function handOver({ train, plan, observation }: Assessment): readonly Say[] {
  const { now, issue } = observation;
  const duty = dutyAt(train.rotation, now);
  const before = duty && dutyAt(train.rotation, duty.from.subtract({ seconds: 1 }));
  if (!duty || !before || before.manager.toLowerCase() === duty.manager.toLowerCase()) return [];
  // Whoever opened it did so under the one who has the turn.
  if (compareInstants(issue.openedAt, duty.from) >= 0 || issue.state === "closed") {
    return [];
  }
  const deputy = duty.deputy === null ? say`` : say`, with ${mention(duty.deputy)} as deputy`;
  const until = whenWords(train.calendar, duty.to);
  const text = say`${mention(duty.manager)} manages ${plan.version} from now until ${until}${deputy}. ${mention(before.manager)}: your turn has ended. Please comment what ${duty.manager} must know: what is open, what was waived, whom you wait for. A GO of yours needs ${duty.manager}'s ${code("/go")} again, unless the train file names you in ${code("managers")}.`;
  const key = `hand-over:${duty.from.toString({ smallestUnit: "second" })}`;
  return [{ kind: "say", key, message: [paragraph(text)] }];
}
