/** What the health of a deployed service makes of its progress. */
import type { Reading } from "../../model/failure.ts";
import type { HealthLook, HealthPlan, HealthQuestion } from "../../model/health.ts";
import type { CheckFacts } from "../../model/checks.ts";
import type { Observation } from "../../model/observation.ts";
import type { VouchEntry } from "../../model/health-record.ts";
import type { Service } from "../../model/train.ts";
import { keptRecord, type HealthWord } from "../record.ts";
import { afterLook, judge, type Verdict, type Word } from "./health.ts";
import { samplesOf, type Sample } from "./health-samples.ts";
import { firstDeployedAt, progressOf, type Progress } from "./progress.ts";

type Live = Extract<Progress, { kind: "live" }>;

/** The health of one deployment, with everything that was said of it. */
export interface ServiceHealth {
  readonly plan: HealthPlan;
  readonly attempt: number;
  /** To be remembered. */
  readonly look: HealthLook;
  readonly verdict: Verdict;
  readonly vouched: readonly VouchEntry[];
  /** It was found unhealthy, and nobody has vouched for it since; null: it wasn't. */
  readonly unhealthy: { readonly at: string; readonly why: string } | null;
  /** Whether the record says so already. */
  readonly isWritten: boolean;
}

/**
 * The release's notes are published last, and only once all is verified: from then on nobody asks, and what
 * was forgotten of the services' health meanwhile is no matter.
 */
const isVerified = ({ trainRelease }: Observation): boolean =>
  trainRelease.kind === "known" &&
  trainRelease.value !== null &&
  trainRelease.value.ours &&
  !trainRelease.value.isDraft;

/** The health of a service that is deployed; null: there is nothing to watch. */
export function healthOf(
  observation: Observation,
  service: Service,
  deployed: Progress,
  words: readonly HealthWord[],
): ServiceHealth | null {
  const { health: plan } = service;
  if (!plan || deployed.kind !== "live") return null;
  const { health, now, begunAt } = observation;
  const { attempt } = deployed;
  const before = health.looks.get(service.id);
  // Once all is verified only what was seen last is shown, where it is remembered.
  const isEnded = isVerified(observation);
  if (isEnded && (before?.of !== lookName(deployed) || !before.provedAt)) return null;
  const seen = afterLook(
    before,
    lookName(deployed),
    isEnded ? [] : samplesIn(observation, service, plan, deployed),
    { begunAt, now },
  );
  const said = saidOf(words, service, attempt);
  const vouched = said.filter((one) => one.kind === "vouch");
  const verdict = judge(plan, seen, wordOf(vouched), isEnded ? lastSeen(seen, now) : now);
  const look = verdict.isProved && !seen.provedAt ? { ...seen, provedAt: now } : seen;
  const last = said.at(-1);
  const isOver = !look.provedAt && compare(deadlineOf(deployed, look, service), now) <= 0;
  const isWritten = last?.kind === "unhealthy";
  const unhealthy = isWritten ? last : newlyUnhealthy(verdict, isOver && vouched.length === 0, now);
  return { plan, attempt, look, verdict, vouched, unhealthy, isWritten };
}

const samplesIn = (
  observation: Observation,
  service: Service,
  plan: HealthPlan,
  deployed: Live,
): readonly Sample[] =>
  samplesOf(plan, {
    answers: observation.health.answers.get(service.id),
    checks: checksOf(observation, service, deployed),
    deployedAt: deployed.since,
  });

const lastSeen = ({ conditions }: HealthLook, now: Temporal.Instant): Temporal.Instant =>
  [...conditions.values()]
    .map(({ seenAt }) => seenAt)
    .toSorted(compare)
    .at(-1) ?? now;

const saidOf = (
  words: readonly HealthWord[],
  { id }: Service,
  attempt: number,
): readonly HealthWord[] => words.filter((one) => one.service === id && one.attempt === attempt);

const lookName = ({ attempt, at }: Live): string => `${attempt} ${at.toString()}`;

function wordOf(vouched: readonly VouchEntry[]): Word {
  const last = vouched.at(-1);
  return {
    setAside: new Set(vouched.flatMap(({ conditions }) => conditions)),
    badFrom: last ? Temporal.Instant.from(last.at) : null,
  };
}

