/** What still deploys while it is rolled back already: those who deploy it are asked to stop. */
import type { Report } from "../../model/action.ts";
import { ridesOf } from "../deployments/progress.ts";
import { isStopRequest } from "../deployments/statuses.ts";
import type { Assessment, Unphased } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

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
      description: `Please stop: ${assessment.train.name} ${assessment.plan.version} is being rolled back`,
      logUrl: null,
    },
  ];
}
