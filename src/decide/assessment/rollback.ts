import type { Deploy } from "../../model/action.ts";
import type { Sha } from "../../model/ids.ts";
import type { RollbackEntry, AbortEntry } from "../../model/record/ending.ts";
import type { ReturnBar } from "./bar.ts";
import type { Progress } from "./progress.ts";
import type { ServiceAssessment } from "./service.ts";

/** How far taking back is. */
export interface Rollback {
  /** In the order in which they go; empty: nothing is taken back. */
  readonly steps: readonly RollbackStep[];
  /** Whether there is something still to be done, by the app or by people. */
  readonly isRunning: boolean;
}

/** What becomes of one service that is taken back. */
export type RollbackStep = WayBack &
  (
    | { readonly kind: "done"; readonly at: Temporal.Instant }
    | { readonly kind: "start"; readonly deploy: Deploy }
    | { readonly kind: "under way" }
    /** It runs again what it ran before; that it is healthy isn't proved yet. */
    | { readonly kind: "proving"; readonly progress: Extract<Progress, { kind: "proving" }> }
    | { readonly kind: "wait"; readonly waits: ReturnBar }
    | { readonly kind: "failed"; readonly failure: Extract<Progress, { kind: "failed" }> }
    /** It has no place to go back to. */
    | { readonly kind: "stays" }
  );

/** Where a service goes back to. */
export interface WayBack {
  readonly assessed: ServiceAssessment;
  /** What production ran before this release; null: nothing, or it isn't known. */
  readonly target: Target | null;
  /** What keeps it from going back; null: nothing does. */
  readonly bar: RollbackBlock | null;
}

export interface Target {
  readonly commit: Sha;
  /** As the payload of its deployment named it; null: it named none. */
  readonly version: string | null;
}

export interface RollbackBlock {
  /**
   * `first`: production ran nothing before. `declared`: its changes have a point of no return, as the train file
   * says. `overtaken`: somebody else deployed over it. `unknown`: that can't be told.
   */
  readonly kind: "first" | "declared" | "overtaken" | "unknown";
  /** A sentence fragment, with nothing of a repository that is for fewer eyes. */
  readonly why: string;
  /** Only of `overtaken`: whether a manager has yet to say what becomes of that. */
  readonly isOpen?: boolean;
}

/** What a rollback would do, before it is decided. */
export interface RollbackScope extends Pick<RollbackEntry, "services" | "stays" | "whole"> {
  /** Those of which there is, or may be, a deployment to take back, in the order in which they go. */
  readonly going: readonly ServiceAssessment[];
  /** Those that have no place to go back to and stay as they are, out of the release. */
  readonly first: readonly ServiceAssessment[];
}

/** What ends a release before it is complete. */
export type Ending = RollbackEntry | AbortEntry;
