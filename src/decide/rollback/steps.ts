/** Taking back, one service after the other: each starts when the one before it is back. */
import type { Sha } from "../../model/ids.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { isDeployedByOthers, isGated } from "../../model/train/drives.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import { fewNames } from "../../text/few.ts";
import { otherDeploying } from "../plan/overlap.ts";
import { tagFor } from "../deployments/deploy-tag.ts";
import { awaitedText } from "./awaited.ts";
import { isDeployed } from "../deployments/standing.ts";
import { isAbout } from "../deployments/about.ts";
import { byBeginning } from "../deployments/begun.ts";
import { isAtGate } from "../deployments/watched.ts";
import { endedAt, hasSucceeded } from "../deployments/statuses.ts";
import { isCutShort, rollbacksIn, takenOut } from "../record/taken.ts";
import { hasDeployment, wayBack } from "./way-back.ts";
import { short } from "../../text/short.ts";
import { retryAllowed } from "../deployments/failed-attempts.ts";
import { standingHolds } from "../record/standing-holds.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { WayBack, Rollback, RollbackStep } from "../assessment/rollback.ts";

/**
 * The steps of what the record takes back: exactly what this release deployed of it, last created first. A
 * window or a freeze keeps none of them waiting.
 */
export function rollbackOf(situation: Situation): Rollback {
  const { record } = situation;
  const out = takenOut(record);
  if (out.size === 0) return { steps: [], isRunning: false };
  const ways = wayBack(situation).filter(
    ({ rider }) => out.has(rider.service.id) && hasDeployment(situation, rider),
  );
  let why = whyNoneStarts(situation, ways);
  const steps = ways.map((way): RollbackStep => {
    const step = stepOf(situation, way, why);
    const isOver = step.kind === "done" || step.kind === "stays";
    if (!isOver) why ??= say`waits for ${way.rider.service.name}`;
    return step;
  });
  const isOver = steps.every(({ kind }) => kind === "done" || kind === "stays");
  return { steps, isRunning: !isOver && !isCutShort(record) };
}

function stepOf(situation: Situation, way: WayBack, why: Text | undefined): RollbackStep {
  const { record } = situation;
  const { rider, target, bar } = way;
  const { back, service } = rider;
  if (target === null && bar?.kind === "first") return { ...way, kind: "stays" };
  if (target === null) return { ...way, kind: "wait", why: say`waits: ${bar?.why ?? ""}` };
  if (back.kind === "live") return { ...way, kind: "done", at: back.at };
  if (back.kind === "proving") return { ...way, kind: "proving", progress: back };
  // What runs there and isn't healthy is not back, whoever put it there.
  const there = isDeployed(back) ? undefined : thereAlready(situation, rider, target.commit);
  if (there) return { ...way, kind: "done", at: there };
  if (back.kind === "deploying") return { ...way, kind: "under way" };
  if (back.kind === "starting" && !back.isOpen) return { ...way, kind: "under way" };
  if (back.kind === "unknown") return { ...way, kind: "wait", why: say`not known: ${back.why}` };
  const attempt = nextAttempt(record, rider);
  if (attempt === undefined && back.kind === "failed") {
    return { ...way, kind: "failed", failure: back };
  }
  const reason = why ?? whyItWaits(situation, way);
  if (reason) return { ...way, kind: "wait", why: reason };
  const { train, plan } = situation;
  return {
    ...way,
    kind: "start",
    deploy: {
      kind: "deploy",
      task: "rollback",
      service: service.id,
      repo: service.repo,
      commit: target.commit,
      tag: tagFor(service, target.commit),
      environment: rider.candidate.environment,
      version: target.version ?? short(target.commit),
      attempt: attempt ?? 1,
      train: train.name,
      release: plan.version,
      digest: null,
    },
  };
}

/**
 * Since when production runs what a service goes back to, of one that others deploy: they deployed nothing in its
 * turn, or have taken it back without being asked. Nobody deploys the same again.
 */
function thereAlready(
  { observation }: Situation,
  rider: ServiceAssessment,
  commit: Sha,
): Temporal.Instant | undefined {
  const { service } = rider;
  const facts = observation.services.get(service.id);
  if (!isDeployedByOthers(service) || isMoving(rider, observation.now)) return undefined;
  if (facts?.kind !== "known" || facts.value.production.kind === "unknown") return undefined;
  const newest = byBeginning(
    facts.value.production.value.filter((one) => isAbout(one, service) && !isAtGate(one, service)),
  )[0]?.deployment;
  return newest?.commit === commit && hasSucceeded(newest, service)
    ? (endedAt(newest, service) ?? newest.createdAt)
    : undefined;
}

