/** What may be under way though it can't be read: nobody rests on that. */
import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { isReopened, isSaidComplete } from "../record/complete.ts";
import { isUnderWay as isMoving } from "../deployments/progress-meaning.ts";
import { keptRecord } from "../record/record.ts";
import { isDecided } from "./admission-rules.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { mayHaveLeft, unreadServices, wasPlanned } from "../lost/doubt.ts";

/** Whether something is seen to be under way, out or back. */
export const somethingUnderWay = ({ services }: Pick<Assessment, "services">): boolean =>
  [...services.values()].some(({ progress, back }) => isMoving(progress) || isMoving(back));

/** Whether something may be under way that can't be read, before the last word was said. */
export const isUnseen = (assessment: Assessment, isOver: boolean): boolean =>
  mayHaveLeft(assessment.record) ||
  (assessment.departure !== undefined &&
    !isOver &&
    isUnderWay(assessment.observation, assessment.record) &&
    unreadServices(assessment).length > 0);

/** What is complete isn't under way, unless it was rolled back after that. */
const isUnderWay = (observation: Observation, record: ReleaseRecord): boolean =>
  !isSaidComplete(observation) || isReopened(record, observation);

/** Whether somebody waits for what is deployed, or for its end. */
export const mayBeUnderWay = (observation: Observation): boolean =>
  isUnderWay(observation, keptRecord(observation)) &&
  (isDecided(observation) || (observation.record.kind !== "kept" && wasPlanned(observation)));
