import type { RecordEntry } from "../../model/record/record.ts";
import type { Person } from "../../model/record/said.ts";
import { paragraph, type Message, type Text } from "../../model/view/text.ts";
import type { Authority } from "../../model/github/authority.ts";
import type { Situation } from "../assessment/assessment.ts";

/** A command with everything that its answer rests on. */
export interface Request {
  readonly situation: Situation;
  readonly comment: number;
  /** Number of the issue on which it was said. */
  readonly issue: number;
  readonly at: Temporal.Instant;
  readonly by: Person;
  readonly authority: Authority;
  /** What follows the command in its line. */
  readonly rest: string;
}

/** What a command leads to: entries of the record and perhaps a reply, or a refusal with its reason. */
export type Answer =
  | {
      readonly kind: "done";
      readonly entries: readonly RecordEntry[];
      readonly reply: Message | null;
    }
  | { readonly kind: "refused"; readonly reply: Message };

export const done = (entries: readonly RecordEntry[], reply: Message | null = null): Answer => ({
  kind: "done",
  entries,
  reply,
});

export const refused = (...texts: readonly Text[]): Answer => ({
  kind: "refused",
  reply: texts.map(paragraph),
});

/** What every entry says of its command. */
export const saidBy = (request: Request): { comment: number; by: Person; at: string } => ({
  comment: request.comment,
  by: request.by,
  at: request.at.toString({ smallestUnit: "second" }),
});