/** What keeps one step waiting when its turn has come. */
function whyItWaits(situation: Situation, { rider, bar }: WayBack): Text | undefined {
  const { record } = situation;
  const isForced = rollbacksIn(record).some(
    ({ forced, services }) =>
      forced && services.some(({ service }) => service === rider.service.id),
  );
  if (bar?.isOpen && !isForced) {
    return say`would undo what came meanwhile: ${bar.why}. ${code("/resume")} by a manager goes on over that`;
  }
  const lacking = lackingToDeploy(situation, rider);
  if (lacking.length > 0) {
    return say`waits: the App lacks ${lacking.join(" and ")} in ${rider.service.repo}`;
  }
  return otherDeploying(situation, rider);
}

/** What the App would have to be granted to deploy it. */
export function lackingToDeploy(
  { observation }: Situation,
  { service }: ServiceAssessment,
): readonly string[] {
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known") return [];
  return facts.value.lacking.filter((one) => /^(deployments|actions): write$/.test(one));
}

/** undefined: it failed, and nobody has asked for another one. */
function nextAttempt(
  record: ReleaseRecord,
  { back, service }: ServiceAssessment,
): number | undefined {
  // A request that may have been lost is made again: the executor sees to it that it counts once.
  if (back.kind === "starting") return back.attempt;
  if (back.kind !== "failed") return 1;
  const attempt = back.attempt + 1;
  return retryAllowed(record, service.id, attempt, "rollback") ? attempt : undefined;
}

/** What keeps every step waiting; undefined: nothing does. */
function whyNoneStarts(situation: Situation, ways: readonly WayBack[]): Text | undefined {
  const { record } = situation;
  if (isCutShort(record)) return say`the release was aborted`;
  const stop = situation.awaited.find(
    ({ command }) => command.kind === "command" && command.name !== "rollback",
  );
  if (stop) return awaitedText(situation.observation, stop);
  const hold = holdSince(record);
  if (hold) {
    const resume = hold.service === null ? "/resume" : `/resume ${hold.service}`;
    return say`held by ${hold.by.login}: ${hold.reason}. ${code(resume)} ends it`;
  }
  const { riders, observation } = situation;
  // It may have been deployed after any of the others.
  const unread =
    ways.find(({ rider }) => rider.progress.kind === "unknown")?.rider ??
    [...riders.values()].find((rider) => mayBeMoving(rider, record, observation.now));
  if (unread) return say`waits until ${unread.service.name} can be read from GitHub`;
  const moving = [...riders.values()].filter((rider) => isMoving(rider, observation.now));
  if (moving.length > 0) {
    const names = fewNames(moving.map(({ service }) => service.name));
    return say`waits for the end of what is deploying: ${names}`;
  }
  const { now, blindUntil } = observation;
  return blindUntil && Temporal.Instant.compare(now, blindUntil) < 0
    ? say`settling after a restart without memory`
    : undefined;
}

/**
 * A deployment without an end; a request that got no answer counts until it can't take effect any more. What hasn't
 * begun at its gate is refused there.
 */
const isMoving = ({ progress, service }: ServiceAssessment, now: Temporal.Instant): boolean =>
  progress.kind === "deploying" ||
  (progress.kind === "starting" &&
    !isGated(service) &&
    (!progress.isOpen || Temporal.Instant.compare(now, progress.settledAt) < 0));

/**
 * What can't be read may be deploying: it may have begun until it was decided that something goes back, and has its
 * time. Who is away for longer than that keeps nobody waiting.
 */
function mayBeMoving(
  { progress, service }: ServiceAssessment,
  record: ReleaseRecord,
  now: Temporal.Instant,
): boolean {
  const decided = rollbacksIn(record).at(-1);
  if (progress.kind !== "unknown" || !decided) return false;
  const until = Temporal.Instant.from(decided.at).add(service.timeout);
  return Temporal.Instant.compare(now, until) < 0;
}

/** Whoever called a hold before the rollback meant to stop the deployments, not their way back. */
function holdSince(record: ReleaseRecord): ReturnType<typeof standingHolds>[number] | undefined {
  const { entries } = record;
  const decided = entries.findLastIndex(({ kind }) => kind === "rollback");
  return standingHolds(record).find((hold) => entries.indexOf(hold) > decided);
}
