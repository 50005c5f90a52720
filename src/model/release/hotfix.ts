import type { Sha } from "../ids.ts";
import type { Link } from "./release.ts";

/** What production runs beside the release, held against the commit that the release would deploy. */
export interface HotfixFacts {
  /** The head of the release branch. */
  readonly commit: Sha;
  /** What stood last as good there and this release did not bring; null: nothing did. */
  readonly production: Sha | null;
  /** A release of a train brought it there: what the branches of two releases don't share is their people's plan. */
  readonly isByTrain: boolean;
  /**
   * What production has and the release has not, oldest first: deploying the release would undo it. null: that can't be told,
   * since production's commit is gone or shares no history with the release branch.
   */
  readonly lacking: readonly Hotfix[] | null;
}

/** A pull request, or a commit that came without one. */
export interface Hotfix extends Link {
  readonly title: string;
}
