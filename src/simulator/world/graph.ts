/**
 * Questions to a commit graph. All are linear in the commits that they have to visit. A repository keeps its
 * commits in the order of their making, so a parent always comes before its children.
 */
import { diffTrees, type FileChange } from "./trees.ts";
import type { Commit, Repository } from "./types.ts";
import { found } from "./world-error.ts";
import type { Sha } from "./basic-types.ts";

const NONE: ReadonlySet<Sha> = new Set();

export function commitAt(repo: Repository, sha: Sha): Commit {
  return found(repo.commits.get(sha), `Commit ${sha}`);
}

/** The commit itself and all its ancestors, without those in `except` (which must hold whole histories). */
export function reachable(repo: Repository, from: Sha, except = NONE): Set<Sha> {
  const seen = new Set<Sha>();
  const pending = except.has(from) ? [] : [from];
  for (let sha = pending.pop(); sha !== undefined; sha = pending.pop()) {
    if (seen.has(sha)) continue;
    seen.add(sha);
    for (const parent of commitAt(repo, sha).parents)
      if (!seen.has(parent) && !except.has(parent)) pending.push(parent);
  }
  return seen;
}

/** Whether `ancestor` is in the history of `descendant`; a commit is in its own. */
export function isAncestor(repo: Repository, ancestor: Sha, descendant: Sha): boolean {
  return reachable(repo, descendant).has(ancestor);
}

/**
 * The best common ancestor: the youngest, so one that is no ancestor of another. Undefined when the histories
 * are unrelated.
 */
export function mergeBase(repo: Repository, a: Sha, b: Sha): Sha | undefined {
  const common = reachable(repo, a).intersection(reachable(repo, b));
  return [...repo.commits.keys()].findLast((sha) => common.has(sha));
}

/** Makes a commit of a fork, with its history, one of the repository's own, as GitHub shares their objects. */
export function adopt(repo: Repository, fork: Repository, head: Sha): void {
  const history = reachable(fork, head);
  for (const [sha, commit] of fork.commits)
    if (history.has(sha) && !repo.commits.has(sha)) repo.commits.set(sha, commit);
}

/** What `head` has and `base` has not, oldest first, as `git rev-list --reverse base..head`. */
export function commitsBetween(repo: Repository, base: Sha, head: Sha): Commit[] {
  return inOrder(repo, reachable(repo, head, reachable(repo, base)));
}

function inOrder(repo: Repository, shas: ReadonlySet<Sha>): Commit[] {
  if (shas.size === 0) return [];
  return [...repo.commits.values()].filter((commit) => shas.has(commit.sha));
}

export interface Comparison {
  readonly status: "identical" | "ahead" | "behind" | "diverged";
  readonly aheadBy: number;
  readonly behindBy: number;
  readonly mergeBase: Commit;
  /** Those of head that base lacks, oldest first. */
  readonly commits: readonly Commit[];
  /** What head changed since the merge base (three dots). */
  readonly files: readonly FileChange[];
}

/**
 * How `head` stands to `base`, as REST `compare/{base}...{head}`. Throws "not found" for unknown commits and
 * for unrelated histories.
 */
export function compareCommits(repo: Repository, base: Sha, head: Sha): Comparison {
  const inBase = reachable(repo, base);
  const commits = inOrder(repo, reachable(repo, head, inBase));
  const behindBy = reachable(repo, base, reachable(repo, head)).size;
  const ancestor = found(mergeBase(repo, base, head), `Common ancestor of ${base} and ${head}`);
  return {
    status: statusOf(commits.length, behindBy),
    aheadBy: commits.length,
    behindBy,
    mergeBase: commitAt(repo, ancestor),
    commits,
    files: diffTrees(commitAt(repo, ancestor).files, commitAt(repo, head).files),
  };
}

function statusOf(aheadBy: number, behindBy: number): Comparison["status"] {
  if (aheadBy > 0) return behindBy > 0 ? "diverged" : "ahead";
  return behindBy > 0 ? "behind" : "identical";
}
