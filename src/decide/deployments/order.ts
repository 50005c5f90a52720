import { derived } from "../../model/derived.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/** Dependencies before what depends on them; else in the order of the train file. */
export const inOrder = ({ services }: Situation): readonly ServiceAssessment[] => ordered(services);

const ordered = derived((services: Situation["services"]): readonly ServiceAssessment[] => {
  const ordered = new Map<ServiceId, ServiceAssessment>();
  const visit = (assessed: ServiceAssessment): void => {
    if (ordered.has(assessed.service.id)) return;
    for (const id of assessed.candidate.dependsOn) {
      const dependency = services.get(id);
      if (dependency) visit(dependency);
    }
    ordered.set(assessed.service.id, assessed);
  };
  for (const assessed of services.values()) visit(assessed);
  return [...ordered.values()];
});

/** Where a service deploys to. Services with the same target take turns. */
export const targetOf = ({ service }: Pick<ServiceAssessment, "service">): string =>
  `${service.repo} ${service.environments.production}`.toLowerCase();
