/** How a release takes its leave: each mark comes after what it marks, and the last one shows that all is done. */
import type { Action } from "../../model/action.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Say } from "../assessment/messages.ts";
import { lastPost } from "./chat-posts.ts";

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
  const { ending } = assessment;
  const isOpen = assessment.observation.issue.state === "open";
  const reason = ending ? "not_planned" : "completed";
  return [
    ...(isOpen && !isOver ? [{ kind: "close issue", reason } as const] : []),
    ...lastPost(assessment, farewell),
    ...(isOver ? [] : [farewell]),
  ];
}
