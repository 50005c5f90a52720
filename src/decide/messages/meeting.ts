/** The go/no-go meeting, held in the issue: called before the departure, and spoken of again when it has passed. */
import { compareInstants } from "../../model/instants.ts";
import {
  code,
  list,
  paragraph,
  say,
  strong,
  type Message,
  type Text,
} from "../../model/view/text.ts";
import { mayHaveLeft } from "../lost/doubt.ts";
import { fewOf } from "../../text/few.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { managersMentioned, ownersAndManagers } from "../../text/people.ts";
import { nextStart } from "../timetable/timetable.ts";
import { whenWords } from "../calendar/window.ts";
import { goNoGoItems } from "../votes/go-no-go.ts";
import { obstaclesToGo } from "../rollout/obstacles.ts";
import { wording } from "../../model/view/wording.ts";

/** What is to be told once, in the issue or wherever else people of the release talk. */
export interface Meeting {
  /** `late`: the departure has passed without a GO. */
  readonly kind: "called" | "late";
  readonly departure: Temporal.Instant;
  readonly message: Message;
  /** It has its GO, and nothing is open. */
  readonly informs?: true;
}

/** By this it is told once: another departure calls another meeting. */
export const meetingKey = ({ kind, departure }: Meeting): string =>
  `${kind === "called" ? "meeting" : "late"}:${departure.toString({ smallestUnit: "second" })}`;

/** undefined: there is nothing to tell now. */
export function meetingOf(assessment: Assessment): Meeting | undefined {
  const { go, ending } = assessment;
  const { now } = assessment.observation;
  const departure = departureAhead(assessment);
  if (!departure || ending) return undefined;
  if (compareInstants(now, departure) >= 0) {
    if (go.kind === "go") return undefined;
    return { kind: "late", departure, message: lateMessage(assessment, departure) };
  }
  const calledAt = departure.subtract(assessment.train.goNoGo.remind);
  if (compareInstants(now, calledAt) < 0) return undefined;
  const isSettled = go.kind === "go" && obstaclesToGo(assessment).length === 0;
  const message = callMessage(assessment, departure);
  return { kind: "called", departure, message, ...(isSettled && { informs: true }) };
}

/** When the meeting is called, and when it is late. */
export function meetingTimes(assessment: Assessment): readonly Temporal.Instant[] {
  const departure = departureAhead(assessment);
  return departure ? [departure.subtract(assessment.train.goNoGo.remind), departure] : [];
}

/** When a release that hasn't left is to leave: with a GO as soon as it may, without one as somebody wrote. */
export function departureAhead(assessment: Assessment): Temporal.Instant | undefined {
  const { departure, go, ending, record, plan, observation } = assessment;
  if (departure || mayHaveLeft(record) || ending || observation.issue.state === "closed")
    return undefined;
  return go.kind === "go" ? nextStart(assessment, false) : (plan.departure ?? undefined);
}

function callMessage(assessment: Assessment, departure: Temporal.Instant): Message {
  const { go, plan, train } = assessment;
  const when = whenWords(train.calendar, departure);
  const call = say`${mentions(assessment)}: ${strong(wording`Go/no-go`)} for ${plan.version}, which departs at ${when}.`;
  if (go.kind === "go") {
    const isOpen = obstaclesToGo(assessment).length > 0;
    const { by } = go.decision;
    const leaves = isOpen
      ? say`${by.login} gave the GO; it departs automatically as soon as nothing is missing.`
      : say`${by.login} gave the GO; it departs automatically.`;
    return [
      paragraph(say`${call} ${leaves} Comment ${code("/hold <reason>")} to stop it.`),
      ...(isOpen ? openOf(assessment) : []),
      ...checklistOf(assessment),
    ];
  }
  return [
    paragraph(call),
    ...openOf(assessment),
    ...checklistOf(assessment),
    paragraph(
      say`Teams: vote with ${code("/go")} or ${code("/no-go <reason>")}. Managers: when nothing is missing, comment ${code("/go")}, or move the departure with ${code("/reschedule <time>")}.`,
    ),
  ];
}

function lateMessage(assessment: Assessment, departure: Temporal.Instant): Message {
  const { go, plan, train, observation } = assessment;
  const when = whenWords(train.calendar, departure);
  const why = go.kind === "no-go" ? say`: ${go.decision.by.login} said no-go` : say``;
  const start = nextStart(assessment, false);
  const isLater = start && compareInstants(start, observation.now) > 0;
  const next = isLater ? wording`at ${whenWords(train.calendar, start)}` : wording`immediately`;
  return [
    paragraph(
      say`${managersMentioned(train)}: ${plan.version} did not depart at ${when}, because it had no GO${why}.`,
    ),
    ...openOf(assessment),
    paragraph(
      say`Comment ${code("/reschedule <time>")} to set another departure. If the GO comes first, it departs ${next}.`,
    ),
  ];
}

/** The teams that haven't voted go, and the managers. */
function mentions(assessment: Assessment): Text {
  const { voteStates } = assessment;
  const teams = [...assessment.owners.values()].flatMap(({ name, services }) => {
    const owner = services[0]?.owner;
    return owner && voteStates.get(name)?.kind !== "go" ? [owner] : [];
  });
  return ownersAndManagers(assessment.train, teams);
}

const openMax = 20;

function openOf(assessment: Assessment): Message {
  const open = obstaclesToGo(assessment);
  return open.length === 0
    ? [paragraph(say`Only a manager's ${code("/go")} is missing.`)]
    : [paragraph(say`Still open:`), list(fewOf(open, openMax))];
}

/** The go/no-go checklist as far as something is said of it already; what is open is told as such. */
function checklistOf(assessment: Assessment): Message {
  const said = goNoGoItems(assessment).flatMap(({ item, word }): readonly Text[] => {
    if (!word) return [];
    const by = word.by.login;
    return word.kind === "release confirm"
      ? [say`${item.text}: confirmed by ${by}`]
      : [say`${item.text}: waived by ${by}: ${word.reason}`];
  });
  return said.length === 0 ? [] : [paragraph(say`Go/no-go checklist so far:`), list(said)];
}
