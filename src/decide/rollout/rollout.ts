import { say } from "../../model/view/text.ts";
import { tagFor } from "../deployments/deploy-tag.ts";
import { inOrder } from "../deployments/order.ts";
import { jobsOf, usualSeconds } from "../timetable/jobs.ts";
import type { Job } from "../timetable/schedule.ts";
import { turnsOf } from "../timetable/turns.ts";
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
  const steps = inOrder(assessment).map((assessed) => stepOf(assessment, assessed, barsOf));
  return inTurn(assessment, steps);
}

/** Of those that could start, the ones whose turn it is; the others wait for theirs. */
function inTurn(situation: Situation, steps: readonly NextStep[]): readonly NextStep[] {
  const jobs = new Map(jobsOf(situation, usualSeconds).map((job) => [job.id, job]));
  const jobsFor = (some: readonly NextStep[]): readonly Job[] =>
    some.flatMap(({ assessed }) => jobs.get(assessed.service.id) ?? []);
  const hasBegun = ({ assessed: { progress } }: NextStep): boolean =>
    progress.kind === "starting" || progress.kind === "deploying";
  const starting = steps.filter((step) => step.kind === "start" && !hasBegun(step));
  const turns = turnsOf(situation, jobsFor(steps.filter(hasBegun)), jobsFor(starting));
  return steps.map((step) => {
    const job = jobs.get(step.assessed.service.id);
    if (!job || step.kind !== "start" || hasBegun(step)) return step;
    const turn = turns.places.get(job.id);
    if (turn !== undefined) return { ...step, turn };
    return { kind: "wait", assessed: step.assessed, bar: bar("line", turns.whyNot(job), true) };
  });
}

function stepOf(
  assessment: Assessment,
  assessed: ServiceAssessment,
  barsOf: (assessed: ServiceAssessment) => Iterable<StartBar>,
): NextStep {
  // Whatever it has come to, it is no part of the release any more.
  const isOut = assessment.out.has(assessed.service.id);
  const attempt = isOut ? 1 : nextAttempt(assessment, assessed);
  if (typeof attempt !== "number") return attempt;
  const [first] = barsOf(assessed);
  if (first) return { kind: "wait", assessed, bar: first };

  const { commit, version, environment } = assessed.candidate;
  if (commit === null || assessment.digest === null) {
    return { kind: "wait", assessed, bar: bar("commit", say`its commit is not known`) };
  }
  return {
    kind: "start",
    assessed,
    deploy: {
      kind: "deploy",
      task: "deploy",
      service: assessed.service.id,
      repo: assessed.service.repo,
      commit,
      tag: tagFor(assessed.service, commit),
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
function nextAttempt({ record }: Assessment, assessed: ServiceAssessment): number | NextStep {
  const { progress, service } = assessed;
  switch (progress.kind) {
    case "waiting":
      return 1;
    case "starting":
      // A request that may have been lost is made again: the executor sees to it that it counts once.
      return progress.isOpen ? progress.attempt : { kind: "under way", assessed };
    case "deploying":
    case "proving":
      return { kind: "under way", assessed };
    case "live": {
      // Somebody deployed over it, and was asked to let it be or to have it again.
      const again = progress.attempt + 1;
      return retryAllowed(record, service.id, again, "deploy") ? again : { kind: "done", assessed };
    }
    case "unknown":
      return { kind: "wait", assessed, bar: bar("unread", say`not known: ${progress.why}`) };
    case "failed": {
      const attempt = progress.attempt + 1;
      if (retryAllowed(record, service.id, attempt, "deploy")) return attempt;
      const why = say`attempt ${progress.attempt} failed`;
      return { kind: "wait", assessed, bar: bar("failed", why) };
    }
  }
}
