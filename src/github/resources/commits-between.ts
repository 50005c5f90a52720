import { z } from "zod";
import { succeed, type Failure, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { shaShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

export interface CommitLine {
  readonly sha: Sha;
  readonly message: string;
  readonly parents: readonly Sha[];
  /** It leaves everything as its first parent had it, whatever it says: an empty commit, a merge that took nothing. */
  readonly isEmpty?: true;
}

export interface CommitRange {
  /** Oldest first. */
  readonly commits: readonly CommitLine[];
  /** How many GitHub counts; more than `commits` when the range is longer than it was read. */
  readonly total: number;
  /** Whether `base` is in the history of `head`. */
  readonly isForward: boolean;
}

const pageSize = 100;

/** A commit with the id of its tree: equal content has equal ids. null: it wasn't told. */
export interface TreedCommit extends Omit<CommitLine, "isEmpty"> {
  readonly tree: Sha | null;
}

/** A commit as the REST API lists it. */
export const commitShape = z
  .object({
    sha: shaShape,
    commit: z.object({ message: z.string(), tree: z.object({ sha: shaShape }).nullish() }),
    parents: z.array(z.object({ sha: shaShape })),
  })
  .transform(({ sha, commit, parents }): TreedCommit => ({
    sha,
    message: commit.message,
    parents: parents.map((parent) => parent.sha),
    tree: commit.tree?.sha ?? null,
  }));

/**
 * Commits, told whether they change nothing: as far as their first parents are among them, or among others that are
 * known.
 */
export function withEmptiness(
  commits: readonly TreedCommit[],
  others: readonly TreedCommit[] = [],
): readonly CommitLine[] {
  const trees = new Map([...others, ...commits].map(({ sha, tree }) => [sha, tree]));
  return commits.map(({ tree, ...line }) => {
    const [before] = line.parents;
    const isEmpty = tree !== null && before !== undefined && trees.get(before) === tree;
    return isEmpty ? { ...line, isEmpty } : line;
  });
}

const comparisonShape = z.object({
  status: z.enum(["diverged", "ahead", "behind", "identical"]),
  total_commits: z.int().nonnegative(),
  commits: z.array(commitShape),
  base_commit: commitShape.nullish(),
  merge_base_commit: commitShape.nullish(),
});

/** GitHub's word for two commits of histories that have nothing in common, as after one was rewritten. */
export const areUnrelated = ({ kind, message }: Failure): boolean =>
  kind === "not found" && /no common ancestor/i.test(message);

export interface RangeQuestion {
  readonly repo: RepoName;
  readonly base: Sha;
  readonly head: Sha;
  readonly max: number;
  /** Where `base` is not in the history of `head` nothing but that is read. */
  readonly onlyForward?: true;
}

/**
 * The commits that `head` has and `base` has not, page by page up to `max` ("Compare two commits", REST API).
 * "not found" when one of them is not in the repository, or they have no common ancestor.
 */
export async function commitsBetween(
  github: GitHub,
  of: RangeQuestion,
): Promise<Result<CommitRange>> {
  const { owner, name } = splitRepo(of.repo);
  const commits: TreedCommit[] = [];
  const before: TreedCommit[] = [];
  let total = 0;
  let isForward = true;
  for (let page = 1; commits.length < of.max; page += 1) {
    const answer = await github.read({
      repos: [of.repo],
      doing: wording`list the commits between ${of.base} and ${of.head} in ${of.repo}`,
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
    const { base_commit: base, merge_base_commit: shared } = answer.value;
    before.push(...[base, shared].filter((one) => one !== null && one !== undefined));
    total = answer.value.total_commits;
    isForward = answer.value.status === "ahead" || answer.value.status === "identical";
    const isEnd = commits.length >= total || answer.value.commits.length === 0;
    if (isEnd || (of.onlyForward && !isForward)) break;
  }
  return succeed({ commits: withEmptiness(commits, before), total, isForward });
}
