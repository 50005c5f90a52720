/** What became of the edits by which people tick the boxes of sub-issues. */
import type { IssueKey } from "../github/issue-key.ts";
import type { ServiceId } from "../ids.ts";

/** An edit whose ticks were put right: its author is told why, once; kept until that is said. */
export interface UndoneEntry {
  readonly kind: "undone";
  readonly service: ServiceId;
  /** The sub-issue. */
  readonly issue: IssueKey;
  /** Which edit: its time and its place among those of the same second. */
  readonly at: string;
  readonly place: number;
  /** Login. */
  readonly by: string;
  readonly boxes: readonly UndoneBox[];
}

export interface UndoneBox {
  /** Of the box in the sub-issue. */
  readonly box: string;
  /** What was done to it by hand. */
  readonly ticked: boolean;
  readonly why: "outsider" | "computed" | "older text" | "other commit";
}

/** Edits of a body that were heard: all before `at`, and of that second the first `count`. */
export interface HeardEdits {
  /** ISO 8601, whole seconds. */
  readonly at: string;
  readonly count: number;
}
