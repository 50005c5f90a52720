/** How a release takes its leave: each mark comes after what it marks, and the last one shows that all is done. */
import type { Action } from "../../model/action.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { mayHaveLeft, unreadServices } from "../lost/doubt.ts";
import type { Say } from "../assessment/messages.ts";
import { completion } from "./announce.ts";
import { lateRollback } from "../record/complete.ts";
import { abortedFarewell, partFarewell, rolledBackFarewell } from "./announce-rollback.ts";
import { lastPost } from "./chat-posts.ts";

/** The last word of a release; undefined: it isn't at its end yet. */
export function farewellOf(assessment: Assessment): Say | undefined {
  const { phase } = assessment;
  switch (phase.kind) {
    case "planning":
    case "ready":
    case "no-go":
    case "go":
    case "rolling out":
    case "on hold":
    case "verifying":
    case "rolling back":
      return undefined;
    case "complete": {
      const late = lateRollback(assessment.record, assessment.observation);
      return late ? partFarewell(assessment, late) : completion(assessment);
    }
    case "rolled back":
      return isAtRest(assessment) ? rolledBackFarewell(assessment, phase.ending) : undefined;
    case "aborted":
      return isAtRest(assessment) ? abortedFarewell(assessment, phase.ending) : undefined;
  }
}

/** Whether nothing of it moves, and nothing that can't be read may have been deployed: the last word tells what is. */
const isAtRest = (assessment: Assessment): boolean =>
  !isDeploying(assessment) && !mayHaveLeft(assessment.record) && !isAway(assessment);

/** Whether something can't be read for a moment. */
const isAway = (assessment: Assessment): boolean =>
  assessment.departure !== undefined &&
  unreadServices(assessment).some(({ isLasting }) => !isLasting);

const isDeploying = (assessment: Assessment): boolean =>
  [...assessment.services.values()].some(
    ({ progress, back }) => progress.kind === "deploying" || back.kind === "deploying",
  );

/**
 * Closes the issue, tells the chat, and says the last word on the issue, by which everybody knows that nothing is left
 * to do.
 * @param isOver whether that was said: whoever opens the issue again then has a reason
 */
export function leaveTaking(
  assessment: Assessment,
  farewell: Say,
  isOver: boolean,
): readonly Action[] {
  const isOpen = assessment.observation.issue.state === "open";
  const reason = assessment.phase.kind === "complete" ? "completed" : "not_planned";
  return [
    ...(isOpen && !isOver ? [{ kind: "close issue", reason } as const] : []),
    ...lastPost(assessment, farewell),
    ...(isOver ? [] : [farewell]),
  ];
}
