import { derived } from "../../model/derived.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/** Dependencies before what depends on them; else in the order of the train file. */
export const inOrder = ({ riders }: Situation): readonly ServiceAssessment[] => ordered(riders);

const ordered = derived((riders: Situation["riders"]): readonly ServiceAssessment[] => {
  const ordered = new Map<ServiceId, ServiceAssessment>();
  const visit = (rider: ServiceAssessment): void => {
    if (ordered.has(rider.service.id)) return;
    for (const id of rider.candidate.dependsOn) {
      const dependency = riders.get(id);
      if (dependency) visit(dependency);
    }
    ordered.set(rider.service.id, rider);
  };
  for (const rider of riders.values()) visit(rider);
  return [...ordered.values()];
});

/** Where a service deploys to. Services with the same target take turns. */
export const targetOf = ({ service }: Pick<ServiceAssessment, "service">): string =>
  `${service.repo} ${service.environments.production}`.toLowerCase();
