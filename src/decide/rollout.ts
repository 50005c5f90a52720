import type { Deploy } from "../model/action.ts";
import type { ReleaseRecord } from "../model/record.ts";
import { say, type Text } from "../model/text.ts";
import { holdsOf, retryAllowed, type Hold } from "./holds.ts";
import { riderFor, type Rider, type Situation } from "./situation.ts";
import { goStateOf, unreadAuthority } from "./votes.ts";

/** What one service does next: it starts now, or why it doesn't. */
export type NextStep =
  | { readonly kind: "start"; readonly rider: Rider; readonly deploy: Deploy }
  | { readonly kind: "wait"; readonly rider: Rider; readonly why: Text }
  | { readonly kind: "under way"; readonly rider: Rider }
  | { readonly kind: "done"; readonly rider: Rider };

/**
 * The next step of every service. A service starts as soon as everything it depends on in this release is
 * live, under a GO for exactly its commit, with its gates ready and nothing on hold. `/plan` shows these
 * same answers.
 */
export function nextSteps(situation: Situation, record: ReleaseRecord): readonly NextStep[] {
  const holds = holdsOf(situation, record);
  const round: Round = {
    situation,
    record,
    holds,
    common: whyNothingStarts(situation, record, holds),
    taken: takenTargets(situation),
  };
  return inOrder(situation).map((rider) => {
    const step = stepOf(round, rider);
    // One start takes the target of the ones behind it.
    if (step.kind === "start") round.taken.set(targetOf(rider), rider);
    return step;
  });
}

interface Round {
  readonly situation: Situation;
  readonly record: ReleaseRecord;
  readonly holds: readonly Hold[];
  /** Why nothing at all starts now. */
  readonly common: Text | undefined;
  /** Repository and environment to the service that is being deployed there. */
  readonly taken: Map<string, Rider>;
}

function stepOf(round: Round, rider: Rider): NextStep {
  const { situation, record, common, taken } = round;
  const { progress, service } = rider;
  if (progress.kind === "live") return { kind: "done", rider };
  if (progress.kind === "starting" || progress.kind === "deploying") {
    return { kind: "under way", rider };
  }
  const wait = (why: Text): NextStep => ({ kind: "wait", rider, why });
  if (progress.kind === "unknown") return wait(say`not known: ${progress.why}`);
  const attempt = progress.kind === "failed" ? progress.attempt + 1 : 1;
  if (progress.kind === "failed" && !retryAllowed(record, service.id, attempt)) {
    return wait(say`attempt ${progress.attempt} did not succeed`);
  }
  if (common) return wait(common);
  const held = round.holds.find((hold) => hold.service === service.id);
  if (held) return wait(held.why);
  const missing = rider.candidate.dependsOn.filter(
    (id) => riderFor(situation, id)?.progress.kind !== "live",
  );
  if (missing.length > 0) {
    const names = missing.map((id) => riderFor(situation, id)?.service.name ?? id);
    return wait(say`waits for ${names.join(", ")}`);
  }
  if (rider.readiness !== "ready") {
    const open = rider.gates.filter((gate) => gate.readiness !== "ready");
    return wait(say`${open.map((gate) => gate.reason).join("; ")}`);
  }
  const holder = taken.get(targetOf(rider));
  if (holder) return wait(say`shares its target with ${holder.service.name}, which is deploying`);
  const { commit } = rider.candidate;
  if (commit === null || situation.digest === null) return wait(say`its commit is not known`);
  return {
    kind: "start",
    rider,
    deploy: {
      kind: "deploy",
      service: service.id,
      repo: service.repo,
      commit,
      environment: rider.candidate.environment,
      version: rider.candidate.version,
      attempt,
      train: situation.train.name,
      release: situation.plan.version,
      digest: situation.digest,
    },
  };
}

/** What keeps the whole release from starting anything; undefined: nothing does. */
function whyNothingStarts(
  situation: Situation,
  record: ReleaseRecord,
  holds: readonly Hold[],
): Text | undefined {
  const { observation, plan } = situation;
  const hold = holds.find((one) => one.service === null);
  if (hold) return hold.why;
  const go = goStateOf(situation, record);
  if (go.kind !== "go") return say`waits for the GO of a manager`;
  if (situation.digest === null) return say`a commit of the release is not known`;
  if (plan.departure && Temporal.Instant.compare(observation.now, plan.departure) < 0) {
    return say`departs at ${timeWords(plan.departure)}`;
  }
  const unread = situation.departure ? undefined : unreadAuthority(situation, record);
  if (unread) return say`whether ${unread.login} may still decide can't be read from GitHub now`;
  const { blindUntil } = observation;
  if (blindUntil && Temporal.Instant.compare(observation.now, blindUntil) < 0) {
    return say`settling after a restart without memory, until ${timeWords(blindUntil)}`;
  }
  return undefined;
}

const targetOf = (rider: Rider): string => `${rider.candidate.repo} ${rider.candidate.environment}`;

function takenTargets(situation: Situation): Map<string, Rider> {
  const busy = situation.riders.filter(
    (rider) => rider.progress.kind === "starting" || rider.progress.kind === "deploying",
  );
  return new Map(busy.map((rider) => [targetOf(rider), rider]));
}

/** Dependencies before what depends on them; else in the order of the train file. */
export function inOrder(situation: Situation): readonly Rider[] {
  const ordered: Rider[] = [];
  const seen = new Set<string>();
  const visit = (rider: Rider): void => {
    if (seen.has(rider.service.id)) return;
    seen.add(rider.service.id);
    for (const id of rider.candidate.dependsOn) {
      const dependency = riderFor(situation, id);
      if (dependency) visit(dependency);
    }
    ordered.push(rider);
  };
  for (const rider of situation.riders) visit(rider);
  return ordered;
}

/** `2026-03-19 14:00 UTC`. */
export const timeWords = (at: Temporal.Instant): string =>
  `${at.toString({ smallestUnit: "minute" }).replace("T", " ").replace("Z", "")} UTC`;
