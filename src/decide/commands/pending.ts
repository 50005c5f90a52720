import type { CommentFacts } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { heardComments } from "../record/record.ts";
import { parseCommand } from "./command.ts";
import type { Pending } from "../assessment/pending.ts";

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
