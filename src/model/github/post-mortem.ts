import type { ReleaseKey } from "../ids.ts";
import type { Text } from "../view/text.ts";
import type { NotesPart } from "../release/notes.ts";

/** A post-mortem of the train, as the app opened it. */
export interface PostMortemFacts {
  /** What was taken back. */
  readonly release: ReleaseKey;
  readonly number: number;
  readonly url: string;
  readonly isOpen: boolean;
}

/** Open the post-mortem of a release of which something was taken back, once. */
export interface OpenPostMortem {
  readonly kind: "open post-mortem";
  readonly title: string;
  /** Whom it concerns, notified. */
  readonly who: Text;
  readonly reasons: readonly Text[];
  /** Oldest first. */
  readonly timeline: readonly { readonly at: Temporal.Instant; readonly text: Text }[];
  /** What was meant to go back and didn't. */
  readonly stays: readonly Text[];
  /** What was taken back, from what production ran before to what it ran then. */
  readonly parts: readonly NotesPart[];
}
