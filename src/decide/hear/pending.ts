import type { CommentFacts } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record.ts";
import { heardComments } from "../record.ts";
import { parseCommand, type Command } from "./command.ts";

/** A command that waits for its answer. */
export interface Pending {
  readonly comment: CommentFacts;
  readonly command: Command;
}

/** Commands without an answer, oldest first. Those of Apps and bots are no commands. */
export function pendingCommands(
  comments: readonly CommentFacts[],
  record: ReleaseRecord,
): readonly Pending[] {
  const heard = heardComments(record);
  return comments.flatMap((comment) => {
    if (comment.author.kind !== "person" || comment.author.id === null) return [];
    const { reactions } = comment;
    if (reactions.has("rocket") || reactions.has("confused")) return [];
    const command = parseCommand(comment.body);
    if (!command) return [];
    // Its effect is written down, but a crash came before the answer: only the answer is missing.
    if (heard.has(comment.id)) return [];
    return [{ comment, command }];
  });
}
