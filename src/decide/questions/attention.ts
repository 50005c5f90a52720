/** How closely the services of a release are watched between two effects. */
import type { ServiceId } from "../../model/ids.ts";
import { workflowOf } from "../../model/train/drives.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { isUnderWay } from "../deployments/progress-meaning.ts";

export interface Attention {
  /** See `Decision`. */
  readonly isCalm: boolean;
  /** Its last word was said: nobody waits for what is said there, which is heard of all the same. */
  readonly isOver: boolean;
  /** Services of which something is under way. */
  readonly underWay: ReadonlySet<ServiceId>;
  /** Services that are read in every look: what is expected of them may come without a word to the app. */
  readonly unsettled: ReadonlySet<ServiceId>;
}

export function attentionTo(
  { services }: Pick<Assessment, "services">,
  { isCalm, isOver }: Pick<Attention, "isCalm" | "isOver">,
): Attention {
  const idsOf = (isMeant: (one: ServiceAssessment) => boolean): ReadonlySet<ServiceId> =>
    new Set([...services.values()].filter(isMeant).map(({ service }) => service.id));
  const unsettled = idsOf((one) => isUnsettled(one, isOver));
  return { isCalm, isOver, underWay: idsOf(isBusy), unsettled };
}

const isBusy = ({ progress, back }: ServiceAssessment): boolean =>
  isUnderWay(progress) || isUnderWay(back);

/**
 * GitHub may show late what was just created, no event tells of every step of a workflow, and a check that proves health must
 * have been good all the time; after the end of the release it is enough to hear of it.
 */
function isUnsettled(assessed: ServiceAssessment, isOver: boolean): boolean {
  const { service, progress, back, health } = assessed;
  if (progress.kind === "unknown" || progress.kind === "starting" || back.kind === "starting")
    return true;
  if (workflowOf(service) !== null && isBusy(assessed)) return true;
  return !isOver && health !== null && !health.isOver && health.plan.check !== null;
}
