/** How closely the services of a release are watched between two effects. */
import type { ServiceId } from "../../model/ids.ts";
import { workflowOf } from "../../model/train/drives.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { isUnderWay } from "../deployments/progress-meaning.ts";

export interface Attention {
  /** See `Decision`. */
  readonly isCalm: boolean;
  /** Services of which something is under way. */
  readonly underWay: ReadonlySet<ServiceId>;
  /** Services that are read in every look: what is expected of them may come without a word to the app. */
  readonly unsettled: ReadonlySet<ServiceId>;
}

export function attentionTo(
  { services }: Pick<Assessment, "services">,
  isCalm: boolean,
): Attention {
  const idsOf = (isMeant: (one: ServiceAssessment) => boolean): ReadonlySet<ServiceId> =>
    new Set([...services.values()].filter(isMeant).map(({ service }) => service.id));
  return { isCalm, underWay: idsOf(isBusy), unsettled: idsOf(isUnsettled) };
}

const isBusy = ({ progress, back }: ServiceAssessment): boolean =>
  isUnderWay(progress) || isUnderWay(back);

/**
 * GitHub may show late what was just created, no event tells of every step of a workflow, and a check that proves health must
 * have been good all the time.
 */
function isUnsettled(assessed: ServiceAssessment): boolean {
  const { service, progress, back, health } = assessed;
  if (progress.kind === "unknown" || progress.kind === "starting" || back.kind === "starting")
    return true;
  if (workflowOf(service) !== null && isBusy(assessed)) return true;
  return health !== null && !health.isOver && health.plan.check !== null;
}
