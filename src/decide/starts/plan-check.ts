import { compareInstants } from "../../model/instants.ts";
import { chats } from "../../model/train/chats.ts";
import { partsMax } from "../../model/github/links.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import { fewNames } from "../../text/few.ts";
import { unassignableIn } from "../plan/on-call.ts";
import { overlapsOf, overlapTexts } from "../plan/overlap.ts";
import { wayBack, waysBack } from "../rollback/way-back.ts";
import { barredText } from "../rollback/words.ts";
import {
  openingToLeave,
  nextStart,
  returnTime,
  rolloutTime,
  untimed,
} from "../timetable/timetable.ts";
import { frozenServices } from "../timetable/service-start.ts";
import { freezeAt, freezeWords, openingFrom, startIn, whenWords } from "../calendar/window.ts";
import type { Unphased, Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** What stands in the way of a plan however ready its services are, and how it is mended. */
export function planObstacles(assessment: Unphased): readonly Text[] {
  const { departure } = assessment;
  if (departure) return [];
  const time = whyNotThen(assessment) ?? whyNever(assessment);
  return [...(time ? [time] : frozenThen(assessment)), ...otherReleases(assessment)];
}

/** Other open releases that must be over, or out of the way, before this one leaves. */
export function otherReleases(situation: Situation): readonly Text[] {
  const { others, postMortems } = situation.observation;
  if (postMortems.kind === "unknown") {
    return [say`it is unknown which post-mortems are open: ${postMortems.why}`];
  }
  if (others.kind === "unknown") {
    return [say`it is unknown which other releases are open: ${others.why}`];
  }
  return overlapTexts(situation, overlapsOf(situation, false));
}

/** What people should know before they say go; it stops nothing. */
export function planWarnings(assessment: Unphased): readonly Text[] {
  const { departure } = assessment;
  const barred = departure ? undefined : barredText(wayBack(assessment));
  return departure
    ? [...unreadRotation(assessment), ...unheard(assessment)]
    : [
        ...unreadRotation(assessment),
        ...withoutWayBack(assessment),
        ...(barred ? [barred] : []),
        ...nearMisses(assessment),
        ...unassigned(assessment),
        ...unlinked(assessment),
        ...unheard(assessment),
      ];
}

/** Until it is read nobody is refused as a manager, and nobody is taken for one who only has the turn. */
const unreadRotation = ({ train: { rotationUnread } }: Situation): readonly Text[] =>
  rotationUnread === undefined
    ? []
    : [
        say`the calendar of ${code("managers_rotation")} can't be read: ${rotationUnread}. Until it can, only the managers of the train file decide.`,
      ];

function unheard({ train, observation }: Situation): readonly Text[] {
  return train.chats.flatMap(({ chat, channel }): readonly Text[] => {
    const { isConnected, memory } = observation.chats[chat];
    if (isConnected && memory.trouble !== undefined) {
      return [say`some posts to ${channel} failed: ${memory.trouble}`];
    }
    if (isConnected) return [];
    return [
      say`nothing is posted to ${channel}: whoever runs Release Train must set ${code(chats[chat].setting)}.`,
    ];
  });
}

function withoutWayBack(situation: Situation): readonly Text[] {
  const ways = waysBack(situation);
  const first = [...situation.services.values()].filter(
    ({ service }) => ways.get(service.id)?.bar?.kind === "first",
  );
  if (first.length === 0) return [];
  const names = fewNames(first.map(({ service }) => service.name));
  return [
    say`${names}: production has run nothing before, so it can't be rolled back. Whoever gives the GO accepts that.`,
  ];
}

/** What is called nearly as the release is: people think that it counts. */
function nearMisses({ services, observation, plan }: Situation): readonly Text[] {
  const where = new Map<string, Set<string>>();
  for (const { service, hides } of services.values()) {
    const facts = observation.services.get(service.id);
    if (hides || facts?.kind !== "known") continue;
    for (const name of facts.value.near ?? []) {
      where.set(name, (where.get(name) ?? new Set()).add(service.repo));
    }
  }
  return [...where].map(([name, repos]) => {
    const [kind = "", ...words] = name.split(" ");
    const called = code(words.join(" "));
    const right = kind === "label" ? `release:${plan.version}` : plan.version;
    return say`The ${kind} ${called} of ${fewNames([...repos], 3)} doesn't count for this release: rename it to ${code(right)} if it is meant.`;
  });
}

/** GitHub tells nobody whom it didn't assign, and asking again changes nothing. */
function unassigned(situation: Situation): readonly Text[] {
  const all = [...situation.services.values()].flatMap(({ service }) =>
    unassignableIn(situation, service),
  );
  if (all.length === 0) return [];
  const { repo } = situation.observation.issue;
  const names = fewNames([...new Set(all)]);
  return [
    say`GitHub doesn't let ${names} be assigned to issues of ${repo}: give them access to it and assign them by hand, or name others as ${code("on_call")} in the train file.`,
  ];
}

function unlinked({ services, plan: { version } }: Situation): readonly Text[] {
  if (services.size <= partsMax) return [];
  const label = code(`release:${version}`);
  return [
    say`GitHub shows at most ${partsMax} sub-issues below an issue: all ${services.size} have the label ${label}.`,
  ];
}

/** What is wrong with a time of departure. */
export interface BadTime {
  /** `tight`: something may start then, but not be finished and undone in time. */
  readonly kind: "frozen" | "closed" | "tight";
  readonly why: Text;
  /** From this time on it would be right. */
  readonly next: Temporal.Instant;
}

/** undefined: a release may leave then, or never. */
export function badTime(situation: Situation, departure: Temporal.Instant): BadTime | undefined {
  const { calendar } = situation.train;
  const opening = openingToLeave(situation, departure);
  const next = opening && startIn(opening, departure);
  if (!next || next.equals(departure)) return undefined;
  const at = whenWords(calendar, departure);
  const freeze = freezeAt(calendar, departure);
  if (freeze)
    return { kind: "frozen", why: say`${at} is in the freeze ${freezeWords(freeze)}`, next };
  const first = openingFrom(calendar, departure);
  return first && compareInstants(first.from, departure) > 0
    ? { kind: "closed", why: say`${at} is outside the window`, next }
    : {
        kind: "tight",
        why: say`${at} is too late for this window: ${timeNeeded(situation)}`,
        next,
      };
}

/** A departure that somebody wrote must be a good one, whether it has passed or not. */
function whyNotThen(situation: Situation): Text | undefined {
  const { plan, train } = situation;
  const bad = plan.departure && badTime(situation, plan.departure);
  if (!bad) return undefined;
  const next = whenWords(train.calendar, bad.next);
  return say`the departure at ${bad.why}; a manager can move it with ${code("/reschedule")} to ${next} or later, or keep it with ${code("/override <reason>")}`;
}

/** A release leaves as a whole: a service that is frozen then keeps all of it. */
const frozenThen = (situation: Situation): readonly Text[] => {
  const start = nextStart(situation, false);
  return start ? frozenServices(situation, start) : [];
};

function whyNever(situation: Situation): Text | undefined {
  if (nextStart(situation, false)) return undefined;
  const anyway = say`a manager can depart anyway with ${code("/override <reason>")}`;
  if (!openingFrom(situation.train.calendar, situation.observation.now)) {
    return say`no window opens in the next two years: change window or freezes in the train file, or ${anyway}`;
  }
  const unknown = untimed(situation);
  const timeouts =
    unknown.length === 0
      ? say``
      : say`, or shorten the timeout of ${fewNames(unknown.map(({ service }) => service.name))} (no past deployments)`;
  return say`no window is long enough: ${timeNeeded(situation)}. Widen window or rollback_window in the train file${timeouts}, take services out of the release, or ${anyway}`;
}

function timeNeeded(situation: Situation): string {
  const there = Math.ceil(rolloutTime(situation).total("minutes"));
  const back = Math.ceil(returnTime(situation).total("minutes"));
  return there === back
    ? wording`the rollout may take ${there} min, and a rollback as long again`
    : wording`the rollout may take ${there} min, and a rollback ${back} min`;
}
