import type { Author } from "./authority.ts";

/** One edit of a body by a person. */
export interface BodyEdit {
  readonly at: Temporal.Instant;
  readonly by: Author;
  readonly before: string;
  readonly after: string;
}
