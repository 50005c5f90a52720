/** What the health of a deployed service makes of its progress. */
import { compareInstants } from "../../model/instants.ts";
import type { Reading } from "../../model/failure.ts";
import type { HealthLook, HealthPlan, HealthQuestion } from "../../model/train/health.ts";
import type { CheckFacts } from "../../model/github/checks.ts";
import type { Observation } from "../../model/observation.ts";
import type { VouchEntry } from "../../model/record/health-record.ts";
import type { Direction } from "../../model/release/release.ts";
import type { Service } from "../../model/train/train.ts";
import { keptRecord, turnsOf, type HealthWord } from "../record/record.ts";
import { isBackForGood } from "../record/taken.ts";
import { afterLook, judge, type Word } from "./health.ts";
import { isPublished } from "../record/complete.ts";
import { lateWatch } from "./late-watch.ts";
import { samplesOf, type Sample } from "./samples.ts";
import { firstDeployedAt, progressOf, type ProgressInput } from "../deployments/progress.ts";
import type { HealthVerdict, ServiceHealth } from "../assessment/health.ts";
import type { Progress } from "../assessment/progress.ts";
import { wording } from "../../model/view/wording.ts";

type Live = Extract<Progress, { kind: "live" }>;

/**
 * The release's notes are published last, and only once all is verified: what was forgotten of the services' health
 * since is no matter.
 */
const isVerified = ({ trainRelease }: Observation): boolean => isPublished(trainRelease);

/**
 * From the release's end on nobody asks but for what goes back automatically. Once a service is back and was proved to be
 * healthy there, it is watched no longer.
 */
function isWatchOver(
  observation: Observation,
  service: Service,
  deployed: Live,
  task: Direction,
): boolean {
  if (task === "deploy")
    return isVerified(observation) && lateWatch(observation, service) === "none";
  const { said, health } = observation;
  const look = health.looks.get(service.id);
  const isProved = look?.of === lookName(deployed, task) && look.provedAt !== null;
  return isProved || isBackForGood(keptRecord(observation), said, service.id);
}

/** The health of a service that is deployed, or taken back; null: there is nothing to watch. */
export function healthOf(
  observation: Observation,
  service: Service,
  { task, progress: deployed }: { readonly task: Direction; readonly progress: Progress },
  words: readonly HealthWord[],
): ServiceHealth | null {
  const { health: plan } = service;
  if (!plan || deployed.kind !== "live") return null;
  const { health, now, begunAt } = observation;
  const { attempt } = deployed;
  const before = health.looks.get(service.id);
  const name = lookName(deployed, task);
  // Then only what was seen last is shown, where it is remembered.
  const isEnded = isWatchOver(observation, service, deployed, task);
  if (isEnded && (before?.of !== name || !before.provedAt)) return null;
  const isLate = !isEnded && task === "deploy" && isVerified(observation);
  const samples = isEnded ? [] : samplesIn(observation, service, plan, deployed);
  const looked = afterLook(before, name, samples, { begunAt, now, isLate });
  const seen = isLate && !looked.provedAt ? { ...looked, provedAt: deployed.at } : looked;
  const said = saidOf(words, service, { task, attempt });
  const vouched = said.filter((one) => one.kind === "vouch");
  const verdict = judge(plan, seen, wordOf(vouched), isEnded ? lastSeen(seen, now) : now);
  const look = verdict.isProved && !seen.provedAt ? { ...seen, provedAt: now } : seen;
  const last = said.at(-1);
  const isOver = !look.provedAt && compare(deadlineOf(deployed, look, service), now) <= 0;
  const isWritten = last?.kind === "unhealthy";
  const unhealthy = isWritten ? last : newlyUnhealthy(verdict, isOver && vouched.length === 0, now);
  const found = { look, verdict, vouched, unhealthy, isWritten };
  return { plan, task, attempt, ...found, isOver: isEnded };
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
  of: Pick<HealthWord, "task" | "attempt">,
): readonly HealthWord[] =>
  words.filter((one) => one.service === id && one.task === of.task && one.attempt === of.attempt);

