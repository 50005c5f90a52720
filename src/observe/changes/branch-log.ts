/** The commits of release branches with what they say, read once and followed from head to head. */
import type { CommitLine } from "../../github/resources/commits-between.ts";
import type { GitHub } from "../../github/client/github.ts";
import { known, succeed, unknown, type Reading, type Result } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import type { LoggedCommit } from "./logged.ts";
import { commitWords } from "./commit-words.ts";
import { createRemembered } from "../ask/remembered.ts";
import { rangeBetween } from "./ranges.ts";
import { wording } from "../../model/view/wording.ts";

/** The release branch of a repository, for one release. */
export interface ReleaseBranch {
  readonly repo: RepoName;
  readonly branch: string;
  /** Of the release. */
  readonly version: string;
  readonly tip: Sha;
}

/** The merge that came first of those that are asked about. */
export interface FirstMerge {
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly mergeCommit: Sha;
  /** The head of its base branch before it was merged. */
  readonly base: Sha;
  /** Kept apart from the log of the others: it may begin anywhere. */
  readonly isApart?: true;
}

/**
 * The commits of the branch, oldest first, but for those that were there before the first merge: whatever names
 * a merged pull request was written after its merge, so it is among them. Complete or unknown.
 */
export type ReadBranchLog = (
  branch: ReleaseBranch,
  first: FirstMerge,
) => Promise<Reading<readonly LoggedCommit[]>>;

interface Log {
  readonly tip: Sha;
  readonly since: Temporal.Instant;
  readonly commits: readonly LoggedCommit[];
}

const branchesMax = 1_000;
/** A hundred requests. */
const commitsMax = 10_000;

export function createBranchLogs(github: GitHub): ReadBranchLog {
  const logs = createRemembered<Log>(branchesMax);

  const readWhole = async (
    { repo, tip }: ReleaseBranch,
    first: FirstMerge,
  ): Promise<Result<{ readonly commits: readonly LoggedCommit[]; readonly isWhole: boolean }>> => {
    const range = await rangeBetween(github, {
      repo,
      base: first.base,
      head: tip,
      max: commitsMax,
    });
    if (range.ok) {
      const { commits, total } = range.value;
      return succeed({ commits: commits.map(logged(repo)), isWhole: commits.length === total });
    }
    if (range.failure.kind !== "not found") return range;
    // That commit was pushed away since; the merge itself tells as much, but for what it consists of.
    const after = await rangeBetween(github, {
      repo,
      base: first.mergeCommit,
      head: tip,
      max: commitsMax,
    });
    if (!after.ok) return after;
    const { commits, total, isForward } = after.value;
    const merge: CommitLine = { sha: first.mergeCommit, message: "", parents: [] };
    return succeed({
      commits: [...(isForward ? [merge] : []), ...commits].map(logged(repo)),
      isWhole: commits.length === total,
    });
  };

  /** What came since, where the branch only grew; undefined: it didn't, or that could not be read. */
  const readGrowth = async (
    { repo, tip }: ReleaseBranch,
    { tip: base, commits: before }: Log,
  ): Promise<readonly LoggedCommit[] | undefined> => {
    const range = await rangeBetween(github, {
      repo,
      base,
      head: tip,
      max: commitsMax,
      onlyForward: true,
    });
    if (!range.ok || !range.value.isForward) return undefined;
    const { commits, total } = range.value;
    if (commits.length < total || before.length + total > commitsMax) return undefined;
    return [...before, ...commits.map(logged(repo))];
  };

  return async (branch, first) => {
    const { repo, tip } = branch;
    const apart = first.isApart ? ` ${first.base}` : "";
    const key = `${repo} ${branch.version} ${branch.branch}${apart}`;
    const before = logs.get(key);
    const reachesBack = before && Temporal.Instant.compare(before.since, first.at) <= 0;
    if (before && reachesBack) {
      if (before.tip === tip) return known(before.commits);
      const commits = await readGrowth(branch, before);
      if (commits) return known(logs.put(key, { ...before, tip, commits }).commits);
    }
    const read = await readWhole(branch, first);
    if (!read.ok) return unknown(read.failure.message);
    const { commits, isWhole } = read.value;
    if (!isWhole) {
      return unknown(
        wording`${branch.branch} has more than ${commitsMax} commits since #${first.number} was merged`,
      );
    }
    return known(logs.put(key, { tip, since: first.at, commits }).commits);
  };
}

/** A commit with what its message says; the message itself isn't kept. */
export const logged =
  (repo: RepoName) =>
  ({ sha, parents, message, isEmpty }: CommitLine): LoggedCommit => ({
    sha,
    parents,
    ...(isEmpty && { isEmpty }),
    ...commitWords(message, repo),
  });
