/** `checks`: check runs, which have a part of the hour of their own. */
export type WriteKind = "writes" | "checks";

/** What was spent of GitHub's limits in one moment: changes, or points of GraphQL. */
export interface Spent {
  readonly at: Temporal.Instant;
  readonly kind: WriteKind | "points";
  readonly count: number;
}
