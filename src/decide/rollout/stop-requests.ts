/** What still deploys while it is rolled back already: those who deploy it are asked to stop. */
import type { CancelRun, Report } from "../../model/action.ts";
import { ridesOf } from "../deployments/progress.ts";
import { isStopRequest } from "../deployments/statuses.ts";
import type { Assessment, Unphased } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

/** Whether its deployment runs though the service is rolled back as soon as that has ended. */
export const isToStop = (
  { rollback, out }: Pick<Unphased, "rollback" | "out">,
  { service, progress }: ServiceAssessment,
): boolean => rollback.isRunning && out.has(service.id) && progress.kind === "deploying";

/**
 * Tells the pipeline of a deployment, once, that nobody waits for its success any more: a pipeline can read that where
 * it reads its deployment. It ends the deployment only by a word of its own.
 */
export function stopRequests(
  assessment: Assessment,
  assessed: ServiceAssessment,
): readonly Report[] {
  const { service, candidate, progress } = assessed;
  const facts = assessment.observation.services.get(service.id);
  if (!isToStop(assessment, assessed) || progress.kind !== "deploying") return [];
  if (facts?.kind !== "known" || facts.value.production.kind !== "known") return [];
  const { release } = assessment.observation;
  const [newest] = ridesOf(facts.value.production.value, { release, service, task: "deploy" });
  if (!newest || newest.statuses.some(isStopRequest)) return [];
  return [
    {
      kind: "report",
      service: service.id,
      repo: candidate.repo,
      deployment: newest.id,
      state: "inactive",
      description: wording`Please stop: ${assessment.train.name} ${assessment.plan.version} is being rolled back`,
      logUrl: null,
    },
  ];
}

/**
 * Cancels the run of the team's own workflow that deploys it, where the App may, and nothing else of the release is deployed
 * by the same run.
 */
export function cancelledRuns(
  assessment: Assessment,
  assessed: ServiceAssessment,
): readonly CancelRun[] {
  const { service, candidate, progress } = assessed;
  const run = runToCancel(assessment, assessed);
  if (run === undefined || progress.kind !== "deploying") return [];
  const { commit } = progress;
  return [{ kind: "cancel run", service: service.id, repo: candidate.repo, run, commit }];
}

/** undefined: its people stop it, if anybody can. */
export function runToCancel(
  assessment: Assessment,
  assessed: ServiceAssessment,
): number | undefined {
  const facts = assessment.observation.services.get(assessed.service.id);
  if (!isToStop(assessment, assessed) || facts?.kind !== "known") return undefined;
  const run = facts.value.mayCancel ? runIn(assessed, facts.value.url) : undefined;
  const isShared = [...assessment.services.values()].some(
    (other) =>
      other !== assessed &&
      other.service.repo === assessed.service.repo &&
      runIn(other, facts.value.url) === run &&
      !isToStop(assessment, other),
  );
  return isShared ? undefined : run;
}

/** GitHub Actions links the log of the job, which names the run; an address elsewhere is another tool's. */
function runIn({ progress }: ServiceAssessment, repository: string): number | undefined {
  if (progress.kind !== "deploying" || progress.logUrl === null) return undefined;
  const start = `${repository}/actions/runs/`;
  if (!progress.logUrl.startsWith(start)) return undefined;
  const [, id] = /^(\d{1,15})(?:\/|$)/.exec(progress.logUrl.slice(start.length)) ?? [];
  return id === undefined ? undefined : Number(id);
}
