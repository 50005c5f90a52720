import { closeIssue } from "../github/issues.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Closes the tracking issue of a complete release. */
export async function closeTracking({ github, observation }: Tools): Promise<Outcome> {
  const answer = await closeIssue(github, observation.issue);
  return answer.ok ? isDone : { kind: "failed", failure: answer.failure };
}
