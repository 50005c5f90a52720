import { closeIssue } from "../github/resources/issues.ts";
import type { Action } from "../model/action.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Closes the tracking issue of a release that is over. */
export async function closeTracking(
  { reason }: Extract<Action, { kind: "close issue" }>,
  { github, observation }: Tools,
): Promise<Outcome> {
  const answer = await closeIssue(github, observation.issue, reason);
  return answer.ok ? isDone : { kind: "failed", failure: answer.failure };
}
