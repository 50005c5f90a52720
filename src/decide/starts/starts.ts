/**
 * Why a service may not start: one rule for whatever brings it to production. The app asks before it creates a
 * deployment or gives others their turn, again before it starts a workflow or lets a job through its gate, and the
 * guard asks whether what others deploy is what its service may have now.
 */
import { joinTexts, say, type Text } from "../../model/view/text.ts";
import type { Gate } from "../../model/release/release.ts";
import type { ServiceId } from "../../model/ids.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { openReasons } from "../gates/gate.ts";
import { groundOf } from "../votes/closure.ts";
import { openItems } from "../votes/go-no-go.ts";
import { unreadAuthority } from "../votes/votes.ts";
import { whyBusy } from "../guard/busy.ts";
import { overlapsOf, overlapTexts } from "../plan/overlap.ts";
import { otherReleases } from "./plan-check.ts";
import { isSeenTwice } from "../gates/second-look.ts";
import { frozenServices, whyServiceWaits } from "../timetable/service-start.ts";
import { nextStart } from "../timetable/timetable.ts";
import { freezeAt, freezeWords, whenWords } from "../calendar/window.ts";
import { timeWords, watchWords } from "../health/watch-words.ts";
import { missingOf } from "../deployments/dependencies.ts";
import type { Unphased, Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

/** One thing that keeps a service from starting, with what it rests on. */
export interface StartBar {
  readonly kind:
    | "out"
    | "release"
    | "other release"
    | "hold"
    | "dependency"
    | "gates"
    | "time"
    | "busy"
    | "second look"
    | "commit";
  readonly why: Text;
  /** Whether it ends when others end or when its time has come: nobody needs to do anything. */
  readonly passes: boolean;
  /** Of `dependency`: what isn't live. */
  readonly services?: readonly ServiceId[];
  /** Of `gates`: those that aren't ready, with their own reasons. */
  readonly gates?: readonly Gate[];
}

/**
 * What keeps each service from starting now, the reason that tells most first; nothing: it may. What concerns the
 * whole release is worked out once for all of them, and of each only as many reasons as are asked for.
 */
export function starts(assessment: Unphased): (rider: ServiceAssessment) => Iterable<StartBar> {
  const { departure } = assessment;
  const common = commonBar(assessment);
  const overlaps = Map.groupBy(
    overlapsOf(assessment, departure !== undefined),
    ({ rider }) => rider.service.id,
  );
  return function* (rider) {
    if (assessment.out.has(rider.service.id)) {
      yield bar("out", say`is out of this release since it was taken back`);
    }
    if (common) yield common;
    const [elsewhere] = overlapTexts(assessment, overlaps.get(rider.service.id) ?? []);
    if (elsewhere) yield bar("other release", elsewhere);
    yield* ownBars(assessment, rider);
  };
}

const bar = (kind: StartBar["kind"], why: Text, passes = false): StartBar => ({
  kind,
  why,
  passes,
});

/** What keeps one service from starting, when nothing keeps the whole release. */
function* ownBars(assessment: Unphased, rider: ServiceAssessment): Iterable<StartBar> {
  const { holds, departure } = assessment;
  const hold = holds.find((one) => one.service === rider.service.id);
  if (hold) yield bar("hold", hold.why);
  const isReady = rider.readiness === "ready";
  const missing = missingOf(assessment, rider);
  if (missing.length > 0) {
    const services = missing.map((one) => (typeof one === "string" ? one : one.service.id));
    yield { ...bar("dependency", missingWords(missing), isReady), services };
  }
  if (!isReady) {
    const gates = rider.gates.filter(({ readiness }) => readiness !== "ready");
    yield { ...bar("gates", say`${openReasons(rider.gates).join("; ")}`), gates };
  }
  // The forecast has one calendar for all: when this one goes on, only its reason tells.
  const later = departure && whyServiceWaits(assessment, rider);
  if (later) yield bar("time", later);
  const busy = whyBusy(assessment, rider);
  if (busy) yield bar("busy", busy, true);
  // What is deployed again was read twice the first time, on this same commit.
  if (rider.progress.kind !== "live" && !isSeenTwice(assessment, rider)) {
    yield bar("second look", say`waits for a second look at its checks`, true);
  }
  if (rider.candidate.commit === null || assessment.digest === null) {
    yield bar("commit", say`its commit is not known`);
  }
}

function missingWords(missing: readonly (ServiceAssessment | ServiceId)[]): Text {
  const nameOf = (one: ServiceAssessment | ServiceId): string =>
    typeof one === "string" ? one : one.service.name;
  const [first] = missing;
  if (first === undefined || missing.length > 1 || typeof first === "string") {
    return say`waits for ${fewNames(missing.map(nameOf))}`;
  }
  const watched = watchWords(first.progress);
  return say`waits for ${nameOf(first)}${watched === "" ? "" : `, which ${watched}`}`;
}

/** What keeps the whole release from starting anything; undefined: nothing does. */
export const whyNothingStarts = (assessment: Unphased): Text | undefined =>
  whyNotYet(assessment) ?? whyUnsure(assessment);

/** Of a release that has left and that nobody holds, only the calendar and a restart keep anything. */
function commonBar(assessment: Unphased): StartBar | undefined {
  const why = whyNothingStarts(assessment);
  if (!why) return undefined;
  const { departure, holds, go } = assessment;
  const isHeld = go.kind !== "go" || holds.some(({ service }) => service === null);
  return bar("release", why, departure !== undefined && !isHeld && assessment.digest !== null);
}

/** Whether the release leaves as soon as those on whose word it rests are found to still have a say. */
export const isAboutToLeave = (assessment: Unphased): boolean =>
  !assessment.departure && whyNotYet(assessment) === undefined;

function whyUnsure(assessment: Unphased): Text | undefined {
  const { ...consent } = assessment;
  const unread = consent.departure ? undefined : unreadAuthority(assessment, consent);
  return (
    unread && say`whether ${unread.login} may still decide can't be read from GitHub at the moment`
  );
}

function whyNotYet(assessment: Unphased): Text | undefined {
  const { holds, go, ending } = assessment;
  if (ending) return say`this release is over`;
  const { now, blindUntil } = assessment.observation;
  const hold = holds.find((one) => one.service === null);
  if (hold) return hold.why;
  if (go.kind !== "go") return say`waits for the GO of a manager`;
  if (assessment.digest === null) return whyNoDigest(assessment);
  const notYet =
    whyTooEarly(assessment) ?? (assessment.departure ? undefined : whyItStays(assessment));
  if (notYet) return notYet;
  if (blindUntil && Temporal.Instant.compare(now, blindUntil) < 0) {
    return say`settling after a restart without memory, until ${timeWords(blindUntil)}`;
  }
  return undefined;
}

/** Which commit isn't known, and why. */
function whyNoDigest({ riders }: Situation): Text {
  const rider = [...riders.values()].find((one) => !one.isKnown);
  const reasons = rider ? openReasons(rider.gates) : [];
  return rider && reasons.length > 0
    ? say`the commit of ${rider.service.name} is not known: ${reasons.join("; ")}`
    : say`a commit of the release is not known`;
}

/** Nothing starts before the departure, outside the window, or in a freeze. */
export function whyTooEarly(assessment: Unphased): Text | undefined {
  const { departure, observation, plan, train } = assessment;
  const { now } = observation;
  const start = nextStart(assessment, departure !== undefined);
  if (!start) return say`no window opens in which it could start`;
  if (Temporal.Instant.compare(start, now) <= 0) return undefined;
  const when = whenWords(train.calendar, start);
  if (plan.departure?.equals(start)) return say`departs at ${when}`;
  const freeze = freezeAt(train.calendar, now);
  if (!freeze) return say`waits for the window that opens at ${when}`;
  return say`frozen ${freezeWords(freeze)}; goes on at ${when}`;
}

/** What keeps a release with a GO from leaving: it leaves as a whole or not at all. */
function whyItStays(assessment: Unphased): Text | undefined {
  const { holds } = assessment;
  const ground = groundOf(assessment);
  const open = [
    ...(ground.kind === "unknown" ? [say`${ground.why}`] : []),
    ...holds.map((hold) => hold.why),
    ...[...assessment.riders.values()]
      .filter((rider) => rider.readiness === "unknown")
      .map(
        (rider) => say`${rider.service.name} is unknown: ${openReasons(rider.gates).join("; ")}`,
      ),
    ...(assessment.version.readiness === "ready" ? [] : [say`${assessment.version.reason}`]),
    ...otherReleases(assessment),
    ...frozenServices(assessment, assessment.observation.now),
    ...openItems(assessment),
  ];
  return open.length === 0
    ? undefined
    : say`leaves when all of it is ready: ${joinTexts(fewOf(open, 3), "; ")}`;
}
