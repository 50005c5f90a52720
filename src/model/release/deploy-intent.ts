import type { ServiceId, Sha } from "../ids.ts";
import type { Direction } from "./release.ts";

/**
 * The app began to create a deployment; `sentAt` is when the request last left. Not seen by `settledAt`, a
 * request without an answer never took effect.
 */
export interface DeployIntent {
  readonly task: Direction;
  readonly service: ServiceId;
  readonly attempt: number;
  readonly commit: Sha;
  readonly intent: string;
  readonly sentAt: Temporal.Instant;
  readonly settledAt: Temporal.Instant;
  readonly outcome:
    | { readonly kind: "pending" }
    | { readonly kind: "created"; readonly deployment: number }
    /** GitHub said no, in its own words: there is no such deployment. */
    | { readonly kind: "refused"; readonly why: string };
}

/** The same of a rehearsal in staging. */
export interface RehearsalIntent extends DeployIntent {
  /** Its id. */
  readonly rehearsal: string;
}
