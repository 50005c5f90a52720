import { say } from "../../model/view/text.ts";
import { tagFor } from "../deployments/deploy-tag.ts";
import { inOrder, targetOf } from "../deployments/order.ts";
import { jobsOf, usualSeconds } from "../timetable/jobs.ts";
import { createLine } from "../timetable/line.ts";
import type { Job } from "../timetable/schedule.ts";
import { bar, starts } from "../starts/starts.ts";
import type { StartBar } from "../assessment/bar.ts";
import { retryAllowed } from "../deployments/failed-attempts.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { NextStep } from "../assessment/steps.ts";

/**
 * The next step of every service. A service starts as soon as everything it depends on in this release is
 * live, under a GO for exactly its commit, with its gates ready and nothing on hold. `/plan` shows these
 * same answers.
 */
export function nextSteps(assessment: Assessment): readonly NextStep[] {
  const barsOf = starts(assessment);
  const steps = inOrder(assessment).map((rider) => stepOf(assessment, rider, barsOf));
  return inTurn(assessment, steps);
}

/** Of those that could start, the ones whose turn it is; the others wait for theirs. */
function inTurn(situation: Situation, steps: readonly NextStep[]): readonly NextStep[] {
  const { maxParallel } = situation.train;
  const line = createLine<Job>(maxParallel);
  const jobs = new Map(jobsOf(situation, usualSeconds).map((job) => [job.id, job]));
  const hasBegun = ({ progress: { kind } }: ServiceAssessment): boolean =>
    kind === "starting" || kind === "deploying";
  for (const { kind, rider } of steps) {
    const job = jobs.get(rider.service.id);
    if (!job) continue;
    if (hasBegun(rider)) line.begin(job);
    else if (kind === "start") line.join(job);
  }
  const turns = new Map(line.starts().map(({ id }, turn) => [id, turn]));
  return steps.map((step) => {
    const { rider } = step;
    if (step.kind !== "start" || hasBegun(rider)) return step;
    const turn = turns.get(rider.service.id);
    if (turn !== undefined) return { ...step, turn };
    const holder = line.holderOf(targetOf(rider));
    const why = holder
      ? say`shares its target with ${situation.riders.get(holder.id)?.service.name ?? holder.id}, which is deploying`
      : say`waits for its turn: no more than ${maxParallel ?? 1} deploy at once`;
    return { kind: "wait", rider, bar: bar("line", why, true) };
  });
}

function stepOf(
  assessment: Assessment,
  rider: ServiceAssessment,
  barsOf: (rider: ServiceAssessment) => Iterable<StartBar>,
): NextStep {
  // Whatever it has come to, it is no part of the release any more.
  const isOut = assessment.out.has(rider.service.id);
  const attempt = isOut ? 1 : nextAttempt(assessment, rider);
  if (typeof attempt !== "number") return attempt;
  const [first] = barsOf(rider);
  if (first) return { kind: "wait", rider, bar: first };

  const { commit, version, environment } = rider.candidate;
  if (commit === null || assessment.digest === null) {
    return { kind: "wait", rider, bar: bar("commit", say`its commit is not known`) };
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
      train: assessment.train.name,
      release: assessment.plan.version,
      digest: assessment.digest,
    },
    turn: 0,
  };
}

/** The number of the attempt that would come next, or the step of a service for which none does. */
function nextAttempt({ record }: Assessment, rider: ServiceAssessment): number | NextStep {
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
    case "live": {
      // Somebody deployed over it, and was asked to let it be or to have it again.
      const again = progress.attempt + 1;
      return retryAllowed(record, service.id, again, "deploy") ? again : { kind: "done", rider };
    }
    case "unknown":
      return { kind: "wait", rider, bar: bar("unread", say`not known: ${progress.why}`) };
    case "failed": {
      const attempt = progress.attempt + 1;
      if (retryAllowed(record, service.id, attempt, "deploy")) return attempt;
      const why = say`attempt ${progress.attempt} did not succeed`;
      return { kind: "wait", rider, bar: bar("failed", why) };
    }
  }
}
