import { z } from "zod";
import type { Result } from "../../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { idShape, instantShape } from "./shapes.ts";

export interface WrittenComment {
  /** Database id. */
  readonly id: number;
  readonly updatedAt: Temporal.Instant;
}

const commentShape = z
  .object({ id: idShape, updated_at: instantShape })
  .transform((comment): WrittenComment => ({ id: comment.id, updatedAt: comment.updated_at }));

/** Comments on an issue; at most 65,536 characters. GitHub has no key against doing it twice. */
export async function createComment(
  github: GitHub,
  comment: {
    readonly repo: RepoName;
    readonly number: number;
    readonly body: string;
    /** Default: it answers. */
    readonly urgency?: "brake";
  },
): Promise<Result<WrittenComment>> {
  const { owner, name } = splitRepo(comment.repo);
  return github.write({
    repo: comment.repo,
    permissions: { issues: "write" },
    urgency: comment.urgency ?? "answer",
    doing: `comment on ${comment.repo}#${comment.number}`,
    shape: commentShape,
    ask: (octokit) =>
      octokit.rest.issues.createComment({
        owner,
        repo: name,
        issue_number: comment.number,
        body: comment.body,
      }),
  });
}

/** Replaces the text of a comment of the app: what people decided is in it, so that nothing comes before it. */
export async function updateComment(
  github: GitHub,
  comment: { readonly repo: RepoName; readonly id: number; readonly body: string },
): Promise<Result<WrittenComment>> {
  const { owner, name } = splitRepo(comment.repo);
  return github.write({
    repo: comment.repo,
    permissions: { issues: "write" },
    urgency: "brake",
    doing: `edit comment ${comment.id} in ${comment.repo}`,
    shape: commentShape,
    ask: (octokit) =>
      octokit.rest.issues.updateComment({
        owner,
        repo: name,
        comment_id: comment.id,
        body: comment.body,
      }),
  });
}

const saidShape = z.object({ id: idShape }).transform(({ id }) => ({ id }));

/**
 * Comments on a commit, where people who are mentioned hear of it; it takes no more than to read the contents, and no
 * issues (REST docs, "Create a commit comment"). GitHub has no key against doing it twice.
 */
export async function commentOnCommit(
  github: GitHub,
  { repo, commit, body }: { readonly repo: RepoName; readonly commit: Sha; readonly body: string },
): Promise<Result<{ readonly id: number }>> {
  const { owner, name } = splitRepo(repo);
  return github.write({
    repo,
    permissions: { contents: "read" },
    urgency: "effect",
    doing: `comment on the commit ${commit.slice(0, 7)} of ${repo}`,
    shape: saidShape,
    ask: (octokit) =>
      octokit.rest.repos.createCommitComment({ owner, repo: name, commit_sha: commit, body }),
  });
}
