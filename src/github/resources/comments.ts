import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { isSameName, splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { anyShape, idShape, instantShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

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
    doing: wording`comment on ${comment.repo}#${comment.number}`,
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
    doing: wording`edit comment ${comment.id} in ${comment.repo}`,
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

/** Folds a comment of the app as resolved (docs: GraphQL, "Issues", `minimizeComment`); doing it again changes nothing. */
export async function minimiseComment(
  github: GitHub,
  { repo, id }: { readonly repo: RepoName; /** Node id. */ readonly id: string },
): Promise<Result<void>> {
  const answer = await github.mutate({
    repo,
    permissions: { issues: "write" },
    urgency: "cosmetic",
    count: 1,
    doing: wording`minimise a comment in ${repo}`,
    query: `mutation Minimise($id: ID!) {
      minimizeComment(input: { subjectId: $id, classifier: RESOLVED }) { clientMutationId }
    }`,
    variables: { id },
  });
  return answer.ok ? succeed(undefined) : answer;
}

const onCommitShape = z.object({
  id: idShape,
  body: z.string(),
  user: z.object({ login: z.string(), type: z.string() }).nullable(),
});
const onCommitPageShape = z.array(onCommitShape);

/** A commit and the repository in which people talk about it. */
export interface CommitAt {
  readonly repo: RepoName;
  readonly commit: Sha;
}

/** The texts of all that the app has said on a commit ("List commit comments", REST API). */
export async function ownCommitComments(
  github: GitHub,
  { repo, commit }: CommitAt,
): Promise<Result<readonly string[]>> {
  const app = await github.app();
  if (!app.ok) return app;
  const { owner, name } = splitRepo(repo);
  const ownLogin = `${app.value.slug}[bot]`;
  const said = await github.read({
    repos: [repo],
    fresh: true,
    doing: wording`read the comments on the commit ${commit.slice(0, 7)} of ${repo}`,
    shape: onCommitPageShape,
    ask: async (octokit) => ({
      data: await octokit.paginate(octokit.rest.repos.listCommentsForCommit, {
        owner,
        repo: name,
        commit_sha: commit,
        per_page: 100,
      }),
    }),
  });
  if (!said.ok) return said;
  const own = said.value.filter(
    ({ user }) => user?.type === "Bot" && isSameName(user.login, ownLogin),
  );
  return succeed(own.map(({ body }) => body));
}

/**
 * Comments on a commit, where people who are mentioned hear of it; it takes no more than to read the contents, and no
 * issues (REST docs, "Create a commit comment"). GitHub has no key against doing it twice.
 */
export async function commentOnCommit(
  github: GitHub,
  { repo, commit }: CommitAt,
  body: string,
): Promise<Result<unknown>> {
  const { owner, name } = splitRepo(repo);
  return github.write({
    repo,
    permissions: { contents: "read" },
    urgency: "effect",
    doing: wording`comment on the commit ${commit.slice(0, 7)} of ${repo}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.repos.createCommitComment({ owner, repo: name, commit_sha: commit, body }),
  });
}
