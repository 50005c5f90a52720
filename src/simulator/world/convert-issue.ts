import { setLocked, editIssue } from "./issues.ts";
import type { Issue, Repository, World } from "./types.ts";
import type { User } from "./basic-types.ts";

/**
 * Converts an issue to a discussion. The issue stays, closed and locked, with an event `converted_to_discussion`, and
 * nothing leads back (maniac103/GitHubSdk#5, slapperwan/gh4a#1280, getsentry/self-hosted#1499). The discussion isn't modelled.
 */
export function convertToDiscussion(
  world: World,
  repo: Repository,
  issue: Issue,
  { by }: { readonly by: User },
): void {
  issue.isConverted = true;
  editIssue(world, repo, issue, { by, state: "closed" });
  setLocked(world, repo, issue, { locked: true, by });
}
