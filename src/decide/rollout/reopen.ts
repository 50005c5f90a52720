import { isReopened } from "../record/complete.ts";
import { rollbackKey, rollbacksIn } from "../record/taken.ts";
import type { Assessment } from "../assessment/assessment.ts";

/**
 * Whether a complete release is rolled back whose issue is still closed: it is opened once, before that is told, so that
 * the next release waits for it. Whoever closes it after that has a reason.
 */
export function isToBeReopened({ observation, record, phase }: Assessment): boolean {
  const last = rollbacksIn(record).at(-1);
  return (
    phase.kind === "rolling back" &&
    observation.issue.state === "closed" &&
    isReopened(record, observation) &&
    last !== undefined &&
    !observation.said.has(rollbackKey(last))
  );
}
