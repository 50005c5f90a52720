/** Where an issue of a release is. */
import type { IssueAt } from "../github/resources/issues.ts";
import { isElsewhere, type IssueKey } from "../model/github/issue-key.ts";
import type { Observation } from "../model/observation.ts";

/** @param key absent, or of a sub-issue that isn't there any more: the tracking issue's is answered */
export function placeOf(
  { issue, subIssues }: Pick<Observation, "issue" | "subIssues">,
  key: IssueKey = issue.number,
): IssueAt {
  if (!isElsewhere(key)) return { repo: issue.repo, number: key };
  return [...subIssues.values()].find((one) => one.key === key) ?? issue;
}
