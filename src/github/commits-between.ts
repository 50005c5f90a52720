import { z } from "zod";
import { succeed, type Result } from "../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../model/ids.ts";
import type { GitHub } from "./github.ts";
import { shaShape } from "./shapes.ts";

export interface CommitLine {
  readonly sha: Sha;
  /** First line of the message. */
  readonly headline: string;
}

export interface CommitRange {
  /** Oldest first. */
  readonly commits: readonly CommitLine[];
  /** How many GitHub counts; more than `commits` when the range is longer than it was read. */
  readonly total: number;
}

const pageSize = 100;
const comparisonShape = z.object({
  total_commits: z.int().nonnegative(),
  commits: z.array(
    z
      .object({ sha: shaShape, commit: z.object({ message: z.string() }) })
      .transform(({ sha, commit }): CommitLine => ({
        sha,
        headline: commit.message.split("\n", 1)[0] ?? "",
      })),
  ),
});

/**
 * The commits that `head` has and `base` has not, page by page up to `max` ("Compare two commits", REST API).
 * "not found" when one of them is not in the repository.
 */
export async function commitsBetween(
  github: GitHub,
  of: { readonly repo: RepoName; readonly base: Sha; readonly head: Sha; readonly max: number },
): Promise<Result<CommitRange>> {
  const { owner, name } = splitRepo(of.repo);
  const commits: CommitLine[] = [];
  let total = 0;
  for (let page = 1; commits.length < of.max; page += 1) {
    const answer = await github.read({
      repos: [of.repo],
      doing: `list the commits between ${of.base} and ${of.head} in ${of.repo}`,
      shape: comparisonShape,
      ask: (octokit) =>
        octokit.rest.repos.compareCommitsWithBasehead({
          owner,
          repo: name,
          basehead: `${of.base}...${of.head}`,
          per_page: pageSize,
          page,
        }),
    });
    if (!answer.ok) return answer;
    commits.push(...answer.value.commits);
    total = answer.value.total_commits;
    if (commits.length >= total || answer.value.commits.length === 0) break;
  }
  return succeed({ commits, total });
}
