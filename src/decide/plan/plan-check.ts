import { partsMax } from "../../model/links.ts";
import { code, say, type Text } from "../../model/text.ts";
import { fewNames } from "../few.ts";
import { unassignableIn } from "../on-call.ts";
import type { Outlook } from "../outlook.ts";
import { overlapsOf, overlapTexts } from "./overlap.ts";
import { previousCommit } from "../rollout/progress.ts";
import type { Situation } from "../situation.ts";
import { nextStart, openingToLeave, rolloutTime, untimed } from "../timetable/timetable.ts";
import { freezeAt, openingFrom, startIn, whenWords } from "../timetable/window.ts";

/** What stands in the way of a plan however ready its services are, and how it is mended. */
export function planObstacles({ situation, departure }: Outlook): readonly Text[] {
  if (departure) return [];
  const time = whyNotThen(situation) ?? whyNever(situation);
  return [...(time ? [time] : []), ...otherReleases(situation)];
}

/** Other open releases that must be over, or out of the way, before this one leaves. */
export function otherReleases(situation: Situation): readonly Text[] {
  const { others } = situation.observation;
  if (others.kind === "unknown") {
    return [say`which other releases are open is not known: ${others.why}`];
  }
  return overlapTexts(situation, overlapsOf(situation, false));
}

/** What people should know before they say go; it stops nothing. */
export function planWarnings({ situation, departure }: Outlook): readonly Text[] {
  return departure
    ? []
    : [...withoutWayBack(situation), ...unassigned(situation), ...unlinked(situation)];
}

function withoutWayBack({ observation, riders }: Situation): readonly Text[] {
  const first = [...riders.values()].filter(({ service }) => {
    const facts = observation.services.get(service.id);
    if (facts?.kind !== "known") return false;
    const previous = previousCommit(facts.value, observation.release, service);
    return previous.kind === "known" && previous.value === null;
  });
  if (first.length === 0) return [];
  const names = fewNames(first.map(({ service }) => service.name));
  return [
    say`${names}: production has run nothing before, so there is no way back. Whoever says ${code("/go")} accepts that.`,
  ];
}

/** GitHub tells nobody whom it didn't assign, and asking again changes nothing. */
function unassigned(situation: Situation): readonly Text[] {
  const all = [...situation.riders.values()].flatMap(({ service }) =>
    unassignableIn(situation, service),
  );
  if (all.length === 0) return [];
  const { repo } = situation.observation.issue;
  const names = fewNames([...new Set(all)]);
  return [
    say`GitHub doesn't let ${names} be assigned to issues of ${repo}: give them access to it and assign them by hand, or name others as ${code("on_call")} in the train file.`,
  ];
}

function unlinked({ riders, plan: { version } }: Situation): readonly Text[] {
  if (riders.size <= partsMax) return [];
  const label = code(`release:${version}`);
  return [
    say`GitHub shows at most ${partsMax} sub-issues below an issue: all ${riders.size} have the label ${label}.`,
  ];
}

/** A departure that somebody wrote must be a good one, whether it has passed or not. */
function whyNotThen(situation: Situation): Text | undefined {
  const { plan, train } = situation;
  const { departure } = plan;
  if (!departure) return undefined;
  const { calendar } = train;
  const at = whenWords(calendar, departure);
  const next = openingToLeave(situation, departure);
  const start = next && startIn(next, departure);
  if (!start || start.equals(departure)) return undefined;
  const mend = say`write another time below ${code("### Departure")}, from ${whenWords(calendar, start)} on, or leave it out`;
  const freeze = freezeAt(calendar, departure);
  if (freeze) {
    const reason = freeze.reason === "" ? "" : ` (${freeze.reason})`;
    return say`the departure at ${at} is in the freeze from ${freeze.from.toString()} to ${freeze.to.toString()}${reason}: ${mend}`;
  }
  const opening = openingFrom(calendar, departure);
  if (opening && Temporal.Instant.compare(opening.from, departure) > 0) {
    return say`the departure at ${at} is outside the window: ${mend}`;
  }
  return say`the departure at ${at} is too late for this window: ${timeNeeded(situation)}; ${mend}`;
}

function whyNever(situation: Situation): Text | undefined {
  if (nextStart(situation, false)) return undefined;
  if (!openingFrom(situation.train.calendar, situation.observation.now)) {
    return say`no window opens in the next two years: somebody changes window or freezes in the train file`;
  }
  const unknown = untimed(situation);
  const timeouts =
    unknown.length === 0
      ? say``
      : say`, or shortens the timeout of ${fewNames(unknown.map(({ service }) => service.name))}, of which no deployment is known`;
  return say`no window is open long enough: ${timeNeeded(situation)}. Somebody widens window or rollback_window in the train file${timeouts}, or the release carries less`;
}

function timeNeeded(situation: Situation): string {
  const minutes = Math.ceil(rolloutTime(situation).total("minutes"));
  return `the rollout may take ${minutes} min, and the way back as long again`;
}
