import type { Action } from "./action.ts";
import type { ReleaseState } from "./release/release.ts";

/** What became of a delivery of GitHub's. */
export type DeliveryOutcome = "kept" | "known" | "ignored" | "refused" | "not stored";

/** Where the parts count what they do. It is never told a name of anybody or of anything private. */
export interface Meter {
  /** @param event "": it isn't known whether GitHub sent it */
  delivered(event: string, outcome: DeliveryOutcome): void;
  /** What the delivery log was found to have lost, and how much of that was fetched. */
  recovered(lost: number, fetched: number): void;
  /** The releases of a delivery were asked to be looked at, so long after it came. */
  routed(waited: Temporal.Duration): void;
  /** @param state null: there is nothing to show yet */
  decided(state: ReleaseState | null): void;
  acted(kind: Action["kind"], outcome: "done" | "open" | "failed" | "fenced"): void;
  /** An event was brought to a receiver, by its name in the settings. */
  told(receiver: string, outcome: "taken" | "not taken"): void;
  /** A look has ended. */
  looked(took: Temporal.Duration, outcome: "ended" | "failed"): void;
}