const lookName = ({ attempt, at }: Live, task: Direction): string =>
  `${task === "deploy" ? "" : "back "}${attempt} ${at.toString()}`;

function wordOf(vouched: readonly VouchEntry[]): Word {
  const last = vouched.at(-1);
  return {
    setAside: new Set(vouched.flatMap(({ conditions }) => conditions)),
    badFrom: last ? Temporal.Instant.from(last.at) : null,
  };
}

/** Bad for longer than it may be, or at all when its time is over. */
function newlyUnhealthy(
  { conditions }: HealthVerdict,
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
  task,
  deployed,
  service,
  health,
  said,
  now,
}: {
  readonly task: Direction;
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
  const last = saidOf(said, service, { task, attempt }).at(-1);
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
  if (facts?.kind !== "known")
    return { kind: "unknown", why: wording`its repository was not read` };
  const { checks, deployedChecks } = facts.value;
  const own = [checks, deployedChecks].find(
    (one) => one?.kind === "known" && one.value.commit === commit,
  );
  if (own) return own;
  // Those of another commit say nothing of this one.
  return deployedChecks?.kind === "unknown"
    ? deployedChecks
    : { kind: "unknown", why: wording`the deployed commit was not read` };
}

/** The way that a service has taken last: `live` on the way back is what was taken back. */
export function lastWay(
  forward: Progress,
  back: Progress,
): { readonly task: Direction; readonly progress: Progress } {
  return back.kind === "waiting"
    ? { task: "deploy", progress: forward }
    : { task: "rollback", progress: back };
}

/**
 * When this release first touched the service, whichever way it goes now: what it was before that is what it is
 * held against, and what it should be again when it is taken back.
 */
function touchedAt(
  of: Pick<ProgressInput, "record" | "release" | "service" | "facts">,
  forward: Progress,
): Temporal.Instant | null {
  const { record, service, facts, release } = of;
  const turn = turnsOf(record, service.id).find(({ task }) => task === "deploy");
  const times = [
    firstDeployedAt(facts, { release, service, task: "deploy" }),
    "since" in forward ? forward.since : null,
    turn ? Temporal.Instant.from(turn.from) : null,
  ];
  return times.filter((at) => at !== null).toSorted(compare)[0] ?? null;
}

/** Of every service of the release whose health must be known now: what is to be asked. */
export function healthQuestions(observation: Observation): readonly HealthQuestion[] {
  const { train, services, release, intents, now, health } = observation;
  if (train.kind !== "valid") return [];
  const record = keptRecord(observation);
  return train.train.services.flatMap((service) => {
    const plan = service.health;
    const facts = services.get(service.id);
    if (!plan || !facts || (!plan.probe && plan.metrics.length === 0)) return [];
    const of = { record, release, service, facts, intents, now };
    const forward = progressOf({ ...of, task: "deploy" });
    const { task, progress } = lastWay(forward, progressOf({ ...of, task: "rollback" }));
    if (progress.kind !== "live") return [];
    if (isWatchOver(observation, service, progress, task)) return [];
    const look = health.looks.get(service.id);
    const conditions = look?.of === lookName(progress, task) ? [...look.conditions] : [];
    const asked = conditions.filter(([id]) => id !== "check").map(([, { seenAt }]) => seenAt);
    return {
      service: service.id,
      probe: plan.probe,
      metrics: plan.metrics,
      before: touchedAt(of, forward) ?? progress.since,
      askedAt: asked.reduce<Temporal.Instant | null>(
        (last, at) => (last && compare(last, at) > 0 ? last : at),
        null,
      ),
    };
  });
}

const compare = (a: Temporal.Instant, b: Temporal.Instant): number => compareInstants(a, b);
