import type { HealthResult, HealthLook, HealthPlan } from "../../model/train/health.ts";
import type { VouchEntry } from "../../model/record/health-record.ts";
import type { Direction } from "../../model/release/release.ts";

/** One thing that must hold for a service to be healthy. */
export interface Condition {
  /** Unique within the service. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** So long it may be bad. */
  readonly patience: Temporal.Duration;
}

/** How one condition stands now. */
export interface ConditionState {
  readonly condition: Condition;
  readonly result: HealthResult;
  readonly words: string;
  /** It has been bad for longer than it may be. */
  readonly isFailing: boolean;
}

/** What the looks so far add up to. */
export interface HealthVerdict {
  readonly conditions: readonly ConditionState[];
  /** Whether all was good at every look of a whole soak that ends now. */
  readonly isProved: boolean;
  /** While all is good: when that will be so. */
  readonly until: Temporal.Instant | null;
}

/** The health of one deployment, with everything that was said of it. */
export interface ServiceHealth {
  readonly plan: HealthPlan;
  readonly task: Direction;
  readonly attempt: number;
  /** To be remembered. */
  readonly look: HealthLook;
  readonly verdict: HealthVerdict;
  readonly vouched: readonly VouchEntry[];
  /** It was found unhealthy, and nobody has vouched for it since; null: it wasn't. */
  readonly unhealthy: { readonly at: string; readonly why: string } | null;
  /** Whether the record says so already. */
  readonly isWritten: boolean;
  /** Nobody asks any more: this is what was seen last. */
  readonly isOver: boolean;
}
