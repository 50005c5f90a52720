import {
  createBranch,
  deleteRef,
  mergedTree,
  pickedTree,
  revert,
  revertedTree,
} from "./commits.ts";
import { happen } from "./create-world.ts";
import { adopt, commitAt, commitsBetween, isAncestor } from "./graph.ts";
import { editIssue, storeIssue } from "./issues.ts";
import { branchRef, markMerged, moveRef, tipOf } from "./refs.ts";
import { requireRole } from "./repositories.ts";
import { storeCommit } from "./store-commit.ts";
import type { Commit, Issue, Pull, Repository, World } from "./types.ts";
import { invalid, WorldError } from "./world-error.ts";
import type { Sha, User } from "./basic-types.ts";

/** The pull request of an issue. Throws "not found" when it is none. */
export function pullOf(issue: Issue): Pull {
  if (!issue.pull) throw new WorldError("not found", `#${issue.number} is no pull request`);
  return issue.pull;
}

/**
 * Proposes the branch `head` of this repository or of a fork for the branch `base`. Throws "invalid" when
 * there is nothing to merge or such a pull request is open already.
 */
export function openPull(
  world: World,
  repo: Repository,
  input: {
    readonly head: string;
    readonly fork?: Repository;
    readonly base: string;
    readonly title: string;
    readonly by: User;
    readonly body?: string;
    readonly draft?: boolean;
  },
): Issue {
  const { head, fork, base, title, by, body = "", draft = false } = input;
  requireRole(world, repo, by, "read");
  const [headSha, baseSha] = [tipOf(fork ?? repo, head), tipOf(repo, base)];
  if (fork) adopt(repo, fork, headSha);
  if (isAncestor(repo, headSha, baseSha))
    throw invalid(`No commits between ${base} and ${head}`, "head");
  const isSame = ({ pull }: Issue) =>
    pull?.headRef === head && pull.fork === fork && pull.baseRef === base;
  if (openPulls(repo).some(isSame))
    throw invalid(`A pull request already exists for ${(fork ?? repo).owner}:${head}.`, "head");
  const issue = storeIssue(world, repo, {
    title,
    body,
    by,
    pull: {
      headRef: head,
      ...(fork && { fork }),
      headSha,
      baseRef: base,
      baseSha,
      isDraft: draft,
      merged: false,
      mergedAt: null,
      mergedBy: null,
      mergeCommit: null,
    },
  });
  tell(world, repo, issue, "opened", by);
  return issue;
}

function openPulls(repo: Repository): Issue[] {
  return [...repo.issues.values()].filter((issue) => issue.pull && issue.state === "open");
}

function tell(
  world: World,
  repo: Repository,
  issue: Issue,
  action: string,
  by: User,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const subject = { pull_request: issue, number: issue.number, ...more };
  happen(world, repo, by, `pull_request.${action}`, subject);
}

/** Changes the base branch of an open pull request, or makes it a draft or ready for review. */
export function editPull(
  world: World,
  repo: Repository,
  issue: Issue,
  { base, draft, by }: { readonly by: User; readonly base?: string; readonly draft?: boolean },
): void {
  requireRole(world, repo, by, by.id === issue.author.id ? "read" : "write");
  const pull = pullOf(issue);
  if (base !== undefined && base !== pull.baseRef) {
    if (issue.state === "closed")
      throw invalid("Cannot change base branch of closed pull request.", "base");
    const baseSha = tipOf(repo, base);
    const changes = { base: { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } } };
    Object.assign(pull, { baseRef: base, baseSha });
    issue.updatedAt = world.clock.now();
    tell(world, repo, issue, "edited", by, { changes });
  }
  if (draft !== undefined && draft !== pull.isDraft) {
    pull.isDraft = draft;
    issue.updatedAt = world.clock.now();
    tell(world, repo, issue, draft ? "converted_to_draft" : "ready_for_review", by);
  }
}

