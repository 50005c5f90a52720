/**
 * Why a service may not start: one rule for whatever brings it to production. The app asks before it creates a
 * deployment or gives others their turn, again before it starts a workflow or lets a job through its gate, and the
 * guard asks whether what others deploy is what its service may have now.
 */
import { compareInstants } from "../../model/instants.ts";
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
import type { StartBar } from "../assessment/bar.ts";
import type { Unphased, Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * What keeps each service from starting now, the reason that tells most first; nothing: it may. What concerns the
 * whole release is worked out once for all of them, and of each only as many reasons as are asked for.
 */
export function starts(assessment: Unphased): (assessed: ServiceAssessment) => Iterable<StartBar> {
  const { departure } = assessment;
  const common = commonBar(assessment);
  const overlaps = Map.groupBy(
    overlapsOf(assessment, departure !== undefined),
    ({ assessed }) => assessed.service.id,
  );
  return function* (assessed) {
    if (assessment.out.has(assessed.service.id)) {
      yield bar("out", say`is no longer part of this release: it was or will be rolled back`);
    }
    if (common) yield common;
    const [elsewhere] = overlapTexts(assessment, overlaps.get(assessed.service.id) ?? []);
    if (elsewhere) yield bar("other release", elsewhere);
    yield* ownBars(assessment, assessed);
  };
}

export const bar = (kind: StartBar["kind"], why: Text, passes = false): StartBar => ({
  kind,
  why,
  passes,
});

/** What keeps one service from starting, when nothing keeps the whole release. */
function* ownBars(assessment: Unphased, assessed: ServiceAssessment): Iterable<StartBar> {
  const { holds, departure } = assessment;
  const hold = holds.find((one) => one.service === assessed.service.id);
  if (hold) yield bar("hold", hold.why);
  const isReady = assessed.readiness === "ready";
  const missing = missingOf(assessment, assessed);
  if (missing.length > 0) {
    const services = missing.map((one) => (typeof one === "string" ? one : one.service.id));
    yield { ...bar("dependency", missingWords(missing), isReady), services };
  }
  if (!isReady) {
    const why = say`${openReasons(assessed.gates).join("; ")}`;
    yield { ...bar("gates", why), gates: openGates(assessed.gates) };
  }
  // The forecast has one calendar for all: when this one goes on, only its reason tells.
  const later = departure && whyServiceWaits(assessment, assessed);
  if (later) yield bar("time", later);
  const busy = whyBusy(assessment, assessed);
  if (busy) yield bar("busy", busy, true);
  // What is deployed again was read twice the first time, on this same commit.
  if (assessed.progress.kind !== "live" && !isSeenTwice(assessment, assessed)) {
    yield bar("second look", say`waits for a second look at its checks`, true);
  }
  if (assessed.candidate.commit === null || assessment.digest === null) {
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
  return say`waits for ${nameOf(first)}${watched === "" ? "" : wording`, which ${watched}`}`;
}

/** What keeps the whole release from starting anything; undefined: nothing does. */
export const whyNothingStarts = (assessment: Unphased): Text | undefined =>
  commonBar(assessment)?.why;

const commonBar = (assessment: Unphased): StartBar | undefined =>
  notYet(assessment) ?? unsure(assessment);

/** Of a release that has left and that nobody holds, only the calendar and a restart keep anything. */
const ofRelease = ({ departure }: Unphased, part: StartBar): StartBar => ({
  ...bar("release", part.why, departure !== undefined && part.passes),
  parts: part.parts ?? [part],
});

/** Whether the release leaves as soon as those on whose word it rests are found to still have a say. */
export const isAboutToLeave = (assessment: Unphased): boolean =>
  !assessment.departure && notYet(assessment) === undefined;

function unsure(assessment: Unphased): StartBar | undefined {
  const unread = assessment.departure ? undefined : unreadAuthority(assessment, assessment);
  if (!unread) return undefined;
  const why = say`whether ${unread.login} may still decide can't be read from GitHub at the moment`;
  return ofRelease(assessment, bar("authority", why));
}

function notYet(assessment: Unphased): StartBar | undefined {
  const part = firstPart(assessment);
  return part && ofRelease(assessment, part);
}

function firstPart(assessment: Unphased): StartBar | undefined {
  const { holds, go, ending, departure, digest } = assessment;
  if (ending) return bar("over", say`this release is over`);
  const { now, blindUntil } = assessment.observation;
  const hold = holds.find((one) => one.service === null);
  if (hold) return bar("hold", hold.why);
  if (go.kind !== "go") return bar("no GO", say`waits for a manager's GO`);
  if (digest === null) return bar("commit", whyNoDigest(assessment));
  const early = whyTooEarly(assessment);
  if (early) return bar("time", early, true);
  const stays = departure ? undefined : whyItStays(assessment);
  if (stays) return stays;
  if (!blindUntil || compareInstants(now, blindUntil) >= 0) return undefined;
  const why = say`reading the present state after a restart, until ${timeWords(blindUntil)}`;
  return bar("settling", why, true);
}

/** Which commit isn't known, and why. */
function whyNoDigest({ services }: Situation): Text {
  const assessed = [...services.values()].find((one) => !one.isKnown);
  const reasons = assessed ? openReasons(assessed.gates) : [];
  return assessed && reasons.length > 0
    ? say`the commit of ${assessed.service.name} is not known: ${reasons.join("; ")}`
    : say`a commit of the release is not known`;
}

/** Nothing starts before the departure, outside the window, or in a freeze. */
export function whyTooEarly(assessment: Unphased): Text | undefined {
  const { departure, observation, plan, train } = assessment;
  const { now } = observation;
  const start = nextStart(assessment, departure !== undefined);
  if (!start) return say`no window opens in which it could start`;
  if (compareInstants(start, now) <= 0) return undefined;
  const when = whenWords(train.calendar, start);
  if (plan.departure?.equals(start)) return say`departs at ${when}`;
  const freeze = freezeAt(train.calendar, now);
  if (!freeze) return say`waits for the window that opens at ${when}`;
  return say`frozen ${freezeWords(freeze)}; continues at ${when}`;
}

/** What keeps a release with a GO from leaving: it leaves as a whole or not at all. */
function whyItStays(assessment: Unphased): StartBar | undefined {
  const { holds, services, version, observation } = assessment;
  const ground = groundOf(assessment);
  const unknown = [...services.values()].filter(({ readiness }) => readiness === "unknown");
  const all = (kind: StartBar["kind"], whys: readonly Text[]): readonly StartBar[] =>
    whys.map((why) => bar(kind, why));
  const parts = [
    ...(ground.kind === "unknown" ? [bar("part", say`${ground.why}`)] : []),
    ...holds.map((hold) => bar("hold", hold.why)),
    ...unknown.map(({ service, gates }) => ({
      ...bar("gates", say`${service.name} is unknown: ${openReasons(gates).join("; ")}`),
      gates: openGates(gates),
    })),
    ...(version.readiness === "ready"
      ? []
      : [{ ...bar("gates", say`${version.reason}`), gates: [version] }]),
    ...all("other release", otherReleases(assessment)),
    ...all("time", frozenServices(assessment, observation.now)),
    ...all("checklist", openItems(assessment)),
  ];
  if (parts.length === 0) return undefined;
  const open = fewOf(
    parts.map(({ why }) => why),
    3,
  );
  return {
    ...bar("release", say`departs when all of it is ready: ${joinTexts(open, "; ")}`),
    parts,
  };
}

const openGates = (gates: readonly Gate[]): readonly Gate[] =>
  gates.filter(({ readiness }) => readiness !== "ready");
