import type { ServiceId } from "../../model/ids.ts";
import { unblocksDependents } from "./progress-meaning.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/** What a service depends on that doesn't carry it yet; a bare id: it isn't in the release. */
export const missingOf = (
  { services }: Pick<Situation, "services">,
  { candidate }: Pick<ServiceAssessment, "candidate">,
): readonly (ServiceAssessment | ServiceId)[] =>
  candidate.dependsOn.flatMap((id) => {
    const dependency = services.get(id);
    return dependency && unblocksDependents(dependency.progress) ? [] : [dependency ?? id];
  });
