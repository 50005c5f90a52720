import type { RepoName, Sha } from "../ids.ts";

/** A train repository without issue form, to whose people the App has never offered it. */
export interface Formless {
  readonly repo: RepoName;
  /** Its default branch, and the head of it. */
  readonly base: string;
  readonly head: Sha;
  /** Whether the owner granted what an offer takes. */
  readonly isPermitted: boolean;
}
