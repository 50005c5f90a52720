import type { CommentFacts } from "../../model/observation.ts";
import type { Command } from "../../model/command.ts";

/** A command that waits for its answer. */
export interface Pending {
  readonly comment: CommentFacts;
  readonly command: Command;
}
