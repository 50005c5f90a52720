/** Fixes of which somebody asks that they take the place of a candidate. */
import type { RepoName, ServiceId, Sha } from "../ids.ts";

/** What somebody named, and what must be known of it. */
export interface ReplacementQuestion {
  /** Id of the comment that names it. */
  readonly comment: number;
  readonly service: ServiceId;
  readonly repo: RepoName;
  /** A branch, or a commit by its hash or the first seven digits of it, at least. */
  readonly name: string;
  /** The release branch. */
  readonly releaseBranch: string;
  /** What production runs now; null: nothing. */
  readonly running: Sha | null;
}

/** What a name stands for in the repository of a service. */
export type FoundReplacement =
  | { readonly kind: "none" }
  /** A branch has that name, which may be the beginning of a hash as well. */
  | { readonly kind: "both" }
  /**
   * A commit that GitHub shows, and that neither the release branch, nor the default branch, nor the head of an open pull
   * request of the repository itself has: it shows commits of forks there, too.
   */
  | { readonly kind: "astray"; readonly commit: Sha }
  | {
      readonly kind: "found";
      readonly commit: Sha;
      /** Whose head it is; null: the commit was named. */
      readonly branch: string | null;
      /** When it was committed, by the clock of whoever did. */
      readonly committedAt: Temporal.Instant;
      /** Whether what production runs has it in its history already, or is it. */
      readonly isOld: boolean;
    };
