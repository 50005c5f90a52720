import type { Sha } from "../../model/ids.ts";

/** How far one service of a release has come: what its newest attempt shows. */
export type Progress =
  | { readonly kind: "waiting" }
  /** Production could not be read: nothing is concluded from that. */
  | { readonly kind: "unknown"; readonly why: string }
  /** The app has begun to create the deployment; GitHub doesn't show it yet. */
  | (Attempt & {
      readonly kind: "starting";
      /** Whether the request may have been lost: then it must be made again. */
      readonly isOpen: boolean;
      /** When the request last left. */
      readonly since: Temporal.Instant;
      /** When a lost request can no longer take effect. */
      readonly settledAt: Temporal.Instant;
    })
  | (Running & {
      readonly kind: "deploying";
      readonly until: Temporal.Instant;
      /** When its pipeline was last heard of; before its first word when it was created. */
      readonly heardAt: Temporal.Instant;
    })
  /** Deployed; whether it is healthy isn't proved yet. */
  | (Running & {
      readonly kind: "proving";
      /** When it was deployed. */
      readonly deployedAt: Temporal.Instant;
      /** When it will be live if all stays good; null: something isn't. */
      readonly until: Temporal.Instant | null;
      /** When a person is asked. */
      readonly deadline: Temporal.Instant;
      /** What isn't good now; "": nothing. */
      readonly missing: string;
    })
  /** Deployed, and healthy for the whole soak where the train file says what that is. */
  | (Running & {
      readonly kind: "live";
      readonly at: Temporal.Instant;
      /** What of its health isn't good now; null: nothing. Nobody starts on top of it meanwhile. */
      readonly doubt: string | null;
    })
  | (Attempt & {
      readonly kind: "failed";
      /**
       * `unseen`: its creation was requested, and GitHub never showed it. `unhealthy`, `unproved`: deployed, and
       * then its health was bad or not proved in time.
       */
      readonly how:
        | "failed"
        | "errored"
        | "timed out"
        | "unseen"
        | "refused"
        | "unhealthy"
        | "unproved";
      /** In the words of whoever reported it, or what was seen of its health. */
      readonly why: string;
      readonly logUrl: string | null;
      readonly since: Temporal.Instant | null;
    });

export interface Attempt {
  readonly attempt: number;
  readonly commit: Sha;
}

export interface Running extends Attempt {
  readonly logUrl: string | null;
  readonly since: Temporal.Instant;
}