/** Bad for longer than it may be, or at all when its time is over. */
function newlyUnhealthy(
  { conditions }: Verdict,
  isOver: boolean,
  now: Temporal.Instant,
): ServiceHealth["unhealthy"] {
  const failing = conditions.filter(
    ({ isFailing, result }) => isFailing || (isOver && result === "bad"),
  );
  if (failing.length === 0) return null;
  const why = failing.map(({ condition, words }) => `${condition.name}: ${words}`).join("; ");
  return { at: now.toString({ smallestUnit: "second" }), why };
}

/**
 * Its soak, and as much time as its deployment may take. An app that was away, or lost its memory, is no fault of
 * the service: its time begins with the first look.
 */
function deadlineOf(
  { at }: Live,
  { since }: HealthLook,
  { timeout, health }: Service,
): Temporal.Instant {
  const from = compare(since, at) > 0 ? since : at;
  return from.add(health?.soak ?? {}).add(timeout);
}

/** How far a service has come whose deployment succeeded: live only once its health is proved. */
export function throughHealth({
  deployed,
  service,
  health,
  said,
  now,
}: {
  readonly deployed: Progress;
  readonly service: Service;
  /** null: nothing of it is watched, or no longer. */
  readonly health: ServiceHealth | null;
  readonly said: readonly HealthWord[];
  readonly now: Temporal.Instant;
}): Progress {
  if (deployed.kind !== "live") return deployed;
  const { attempt, commit, logUrl, since } = deployed;
  const failed = { kind: "failed", attempt, commit, logUrl } as const;
  const last = saidOf(said, service, attempt).at(-1);
  // What was found stays so when nobody watches it any more.
  const unhealthy = health ? health.unhealthy : last?.kind === "unhealthy" ? last : null;
  if (unhealthy) {
    const at = Temporal.Instant.from(unhealthy.at);
    return { ...failed, how: "unhealthy", why: unhealthy.why, since: at };
  }
  if (!health) return deployed;
  const { look, verdict } = health;
  const open = verdict.conditions.filter(({ result }) => result !== "good");
  const missing = open.map(({ condition, words }) => `${condition.name}: ${words}`).join("; ");
  if (look.provedAt) {
    return { ...deployed, at: look.provedAt, doubt: open.length === 0 ? null : missing };
  }
  const deadline = deadlineOf(deployed, look, service);
  if (compare(deadline, now) <= 0) {
    return { ...failed, how: "unproved", why: missing, since: deadline };
  }
  const { until } = verdict;
  const running = { attempt, commit, logUrl, since };
  return { kind: "proving", ...running, deployedAt: deployed.at, until, deadline, missing };
}

function checksOf(
  { services }: Observation,
  { id }: Service,
  { commit }: Live,
): Reading<CheckFacts> {
  const facts = services.get(id);
  if (facts?.kind !== "known") return { kind: "unknown", why: "its repository was not read" };
  const { checks, deployedChecks } = facts.value;
  const own = [checks, deployedChecks].find(
    (one) => one?.kind === "known" && one.value.commit === commit,
  );
  return own ?? deployedChecks ?? { kind: "unknown", why: "the deployed commit was not read" };
}

/** Of every service of the release whose health must be known now: what is to be asked. */
export function healthQuestions(observation: Observation): readonly HealthQuestion[] {
  const { train, services, release, intents, now, health } = observation;
  if (train.kind !== "valid" || isVerified(observation)) return [];
  const record = keptRecord(observation);
  return train.train.services.flatMap((service) => {
    const plan = service.health;
    const facts = services.get(service.id);
    if (!plan || !facts || (!plan.probe && plan.metrics.length === 0)) return [];
    const of = { record, release, service, facts, intents, now };
    const deployed = progressOf({ ...of, task: "deploy" });
    const isTakenBack = progressOf({ ...of, task: "rollback" }).kind !== "waiting";
    if (deployed.kind !== "live" || isTakenBack) return [];
    const look = health.looks.get(service.id);
    const conditions = look?.of === lookName(deployed) ? [...look.conditions] : [];
    const asked = conditions.filter(([id]) => id !== "check").map(([, { seenAt }]) => seenAt);
    return {
      service: service.id,
      probe: plan.probe,
      metrics: plan.metrics,
      before: firstDeployedAt(facts, { release, service, task: "deploy" }) ?? deployed.since,
      askedAt: asked.reduce<Temporal.Instant | null>(
        (last, at) => (last && compare(last, at) > 0 ? last : at),
        null,
      ),
    };
  });
}

const compare = (a: Temporal.Instant, b: Temporal.Instant): number =>
  Temporal.Instant.compare(a, b);
