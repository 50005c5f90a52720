import type { Deploy } from "../../model/action.ts";
import { joinTexts, say, type Text } from "../../model/text.ts";
import { fewNames, fewOf } from "../tell/few.ts";
import { openReasons } from "../gates/gate.ts";
import { groundOf } from "../consent/closure.ts";
import { whyBusy } from "../guard/busy.ts";
import { tagFor } from "../drive/deploy-tag.ts";
import { retryAllowed } from "./holds.ts";
import type { Outlook } from "../outlook.ts";
import { inOrder, targetOf } from "./order.ts";
import { carries } from "./standing.ts";
import { overlapsOf, overlapTexts } from "../plan/overlap.ts";
import { otherReleases } from "../plan/plan-check.ts";
import type { Rider, Situation } from "../situation.ts";
import { isSeenTwice } from "../gates/second-look.ts";
import { jobsOf, usualSeconds } from "../timetable/jobs.ts";
import { createLine } from "../timetable/line.ts";
import type { Job } from "../timetable/schedule.ts";
import { frozenServices, whyServiceWaits } from "../timetable/service-start.ts";
import { nextStart } from "../timetable/timetable.ts";
import { openItems } from "../consent/go-no-go.ts";
import { unreadAuthority } from "../consent/votes.ts";
import { freezeAt, freezeWords, whenWords } from "../timetable/window.ts";
import { timeWords, watchWords } from "../health/watch-words.ts";

/** What one service does next: it starts now, or why it doesn't. */
export type NextStep =
  | {
      readonly kind: "start";
      readonly rider: Rider;
      readonly deploy: Deploy;
      /** Its place among those that start now: what the longest path waits for goes first. */
      readonly turn: number;
    }
  | ({ readonly kind: "wait"; readonly rider: Rider } & Wait)
  | { readonly kind: "under way"; readonly rider: Rider }
  | { readonly kind: "done"; readonly rider: Rider };

interface Wait {
  readonly why: Text;
  /** Whether it ends when others end or when its time has come: nobody needs to do anything. */
  readonly passes: boolean;
  /** Whether it keeps the whole release, and not this service alone. */
  readonly isCommon: boolean;
}

/** Ends when somebody does something, or when what is missing turns up. */
const open = (why: Text): Wait => ({ why, passes: false, isCommon: false });
const passing = (why: Text): Wait => ({ why, passes: true, isCommon: false });

/**
 * The next step of every service. A service starts as soon as everything it depends on in this release is
 * live, under a GO for exactly its commit, with its gates ready and nothing on hold. `/plan` shows these
 * same answers.
 */
export function nextSteps(outlook: Outlook): readonly NextStep[] {
  const common = commonWait(outlook);
  const { situation, departure } = outlook;
  const overlaps = Map.groupBy(
    overlapsOf(situation, departure !== undefined),
    ({ rider }) => rider.service.id,
  );
  const steps = inOrder(situation).map((rider) => {
    const [elsewhere] = overlapTexts(situation, overlaps.get(rider.service.id) ?? []);
    return stepOf(outlook, rider, common ?? (elsewhere && open(elsewhere)));
  });
  return inTurn(situation, steps);
}

/** Of those that could start, the ones whose turn it is; the others wait for theirs. */
function inTurn(situation: Situation, steps: readonly NextStep[]): readonly NextStep[] {
  const { maxParallel } = situation.train;
  const line = createLine<Job>(maxParallel);
  const jobs = new Map(jobsOf(situation, usualSeconds).map((job) => [job.id, job]));
  const isMoving = ({ progress: { kind } }: Rider): boolean =>
    kind === "starting" || kind === "deploying";
  for (const { kind, rider } of steps) {
    const job = jobs.get(rider.service.id);
    if (!job) continue;
    if (isMoving(rider)) line.begin(job);
    else if (kind === "start") line.join(job);
  }
  const turns = new Map(line.starts().map(({ id }, turn) => [id, turn]));
  return steps.map((step) => {
    const { rider } = step;
    if (step.kind !== "start" || isMoving(rider)) return step;
    const turn = turns.get(rider.service.id);
    if (turn !== undefined) return { ...step, turn };
    const holder = line.holderOf(targetOf(rider));
    const why = holder
      ? say`shares its target with ${situation.riders.get(holder.id)?.service.name ?? holder.id}, which is deploying`
      : say`waits for its turn: no more than ${maxParallel ?? 1} deploy at once`;
    return { kind: "wait", rider, ...passing(why) };
  });
}

