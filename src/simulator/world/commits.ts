import { commitAt, isAncestor, mergeBase } from "./graph.ts";
import { isTagLocked, lockedWords } from "./rulesets.ts";
import { requireRole } from "./repositories.ts";
import { storeCommit } from "./store-commit.ts";
import { branchRef, moveRef, resolveRef, tagRef, tipOf } from "./refs.ts";
import { mergeTrees, withChanges, type Changes, type Tree } from "./trees.ts";
import type { Commit, Repository, World } from "./types.ts";
import { invalid, WorldError } from "./world-error.ts";
import type { Sha, User } from "./basic-types.ts";

/** Commits to a branch that exists and pushes. `files` maps paths to contents; null deletes a file. */
export function commit(
  world: World,
  repo: Repository,
  input: {
    readonly branch: string;
    readonly files: Changes;
    readonly message: string;
    readonly by: User;
  },
): Commit {
  requireRole(world, repo, input.by, "write");
  const tip = commitAt(repo, tipOf(repo, input.branch));
  return advance(world, repo, {
    ...input,
    parents: [tip.sha],
    tree: withChanges(tip.files, input.files),
  });
}

/** Stores a commit and moves the branch to it. */
function advance(
  world: World,
  repo: Repository,
  input: {
    readonly branch: string;
    readonly parents: readonly Sha[];
    readonly tree: Tree;
    readonly message: string;
    readonly by: User;
  },
): Commit {
  const made = storeCommit(world, repo, { ...input, files: input.tree });
  moveRef(world, repo, { ref: branchRef(input.branch), to: made.sha, by: input.by });
  return made;
}

/**
 * Rewrites the history of a branch (`git checkout --orphan` and a forced push, as after taking a secret out of it or
 * starting anew): one commit with the same files and without a parent. It has no ancestor in common with what was there.
 */
export function beginAnew(
  world: World,
  repo: Repository,
  { branch, by }: { readonly branch: string; readonly by: User },
): Commit {
  requireRole(world, repo, by, "write");
  const { files } = commitAt(repo, tipOf(repo, branch));
  return advance(world, repo, { branch, parents: [], tree: files, message: "Begin anew", by });
}

/** Creates a branch at a branch, tag or sha. Throws "invalid" when it exists or `from` names nothing. */
export function createBranch(
  world: World,
  repo: Repository,
  input: { readonly name: string; readonly from: string; readonly by: User },
): Sha {
  return createRef(world, repo, { ...input, ref: branchRef(input.name) });
}

/** Creates a lightweight tag at a branch, tag or sha. Throws "invalid" as `createBranch`. */
export function createTag(
  world: World,
  repo: Repository,
  input: { readonly name: string; readonly from: string; readonly by: User },
): Sha {
  return createRef(world, repo, { ...input, ref: tagRef(input.name) });
}

/** Creates a full ref (`refs/heads/x`, `refs/tags/x`); answers the commit it names. */
export function createRef(
  world: World,
  repo: Repository,
  { ref, from, by }: { readonly ref: string; readonly from: string; readonly by: User },
): Sha {
  requireRole(world, repo, by, "write");
  checkRefName(ref);
  if (repo.refs.has(ref)) throw invalid("Reference already exists", "ref");
  if (isTagLocked(repo, ref, by)) throw invalid(lockedWords);
  const sha = resolveRef(repo, from);
  if (sha === undefined) throw invalid("Object does not exist", "sha");
  moveRef(world, repo, { ref, to: sha, by });
  return sha;
}

