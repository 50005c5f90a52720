import { react, unreact } from "../../world/comments.ts";
import type { Comment, Issue } from "../../world/types.ts";
import { noContent, orNotFound, Refusal, type Answer } from "../answer.ts";
import { listAnswer } from "../page.ts";
import { presentReaction } from "../present/issue.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";
import { commentOf } from "./comment.ts";
import { issueOf } from "./issue.ts";

type Find = (call: RepositoryCall) => Issue | Comment;

export const reactionRoutes: readonly Route[] = [
  ...routesFor("/issues/{issue_number}/reactions", issueOf),
  ...routesFor("/issues/comments/{comment_id}/reactions", commentOf),
];

function routesFor(path: string, find: Find): Route[] {
  return [
    repositoryRoute("GET", path, "issues:read", (call) => {
      const content = call.query.get("content");
      const reactions = find(call).reactions.filter(
        (reaction) => content === null || reaction.content === content,
      );
      return listAnswer(call, reactions, (one) => presentReaction(call.world, one));
    }),
    repositoryRoute("POST", path, "issues:write", (call) => add(call, find(call))),
    repositoryRoute("DELETE", `${path}/{reaction_id}`, "issues:write", (call) => {
      const subject = find(call);
      const id = call.id("reaction_id");
      const { content, user } = orNotFound(subject.reactions.find((one) => one.id === id));
      if (user.id !== call.actor.id)
        throw new Refusal(403, "Only the reaction's author can delete it");
      unreact(call.world, call.repository, subject, { content, by: user });
      return noContent();
    }),
  ];
}

/** 201 for a new reaction, 200 for one that the same account gave before (REST docs, "Reactions"). */
function add(call: RepositoryCall, subject: Issue | Comment): Answer {
  const { world, repository, actor } = call;
  const fields = call.fields("Reaction");
  const content = fields.oneOf(
    "content",
    ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"],
    { required: true },
  );
  fields.check();
  const answer = react(world, repository, subject, { content: orNotFound(content), by: actor });
  return { status: answer.isNew ? 201 : 200, body: presentReaction(world, answer.reaction) };
}