function stepOf(outlook: Outlook, rider: Rider, common: Wait | undefined): NextStep {
  if (outlook.out.has(rider.service.id)) {
    return { kind: "wait", rider, ...open(say`is out of this release since it was taken back`) };
  }
  const attempt = nextAttempt(outlook, rider);
  if (typeof attempt !== "number") return attempt;
  const wait = common ?? waitOf(outlook, rider);
  if (wait) return { kind: "wait", rider, ...wait };
  const { situation } = outlook;
  const { commit, version, environment } = rider.candidate;
  if (commit === null || situation.digest === null) {
    return { kind: "wait", rider, ...open(say`its commit is not known`) };
  }
  return {
    kind: "start",
    rider,
    deploy: {
      kind: "deploy",
      task: "deploy",
      service: rider.service.id,
      repo: rider.service.repo,
      commit,
      tag: tagFor(rider.service, commit),
      environment,
      version,
      attempt,
      train: situation.train.name,
      release: situation.plan.version,
      digest: situation.digest,
    },
    turn: 0,
  };
}

/** The number of the attempt that would come next, or the step of a service for which none does. */
function nextAttempt({ record }: Outlook, rider: Rider): number | NextStep {
  const { progress, service } = rider;
  switch (progress.kind) {
    case "waiting":
      return 1;
    case "starting":
      // A request that may have been lost is made again: the executor sees to it that it counts once.
      return progress.isOpen ? progress.attempt : { kind: "under way", rider };
    case "deploying":
    case "proving":
      return { kind: "under way", rider };
    case "live":
      return { kind: "done", rider };
    case "unknown":
      return { kind: "wait", rider, ...open(say`not known: ${progress.why}`) };
    case "failed": {
      const attempt = progress.attempt + 1;
      if (retryAllowed(record, service.id, attempt, "deploy")) return attempt;
      return { kind: "wait", rider, ...open(say`attempt ${progress.attempt} did not succeed`) };
    }
  }
}

/** What keeps one service from starting, when nothing keeps the whole release. */
function waitOf({ situation, holds, departure, record }: Outlook, rider: Rider): Wait | undefined {
  const hold = holds.find((one) => one.service === rider.service.id);
  if (hold) return open(hold.why);
  const isReady = rider.readiness === "ready";
  const awaited = whatItWaitsFor(situation, rider);
  if (awaited) return isReady ? passing(awaited) : open(awaited);
  if (!isReady) return open(say`${openReasons(rider.gates).join("; ")}`);
  const later = departure && whyServiceWaits(situation, rider);
  // The forecast has one calendar for all: when this one goes on, only its reason tells.
  if (later) return open(later);
  const busy = whyBusy(situation, record, rider);
  if (busy) return passing(busy);
  return isSeenTwice(situation, rider)
    ? undefined
    : passing(say`waits for a second look at its checks`);
}

function whatItWaitsFor({ riders }: Situation, { candidate }: Rider): Text | undefined {
  const missing = candidate.dependsOn.flatMap((id) => {
    const dependency = riders.get(id);
    return dependency && carries(dependency.progress) ? [] : [dependency ?? id];
  });
  const [first, ...others] = missing;
  if (first === undefined) return undefined;
  const nameOf = (one: Rider | string): string =>
    typeof one === "string" ? one : one.service.name;
  if (others.length > 0 || typeof first === "string") {
    return say`waits for ${fewNames(missing.map(nameOf))}`;
  }
  const watched = watchWords(first.progress);
  return say`waits for ${nameOf(first)}${watched === "" ? "" : `, which ${watched}`}`;
}

