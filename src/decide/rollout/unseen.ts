/** What may be under way though it can't be read: nobody rests on that. */
import type { Observation } from "../../model/observation.ts";
import { isSaidComplete } from "../record/complete.ts";
import { isDecided } from "./admission-rules.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { mayHaveLeft, unreadServices, wasPlanned } from "../lost/doubt.ts";

/** Whether something may be under way that can't be read, before the last word was said. */
export const isUnseen = (assessment: Assessment, isOver: boolean): boolean =>
  mayHaveLeft(assessment.record) ||
  (assessment.departure !== undefined &&
    !isOver &&
    !isSaidComplete(assessment.observation) &&
    unreadServices(assessment).length > 0);

/** Whether somebody waits for what is deployed, or for its end. */
export const mayBeUnderWay = (observation: Observation): boolean =>
  !isSaidComplete(observation) &&
  (isDecided(observation) || (observation.record.kind !== "kept" && wasPlanned(observation)));
