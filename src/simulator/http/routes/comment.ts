import { addComment, deleteComment, editComment } from "../../world/comments.ts";
import type { Comment } from "../../world/types.ts";
import { created, noContent, ok, orNotFound, type Answer } from "../answer.ts";
import { listAnswer } from "../page.ts";
import { presentComment } from "../present/issue.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";
import { issueOf, withIssues } from "./issue.ts";

export const commentRoutes: readonly Route[] = [
  repositoryRoute("GET", "/issues/{issue_number}/comments", "issues:read", (call) => {
    const { repository } = call;
    const since = call.query.get("since");
    const from = since === null ? undefined : Temporal.Instant.from(since);
    const comments = issueOf(call)
      .comments.flatMap((id) => repository.comments.get(id) ?? [])
      .filter((one) => !from || Temporal.Instant.compare(one.updatedAt, from) >= 0);
    return listAnswer(call, comments, (one) => presentComment(call.world, repository, one));
  }),
  repositoryRoute("POST", "/issues/{issue_number}/comments", "issues:write", (call) => {
    const { world, repository, actor } = call;
    const issue = issueOf(call);
    const comment = addComment(world, repository, issue, { body: bodyOf(call), by: actor });
    return created(presentComment(world, repository, comment));
  }),
  repositoryRoute("GET", "/issues/comments/{comment_id}", "issues:read", (call) =>
    show(call, commentOf(call)),
  ),
  repositoryRoute("PATCH", "/issues/comments/{comment_id}", "issues:write", (call) => {
    const comment = commentOf(call);
    editComment(call.world, call.repository, comment, { body: bodyOf(call), by: call.actor });
    return show(call, comment);
  }),
  repositoryRoute("DELETE", "/issues/comments/{comment_id}", "issues:write", (call) => {
    deleteComment(call.world, call.repository, commentOf(call), { by: call.actor });
    return noContent();
  }),
];

export function commentOf(call: RepositoryCall): Comment {
  const { repository, id } = call;
  const comment = orNotFound(repository.comments.get(id("comment_id")));
  return repository.issues.get(comment.issue)?.pull ? comment : withIssues(call, comment);
}

function show({ world, repository }: RepositoryCall, comment: Comment): Answer {
  return ok(presentComment(world, repository, comment));
}

function bodyOf(call: RepositoryCall): string {
  const fields = call.fields("IssueComment");
  const body = fields.text("body", { required: true }) ?? "";
  fields.check();
  return body;
}