/** What keeps the whole release from starting anything; undefined: nothing does. */
export const whyNothingStarts = (outlook: Outlook): Text | undefined =>
  whyNotYet(outlook) ?? whyUnsure(outlook);

/** Of a release that has left and that nobody holds, only the calendar and a restart keep anything. */
function commonWait(outlook: Outlook): Wait | undefined {
  const why = whyNothingStarts(outlook);
  if (!why) return undefined;
  const { departure, holds, go, situation } = outlook;
  const isHeld = go.kind !== "go" || holds.some(({ service }) => service === null);
  const passes = departure !== undefined && !isHeld && situation.digest !== null;
  return { why, passes, isCommon: true };
}

/** Whether the release leaves as soon as those on whose word it rests are found to still have a say. */
export const isAboutToLeave = (outlook: Outlook): boolean =>
  !outlook.departure && whyNotYet(outlook) === undefined;

function whyUnsure({ situation, ...consent }: Outlook): Text | undefined {
  const unread = consent.departure ? undefined : unreadAuthority(situation, consent);
  return (
    unread && say`whether ${unread.login} may still decide can't be read from GitHub at the moment`
  );
}

function whyNotYet(outlook: Outlook): Text | undefined {
  const { situation, holds, go, ending } = outlook;
  if (ending) return say`this release is over`;
  const { now, blindUntil } = situation.observation;
  const hold = holds.find((one) => one.service === null);
  if (hold) return hold.why;
  if (go.kind !== "go") return say`waits for the GO of a manager`;
  if (situation.digest === null) return say`a commit of the release is not known`;
  const notYet = whyTooEarly(outlook) ?? (outlook.departure ? undefined : whyItStays(outlook));
  if (notYet) return notYet;
  if (blindUntil && Temporal.Instant.compare(now, blindUntil) < 0) {
    return say`settling after a restart without memory, until ${timeWords(blindUntil)}`;
  }
  return undefined;
}

/** Nothing starts before the departure, outside the window, or in a freeze. */
export function whyTooEarly({ situation, departure }: Outlook): Text | undefined {
  const { observation, plan, train } = situation;
  const { now } = observation;
  const start = nextStart(situation, departure !== undefined);
  if (!start) return say`no window opens in which it could start`;
  if (Temporal.Instant.compare(start, now) <= 0) return undefined;
  const when = whenWords(train.calendar, start);
  if (plan.departure?.equals(start)) return say`departs at ${when}`;
  const freeze = freezeAt(train.calendar, now);
  if (!freeze) return say`waits for the window that opens at ${when}`;
  return say`frozen ${freezeWords(freeze)}; goes on at ${when}`;
}

/** What keeps a release with a GO from leaving: it leaves as a whole or not at all. */
function whyItStays(outlook: Outlook): Text | undefined {
  const { situation, holds } = outlook;
  const ground = groundOf(situation);
  const open = [
    ...(ground.kind === "unknown" ? [say`${ground.why}`] : []),
    ...holds.map((hold) => hold.why),
    ...[...situation.riders.values()]
      .filter((rider) => rider.readiness === "unknown")
      .map(
        (rider) => say`${rider.service.name} is unknown: ${openReasons(rider.gates).join("; ")}`,
      ),
    ...(situation.version.readiness === "ready" ? [] : [say`${situation.version.reason}`]),
    ...otherReleases(situation),
    ...frozenServices(situation, situation.observation.now),
    ...openItems(outlook),
  ];
  return open.length === 0
    ? undefined
    : say`leaves when all of it is ready: ${joinTexts(fewOf(open, 3), "; ")}`;
}
