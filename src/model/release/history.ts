/**
 * What is known of a service's release branch before the departure. `null`: there is no such branch. `written`:
 * there is one, and no next version can follow from it, so nothing more was read.
 */
export type BranchHistory = History | "written" | null;

/** What a service was released as, and what came since: its next version follows from it. */
export interface History {
  /** Version of the newest release that the release branch holds; null: none. */
  readonly last: string | null;
  /** Every version that has a tag, wherever its commit is. */
  readonly taken: readonly string[];
  /** The highest tag that looks like a version in another form than the train file's; absent: none does. */
  readonly other?: { readonly tag: string; readonly version: string };
  /** What production runs of another commit than the branch's head, as its deployment says; null: that names none. */
  readonly live: string | null;
  /** Since `last`; empty when there is none. */
  readonly changes: readonly Change[];
}

/** A merged pull request, or a commit that came without one. */
export interface Change {
  readonly title: string;
  /** Messages of the commits with which it came. */
  readonly message: string;
  readonly labels: readonly string[];
}

/** Stands in a plan for a version that follows from the last one and isn't known yet; none is called so. */
export const nextVersion = "next";