/** Refuses what git takes for no name of a branch or tag. */
export function checkRefName(ref: string): void {
  if (!/^refs\/(heads|tags)\/[^\s~^:?*[\\]+$/.test(ref))
    throw invalid("Reference name is not valid", "ref");
}

/** Deletes a full ref. Open pull requests of a deleted branch close. */
export function deleteRef(
  world: World,
  repo: Repository,
  { ref, by }: { readonly ref: string; readonly by: User },
): void {
  requireRole(world, repo, by, "write");
  if (!repo.refs.has(ref)) throw invalid("Reference does not exist", "ref");
  if (ref === branchRef(repo.defaultBranch))
    throw invalid("Cannot delete the default branch", "ref");
  moveRef(world, repo, { ref, to: null, by });
}

/** Points a branch to any commit, whether it leads there or not. */
export function forcePush(
  world: World,
  repo: Repository,
  { branch, to, by }: { readonly branch: string; readonly to: string; readonly by: User },
): void {
  requireRole(world, repo, by, "write");
  tipOf(repo, branch);
  const sha = resolveRef(repo, to);
  if (sha === undefined) throw invalid("Object does not exist", "sha");
  moveRef(world, repo, { ref: branchRef(branch), to: sha, by });
}

/** The tree of `ours` with what `theirs` has since they parted; throws "conflict" when they disagree. */
export function mergedTree(repo: Repository, ours: Sha, theirs: Sha): Tree {
  const base = mergeBase(repo, ours, theirs);
  return mergeOrRefuse(
    base === undefined ? new Map() : commitAt(repo, base).files,
    commitAt(repo, ours).files,
    commitAt(repo, theirs).files,
  );
}

function mergeOrRefuse(base: Tree, ours: Tree, theirs: Tree): Tree {
  const merged = mergeTrees(base, ours, theirs);
  if ("tree" in merged) return merged.tree;
  throw new WorldError("conflict", `Merge conflict in ${merged.conflicts.join(", ")}`);
}

/**
 * Merges `head` (branch, tag or sha) into the branch `base` with a merge commit; null when `base` has it
 * already. Throws "conflict" when both changed the same file. `keepsOurs` is `git merge -s ours`: the histories are
 * joined, and of what `head` changed nothing is taken.
 */
export function mergeBranches(
  world: World,
  repo: Repository,
  input: {
    readonly base: string;
    readonly head: string;
    readonly by: User;
    readonly message?: string;
    readonly keepsOurs?: true;
  },
): Commit | null {
  requireRole(world, repo, input.by, "write");
  const ours = tipOf(repo, input.base);
  const theirs = resolveRef(repo, input.head);
  if (theirs === undefined) throw new WorldError("not found", "Head does not exist");
  if (isAncestor(repo, theirs, ours)) return null;
  return advance(world, repo, {
    branch: input.base,
    parents: [ours, theirs],
    tree: input.keepsOurs ? commitAt(repo, ours).files : mergedTree(repo, ours, theirs),
    message: input.message ?? `Merge ${input.head} into ${input.base}`,
    by: input.by,
  });
}

/** The tree of `onto` with what a commit changed since its first parent; throws "conflict". */
export function pickedTree(repo: Repository, picked: Commit, onto: Sha): Tree {
  return mergeOrRefuse(firstParentFiles(repo, picked), commitAt(repo, onto).files, picked.files);
}

function firstParentFiles(repo: Repository, { parents }: Commit): Tree {
  return parents[0] === undefined ? new Map() : commitAt(repo, parents[0]).files;
}

/**
 * Repeats the change of a commit on a branch (`git cherry-pick`, of a merge: `-m 1`). `trailer` is its
 * option `-x`: the message then names the origin. Throws "conflict".
 */
export function cherryPick(
  world: World,
  repo: Repository,
  input: {
    readonly sha: Sha;
    readonly branch: string;
    readonly by: User;
    readonly trailer?: boolean;
  },
): Commit {
  requireRole(world, repo, input.by, "write");
  const picked = commitAt(repo, input.sha);
  const tip = tipOf(repo, input.branch);
  const origin = input.trailer ? `\n\n(cherry picked from commit ${picked.sha})` : "";
  return advance(world, repo, {
    branch: input.branch,
    parents: [tip],
    tree: pickedTree(repo, picked, tip),
    message: picked.message + origin,
    by: input.by,
  });
}

/** The message that `git revert` proposes. */
function revertMessage({ sha, message, parents }: Commit): string {
  const merged = parents.length > 1 ? `, reversing\nchanges made to ${parents[0]}` : "";
  return `Revert "${message.split("\n")[0]}"\n\nThis reverts commit ${sha}${merged}.`;
}

/** The tree of `onto` without what a commit changed since its first parent; throws "conflict". */
export function revertedTree(repo: Repository, reverted: Commit, onto: Sha): Tree {
  const before = firstParentFiles(repo, reverted);
  return mergeOrRefuse(reverted.files, commitAt(repo, onto).files, before);
}

/** Takes the change of a commit back on a branch (`git revert`, of a merge: `-m 1`). Throws "conflict". */
export function revert(
  world: World,
  repo: Repository,
  { sha, branch, by }: { readonly sha: Sha; readonly branch: string; readonly by: User },
): Commit {
  requireRole(world, repo, by, "write");
  const reverted = commitAt(repo, sha);
  const tip = tipOf(repo, branch);
  return advance(world, repo, {
    branch,
    parents: [tip],
    tree: revertedTree(repo, reverted, tip),
    message: revertMessage(reverted),
    by,
  });
}
