import type { DeploymentFacts } from "../../model/observation.ts";
import type { EndedDeployment } from "../../model/view/seen-on-github.ts";
import { isAbout } from "../deployments/about.ts";
import { isOfOwnRun } from "../deployments/runs.ts";
import { endedAt, lastWord } from "../deployments/statuses.ts";
import { isContained } from "../gates/pull-gate.ts";
import type { Unphased } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

/** What ended in production of late, of every service of the release, as far as it was read for its rollout. */
export const endedDeployments = (assessment: Unphased): readonly EndedDeployment[] =>
  [...assessment.services.values()].flatMap((assessed) => endedOf(assessment, assessed));

/** Beside its own: other releases keep theirs, and a page with hundreds of services must stay small. */
const othersMost = 5;
/** Of so many pull requests a median is as good. */
const leadsMost = 100;

function endedOf(
  { observation }: Unphased,
  { service }: ServiceAssessment,
): readonly EndedDeployment[] {
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known" || facts.value.production.kind !== "known") return [];
  const { production, pulls } = facts.value;
  const mergedAt =
    pulls.kind === "known"
      ? pulls.value.filter(isContained).flatMap((one) => one.mergedAt ?? [])
      : [];
  const isOfRelease = ({ rides }: DeploymentFacts): boolean => rides?.issue === observation.release;
  return production.value
    .filter((one) => isAbout(one, service) && !isOfOwnRun(one, production.value))
    .filter((one, index) => index < othersMost || isOfRelease(one))
    .flatMap((one): readonly EndedDeployment[] => {
      const at = endedAt(one, service);
      if (at === null) return [];
      const isGood = lastWord(one, service)?.state === "success";
      const isRollback = one.task === "rollback";
      const leads = isGood && !isRollback && isOfRelease(one) ? mergedAt : [];
      return [
        {
          id: one.id,
          service: service.id,
          kind: isRollback ? "rollback" : "deploy",
          attempt: one.rides?.attempt ?? null,
          at: at.toString(),
          isGood,
          leadSeconds: leads
            .slice(0, leadsMost)
            .map((merged) => Math.round(at.since(merged).total("seconds")))
            .filter((seconds) => seconds >= 0),
        },
      ];
    });
}
