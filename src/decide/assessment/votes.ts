import type { VoteEntry, DecisionEntry, DepartureEntry } from "../../model/record/record.ts";

/** What an owner has said, as far as it counts now. */
export type VoteState =
  /** `since`: the go from which on one has always counted; who says it again says nothing new. */
  | { readonly kind: "go"; readonly vote: VoteEntry; readonly since: VoteEntry }
  | { readonly kind: "no-go"; readonly vote: VoteEntry }
  | { readonly kind: "waiting" };

/** Whether a manager's last GO still stands, and why not. */
export type GoState =
  | { readonly kind: "go"; readonly decision: DecisionEntry }
  | { readonly kind: "no-go"; readonly decision: DecisionEntry }
  | { readonly kind: "fallen"; readonly decision: DecisionEntry; readonly why: string }
  | { readonly kind: "none" };

/** What people said, as far as it counts for what is there now. */
export interface Consent {
  /** How the release left; undefined while it hasn't. */
  readonly departure: DepartureEntry | undefined;
  /** By name of the owner. */
  readonly voteStates: ReadonlyMap<string, VoteState>;
  readonly go: GoState;
}
