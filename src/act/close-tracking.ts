import { closeIssue, reopenIssue } from "../github/resources/issues.ts";
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

/** Opens the tracking issue of a complete release that is rolled back: others see that it isn't over. */
export async function reopenTracking({ github, observation }: Tools): Promise<Outcome> {
  const answer = await reopenIssue(github, observation.issue);
  return answer.ok ? isDone : { kind: "failed", failure: answer.failure };
}
