import type { CommentFacts } from "../../model/observation.ts";
import type { Command } from "../../model/release/command.ts";

/** A command that waits for its answer. */
export interface Pending {
  readonly comment: CommentFacts;
  readonly command: Command;
}
