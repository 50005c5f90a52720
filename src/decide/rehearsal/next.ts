/** What a rehearsal does next, and how it ends. */
import { compareInstants } from "../../model/instants.ts";
import type { RehearsedEntry } from "../../model/record/rehearse-entry.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { withEntry } from "../record/record.ts";
import { openRehearsal } from "../record/rehearsed.ts";
import type { ServiceId } from "../../model/ids.ts";
import { nextAbove } from "../deployments/dependencies.ts";
import { failureWords } from "../deployments/failed-attempts.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Progress } from "../assessment/progress.ts";
import { automaticRehearsal } from "./begin.ts";
import type { Train } from "../../model/train/train.ts";
import { rehearsalOf, type LegOfService, type Rehearsal } from "./legs.ts";
import { wording } from "../../model/view/wording.ts";

const isLive = ({ progress }: Pick<LegOfService, "progress">): boolean => progress.kind === "live";
const isRunning = ({ progress }: Pick<LegOfService, "progress">): boolean =>
  progress.kind === "deploying" || (progress.kind === "starting" && !progress.isOpen);

/** The way that is gone now: the first on which not everything has arrived; undefined: all are. */
const presentWay = ({ ways }: Rehearsal): readonly LegOfService[] | undefined =>
  ways.find((way) => !way.every(isLive));

/** What starts now, as many as the train lets deploy at once, and one for each target. */
export function startsOf(assessment: Assessment, rehearsal: Rehearsal): readonly LegOfService[] {
  if (isPaused(assessment, rehearsal)) return [];
  const way = presentWay(rehearsal) ?? [];
  const targets = new Set(way.filter(isRunning).map(targetIn));
  let room = (assessment.train.maxParallel ?? Infinity) - way.filter(isRunning).length;
  const starts: LegOfService[] = [];
  for (const one of way) {
    const { progress } = one;
    const isOpen = progress.kind === "waiting" || (progress.kind === "starting" && progress.isOpen);
    if (!isOpen || room <= 0 || targets.has(targetIn(one))) continue;
    if (!before(assessment, way, one).every(isLive)) continue;
    targets.add(targetIn(one));
    room -= 1;
    starts.push(one);
  }
  return starts;
}

/** A stop that was said holds already; what can't be read, and a plan that is not known whole, is waited for. */
const isPaused = (
  { holds, observation, digest, awaited }: Assessment,
  { ways }: Rehearsal,
): boolean => {
  const { now, blindUntil, issue } = observation;
  return (
    holds.length > 0 ||
    awaited.length > 0 ||
    digest === null ||
    issue.state === "closed" ||
    (blindUntil !== null && compareInstants(now, blindUntil) < 0) ||
    ways.flat().some(({ progress }) => progress.kind === "failed" || progress.kind === "unknown")
  );
};

const targetIn = ({ assessed: { service } }: LegOfService): string =>
  `${service.repo} ${service.environments.staging}`.toLowerCase();

/** What must have gone the same way before: what it depends on, or on the way back what depends on it. */
function before(
  situation: Situation,
  way: readonly LegOfService[],
  { leg, assessed }: LegOfService,
): readonly LegOfService[] {
  const going = new Map(way.map((one) => [one.assessed, one]));
  const next =
    leg.name === "back"
      ? nextAbove(situation, (one) => going.has(one))(assessed)
      : nextBelow(situation, going, assessed);
  return next.flatMap((one) => going.get(one) ?? []);
}

/** The next ones that it depends on and that go, past those that don't. */
function nextBelow(
  { services }: Pick<Situation, "services">,
  going: ReadonlyMap<ServiceAssessment, LegOfService>,
  { candidate }: ServiceAssessment,
): readonly ServiceAssessment[] {
  return candidate.dependsOn.flatMap((id) => {
    const one = services.get(id);
    if (!one) return [];
    return going.has(one) ? [one] : nextBelow({ services }, going, one);
  });
}

/**
 * The end of a rehearsal is written down: what it showed outlives the deployments that showed it. So is the beginning of
 * one that nobody has to ask for.
 */
export function withRehearsal(
  record: ReleaseRecord,
  assess: (record: ReleaseRecord) => Assessment,
  { rehearse }: Pick<Train, "rehearse">,
): ReleaseRecord {
  const isOpen = openRehearsal(record) !== undefined;
  if (!isOpen && !rehearse) return record;
  const assessment = assess(record);
  const entry = isOpen ? rehearsalEnd(assessment) : automaticRehearsal(assessment);
  return entry ? withEntry(record, entry) : record;
}

/** How the rehearsal that is going on ends; undefined: it goes on, or none does. */
function rehearsalEnd(assessment: Assessment): RehearsedEntry | undefined {
  const rehearsal = rehearsalOf(assessment);
  if (!rehearsal) return undefined;
  const { entry, ways } = rehearsal;
  const { observation, digest, departure, ending } = assessment;
  const at = observation.now.toString({ smallestUnit: "second" });
  const ended = { kind: "rehearsed", of: entry.id, at, why: "", services: [] } as const;
  if (ending || departure) return { ...ended, outcome: "stopped" };
  if (digest !== null && digest !== entry.digest) return { ...ended, outcome: "changed" };
  const all = ways.flat();
  const failed = all.find(({ progress }) => progress.kind === "failed");
  // What runs comes to its end first: nobody rehearses beside it.
  if (failed && !all.some(isRunning))
    return { ...ended, outcome: "failed", why: whyFailed(failed) };
  if (!all.every(isLive)) return undefined;
  const [out = 0, back = 0, again = 0] = ways.map(secondsOf);
  return {
    ...ended,
    outcome: "passed",
    seconds: { out, back, again },
    services: entry.services.map(({ service }) => ({ service, takes: longest(all, service) })),
  };
}

function whyFailed({ assessed, leg, progress }: LegOfService): string {
  if (progress.kind !== "failed") return "";
  const way = {
    out: wording`on the way out`,
    back: wording`on the way back`,
    again: wording`on the second way out`,
  };
  const said = progress.why === "" ? "" : `: ${progress.why}`;
  return `${assessed.service.name} ${failureWords(progress.how)} ${way[leg.name]}${said}`;
}

const spanOf = (progress: Progress): readonly [number, number] | undefined =>
  progress.kind === "live"
    ? [progress.since.epochMilliseconds, progress.at.epochMilliseconds]
    : undefined;

/** From the first start of a way to its last end. */
function secondsOf(way: readonly LegOfService[]): number {
  const spans = way.map(({ progress }) => spanOf(progress)).filter((one) => one !== undefined);
  if (spans.length === 0) return 0;
  const from = Math.min(...spans.map(([begun]) => begun));
  const to = Math.max(...spans.map(([, end]) => end));
  return Math.ceil((to - from) / 1_000);
}

const longest = (all: readonly LegOfService[], service: ServiceId): number =>
  Math.max(
    0,
    ...all.filter(({ assessed }) => assessed.service.id === service).map((one) => secondsOf([one])),
  );
