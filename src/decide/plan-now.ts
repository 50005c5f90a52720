import type { Observation } from "../model/observation.ts";
import type { Message } from "../model/view/text.ts";
import { planMessage } from "./answers/answer-plan.ts";
import { unplannedMessage } from "./plan/unplanned.ts";
import { assess } from "./assess/assess.ts";
import { groundOf } from "./ground.ts";

/**
 * What `/plan` would answer now, without anybody asking.
 * @returns null: what it would rest on can't be read, or the issue is no release
 */
export function planNow(observation: Observation): Message | null {
  const ground = groundOf(observation);
  switch (ground.kind) {
    case "planned":
      return planMessage(assess(ground.scene(ground.from)));
    case "unplanned":
      return unplannedMessage(ground.problems);
    case "unread":
    case "not adopted":
      return null;
  }
}
