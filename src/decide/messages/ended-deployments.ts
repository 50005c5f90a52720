import { derivedFrom } from "../../model/derived.ts";
import type { ReleaseKey } from "../../model/ids.ts";
import type { DeploymentFacts, Observation, ServiceFacts } from "../../model/observation.ts";
import type { Service } from "../../model/train/train.ts";
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
  if (facts?.kind !== "known") return [];
  const known = endsOf({ facts: facts.value, service });
  let ends = known.get(observation.release);
  if (!ends) known.set(observation.release, (ends = readEnds(observation, facts.value, service)));
  return ends;
}

/** By release: of a service of which nothing was read anew they are the same in every look. */
const endsOf = derivedFrom(
  ({ facts, service }: { readonly facts: ServiceFacts; readonly service: Service }) => [
    facts,
    service,
  ],
  () => new Map<ReleaseKey, readonly EndedDeployment[]>(),
);

function readEnds(
  observation: Pick<Observation, "release">,
  { production, pulls }: ServiceFacts,
  service: Service,
): readonly EndedDeployment[] {
  if (production.kind !== "known") return [];
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
