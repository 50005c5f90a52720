import type { Edit } from "./types.ts";
import { invalid } from "./world-error.ts";
import type { User } from "./basic-types.ts";

/** Characters that the body of an issue, pull request or comment may have. */
export const BODY_LIMIT = 65_536;

/** Refuses a text that GitHub refuses: too long, or blank where it must say something. */
export function checkText(
  field: string,
  text: string,
  { limit, required = false }: { readonly limit: number; readonly required?: boolean },
): void {
  if (required && text.trim() === "") throw invalid(`${field} can't be blank`, field);
  if (text.length > limit)
    throw invalid(`${field} is too long (maximum is ${limit} characters)`, field);
}

interface Editable {
  readonly author: User;
  readonly createdAt: Temporal.Instant;
  updatedAt: Temporal.Instant;
  body: string;
  readonly edits: Edit[];
}

/** Replaces a body and writes its edit history; the first edit also writes down the original. */
export function rewrite(text: Editable, body: string, editor: User, at: Temporal.Instant): void {
  if (text.edits.length === 0)
    text.edits.push({ editor: text.author, at: text.createdAt, text: text.body });
  text.edits.push({ editor, at, text: body });
  text.body = body;
  text.updatedAt = at;
}

/** How GitHub compares the names of accounts, repositories, environments and status contexts: without case. */
export const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