export function closePull(
  world: World,
  repo: Repository,
  issue: Issue,
  { by }: { readonly by: User },
): void {
  editIssue(world, repo, issue, { state: "closed", by });
}

export type MergeMethod = "merge" | "squash" | "rebase";

/**
 * Merges an open pull request as the button of that name does; `deleteBranch` then deletes its branch.
 * Throws "conflict" when it is closed, a draft, or changes what its base changed too.
 */
export function mergePull(
  world: World,
  repo: Repository,
  issue: Issue,
  input: { readonly method: MergeMethod; readonly by: User; readonly deleteBranch?: boolean },
): Commit {
  const { method, by } = input;
  requireRole(world, repo, by, "write");
  const pull = pullOf(issue);
  if (issue.state === "closed" || pull.isDraft)
    throw new WorldError("conflict", "Pull Request is not mergeable");
  const base = tipOf(repo, pull.baseRef);
  const made = MERGES[method](world, repo, { issue, pull, base, by });
  markMerged(world, issue, pull, { by, mergeCommit: made.sha });
  moveRef(world, repo, { ref: branchRef(pull.baseRef), to: made.sha, by });
  tell(world, repo, issue, "closed", by);
  if (input.deleteBranch) deleteRef(world, pull.fork ?? repo, { ref: branchRef(pull.headRef), by });
  return made;
}

interface Merge {
  readonly issue: Issue;
  readonly pull: Pull;
  readonly base: Sha;
  readonly by: User;
}

/** How each button makes the commit (the last one of a rebase) that the base branch moves to. */
const MERGES: Readonly<
  Record<MergeMethod, (world: World, repo: Repository, merge: Merge) => Commit>
> = {
  merge: (world, repo, { issue, pull, base, by }) =>
    storeCommit(world, repo, {
      parents: [base, pull.headSha],
      files: mergedTree(repo, base, pull.headSha),
      message: `Merge pull request #${issue.number} from ${(pull.fork ?? repo).owner}/${pull.headRef}\n\n${issue.title}`,
      by,
    }),
  squash: (world, repo, { issue, pull, base, by }) => {
    const messages = commitsBetween(repo, base, pull.headSha).map(({ message }) => message);
    const list = messages.length > 1 ? messages.map((message) => `* ${message}`) : [];
    return storeCommit(world, repo, {
      parents: [base],
      files: mergedTree(repo, base, pull.headSha),
      message: [`${issue.title} (#${issue.number})`, ...list].join("\n\n"),
      by,
    });
  },
  rebase: (world, repo, { pull, base, by }) => {
    // A rebase leaves merge commits out: what they merged is picked commit by commit.
    const commits = commitsBetween(repo, base, pull.headSha).filter(
      ({ parents }) => parents.length < 2,
    );
    let tip = commitAt(repo, base);
    for (const picked of commits)
      tip = storeCommit(world, repo, {
        parents: [tip.sha],
        files: pickedTree(repo, picked, tip.sha),
        message: picked.message,
        by,
      });
    return tip;
  },
};

/** The button "Revert" of a merged pull request: a new one that takes its merge back. */
export function revertPull(
  world: World,
  repo: Repository,
  issue: Issue,
  { by }: { readonly by: User },
): Issue {
  const { mergeCommit, headRef, baseRef } = pullOf(issue);
  if (mergeCommit === null) throw invalid("Only a merged pull request can be reverted");
  // Find out first whether it can be reverted, so that no branch stays behind when not.
  revertedTree(repo, commitAt(repo, mergeCommit), tipOf(repo, baseRef));
  const name = `revert-${issue.number}-${headRef}`;
  createBranch(world, repo, { name, from: baseRef, by });
  revert(world, repo, { sha: mergeCommit, branch: name, by });
  return openPull(world, repo, {
    head: name,
    base: baseRef,
    title: `Revert "${issue.title}"`,
    body: `Reverts ${repo.owner}/${repo.name}#${issue.number}`,
    by,
  });
}
