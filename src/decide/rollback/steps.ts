/** Rolling back by the graph: a service starts to go back when all that is on top of it is back. */
import type { Sha } from "../../model/ids.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import { say } from "../../model/view/text.ts";
import { tagFor } from "../deployments/deploy-tag.ts";
import { isDeployed } from "../deployments/progress-meaning.ts";
import { isAbout } from "../deployments/about.ts";
import { byBeginning } from "../deployments/begun.ts";
import { isAtGate } from "../deployments/watched.ts";
import { endedAt, hasSucceeded } from "../deployments/statuses.ts";
import { isCutShort, takenOut } from "../record/taken.ts";
import { nextAbove } from "../deployments/dependencies.ts";
import { targetOf } from "../deployments/order.ts";
import { returnJobsOf } from "../timetable/jobs.ts";
import type { InLine } from "../timetable/line.ts";
import { turnsOf } from "../timetable/turns.ts";
import {
  commonReturnBar,
  mayStillDeploy,
  movingBars,
  orderBar,
  ownReturnBar,
  returnBar,
} from "./return-bars.ts";
import { hasDeployment, wayBack } from "./way-back.ts";
import type { ReturnBar } from "../assessment/bar.ts";
import { short } from "../../text/short.ts";
import { retryAllowed } from "../deployments/failed-attempts.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { WayBack, Rollback, RollbackStep } from "../assessment/rollback.ts";

/**
 * The steps of what the record takes back: exactly what this release deployed of it. A service goes back when all
 * that is on top of it is back and proved, whatever happens elsewhere in the graph. A window or a freeze keeps none
 * of them waiting.
 */
export function rollbackOf(situation: Situation): Rollback {
  const { record } = situation;
  const out = takenOut(record);
  if (out.size === 0) return { steps: [], isRunning: false };
  const ways = wayBack(situation).filter(
    ({ assessed }) => out.has(assessed.service.id) && hasDeployment(situation, assessed),
  );
  const common = commonReturnBar(situation);
  const moving = movingBars(situation, ways);
  const open = new Set<ServiceAssessment>();
  const above = nextAbove(situation, (one) => open.has(one));
  // What is on top of a service has its step before it.
  const steps = ways.map((way): RollbackStep => {
    const { assessed } = way;
    const bar = common ?? moving(assessed) ?? orderBar(above(assessed));
    const step = stepOf(situation, way, bar);
    if (!isOver(step)) open.add(assessed);
    return step;
  });
  return {
    steps: inTurn(situation, steps),
    isRunning: !steps.every(isOver) && !isCutShort(record),
  };
}

const isOver = ({ kind }: RollbackStep): boolean => kind === "done" || kind === "stays";

/** Of those that could go back, the ones whose turn it is; whatever deploys holds its target and its place. */
function inTurn(situation: Situation, steps: readonly RollbackStep[]): readonly RollbackStep[] {
  const { now } = situation.observation;
  const left = steps.filter((step) => !isOver(step)).map(({ assessed }) => assessed);
  const jobs = new Map(returnJobsOf(situation, left).map((job) => [job.id, job]));
  const hasBegun = ({ kind, assessed }: RollbackStep): boolean =>
    kind === "under way" || (kind === "start" && assessed.back.kind === "starting");
  const begun = steps.filter(hasBegun).map(({ assessed }) => assessed);
  const deploying = [...situation.services.values()].filter((one) => mayStillDeploy(one, now));
  const holding = [...new Set([...begun, ...deploying])].map((one): InLine => ({
    id: one.service.id,
    target: targetOf(one),
    path: 0,
    place: 0,
  }));
  const ready = steps.flatMap((step) => {
    const job = jobs.get(step.assessed.service.id);
    return job && step.kind === "start" && !hasBegun(step) ? [job] : [];
  });
  const turns = turnsOf(situation, holding, ready);
  return steps.map((step) => {
    const job = jobs.get(step.assessed.service.id);
    if (!job || step.kind !== "start" || hasBegun(step) || turns.places.has(job.id)) return step;
    const { assessed, target, bar } = step;
    return {
      assessed,
      target,
      bar,
      kind: "wait",
      waits: returnBar("line", turns.whyNot(job), true),
    };
  });
}

function stepOf(situation: Situation, way: WayBack, common: ReturnBar | undefined): RollbackStep {
  const { record } = situation;
  const { assessed, target, bar: block } = way;
  const { back, service } = assessed;
  const waiting = (why: ReturnBar): RollbackStep => ({ ...way, kind: "wait", waits: why });
  if (target === null && block?.kind === "first") return { ...way, kind: "stays" };
  if (target === null) return waiting(returnBar("target", say`waits: ${block?.why ?? ""}`));
  if (back.kind === "live") return { ...way, kind: "done", at: back.at };
  if (back.kind === "proving") return { ...way, kind: "proving", progress: back };
  // What runs there and isn't healthy is not back, whoever put it there.
  const there = isDeployed(back) ? undefined : thereAlready(situation, assessed, target.commit);
  if (there) return { ...way, kind: "done", at: there };
  if (back.kind === "deploying") return { ...way, kind: "under way" };
  if (back.kind === "starting" && !back.isOpen) return { ...way, kind: "under way" };
  if (back.kind === "unknown") return waiting(returnBar("unread", say`is unknown: ${back.why}`));
  const attempt = nextAttempt(record, assessed);
  if (attempt === undefined && back.kind === "failed") {
    return { ...way, kind: "failed", failure: back };
  }
  const bar = common ?? ownReturnBar(situation, way);
  if (bar) return waiting(bar);
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
      environment: assessed.candidate.environment,
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
  assessed: ServiceAssessment,
  commit: Sha,
): Temporal.Instant | undefined {
  const { service } = assessed;
  const facts = observation.services.get(service.id);
  if (!isDeployedByOthers(service) || mayStillDeploy(assessed, observation.now)) return undefined;
  if (facts?.kind !== "known" || facts.value.production.kind === "unknown") return undefined;
  const newest = byBeginning(
    facts.value.production.value.filter((one) => isAbout(one, service) && !isAtGate(one, service)),
  )[0]?.deployment;
  return newest?.commit === commit && hasSucceeded(newest, service)
    ? (endedAt(newest, service) ?? newest.createdAt)
    : undefined;
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
