/** `checks`: check runs, which have a part of the hour of their own. */
export type WriteKind = "writes" | "checks";

/** Changes at GitHub of one moment, which count against its limits. */
export interface Spent {
  readonly at: Temporal.Instant;
  readonly kind: WriteKind;
  readonly count: number;
}
