/** Which of the app's own comments ask for nothing any more: folded, they leave the issue to what is still open. */
import type { Action } from "../../model/action.ts";
import type { OwnComment } from "../../model/github/own-comment.ts";
import type { CommentFacts, Observation } from "../../model/observation.ts";
import type { CommandName } from "../../model/release/command.ts";
import { parseCommand } from "../commands/command.ts";
import type { Say } from "../assessment/messages.ts";

/** Their keys begin so: they ask somebody for something, and are asked as long as that is so. */
const questions: ReadonlySet<string> = new Set([
  "blocked",
  "failed",
  "fallen",
  "foreign",
  "lacking",
  "lacking-back",
  "late",
  "locked",
  "meeting",
  "missing-teams",
  "no-way-back",
  "outdated",
  "overdue",
  "publish",
  "rollback-failed",
  "runs",
  "stop",
  "stranger",
  "stuck",
  "tampered",
  "turn",
  "unplanned",
  "unreachable",
  "unread",
  "unread-train",
  "void",
  "votes-in",
]);

/** What everybody may ask again, and only the newest answer is of use. */
const renewed: ReadonlySet<CommandName> = new Set(["plan", "help"]);

/** @param asked what the app asks or tells now: what it asked before and isn't among that is settled */
export function minimising(observation: Observation, asked: readonly Say[]): readonly Action[] {
  const comments = settledComments(observation, asked);
  return comments.length === 0 ? [] : [{ kind: "minimise", comments }];
}

function settledComments(
  { ownComments = [], comments }: Observation,
  asked: readonly Say[],
): readonly OwnComment[] {
  if (ownComments.length === 0) return [];
  const open = new Set(asked.map(({ key }) => key));
  const isAnswered = answeredAmong(comments, new Set(ownComments.map(({ key }) => key)));
  return ownComments.filter(({ key }) => {
    const [kind = "", id = ""] = key.split(":");
    return kind === "reply" ? isAnswered(Number(id)) : questions.has(kind) && !open.has(key);
  });
}

/** Whether a reply was followed by what it asked for: its reader has said it right, or asked the same again. */
function answeredAmong(
  comments: readonly CommentFacts[],
  replied: ReadonlySet<string>,
): (comment: number) => boolean {
  const byId = new Map(comments.map((one) => [one.id, one]));
  const nameOf = ({ body }: CommentFacts): CommandName | undefined => {
    const command = parseCommand(body);
    return command?.kind === "command" ? command.name : command?.meant;
  };
  return (id) => {
    const comment = byId.get(id);
    const name = comment && nameOf(comment);
    if (!comment || name === undefined) return false;
    return comments.some((later) => {
      if (later.id <= id || nameOf(later) !== name) return false;
      if (renewed.has(name)) return replied.has(`reply:${later.id}`);
      const isSame = later.author.id !== null && later.author.id === comment.author.id;
      // A hold without a reason is done, and asks for one.
      const isAsked = name === "hold" || comment.reactions.has("confused");
      return isSame && isAsked && later.reactions.has("rocket");
    });
  };
}
