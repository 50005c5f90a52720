import type { IssueLink } from "../model/links.ts";
import type { WrittenBody } from "./restore-lost.ts";

/**
 * What this process has learned of GitHub and needn't ask again. Losing it costs some requests, and in the moment
 * after a write that nobody looks whether it wrote over somebody's.
 */
export interface Learned {
  /** Links between issues that the server doesn't have. */
  readonly unsupported: Set<IssueLink["kind"]>;
  /** Numbers of milestones by repository and title. */
  readonly milestones: Map<string, number>;
  /** Bodies that were written and not yet held against the history of edits, by `owner/name#number`. */
  readonly unchecked: Map<string, WrittenBody>;
}

export const nothingLearned = (): Learned => ({
  unsupported: new Set(),
  milestones: new Map(),
  unchecked: new Map(),
});
