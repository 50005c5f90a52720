import type { Sha } from "./ids.ts";

export interface TagFacts {
  readonly name: string;
  /** What it points at, also through an annotated tag: a commit, in all but strange repositories. */
  readonly commit: Sha;
}
