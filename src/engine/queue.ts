import type { ReleaseKey } from "../model/ids.ts";

/** Handles one wake of a release. Answers for its own errors: what it throws is only logged and tried again. */
export type Handle = (key: ReleaseKey, signal: AbortSignal) => Promise<void>;

/** How long a stop waits for running handlers before it aborts them. */
export const stopGrace = Temporal.Duration.from({ seconds: 10 });

/**
 * Fires the timers of releases (`Leases.end`) again after this long if nobody has replaced them by then,
 * so that one whose firing got lost with its process isn't lost itself.
 */
export const refireAfter = Temporal.Duration.from({ seconds: 60 });

/** After trouble with the database. */
export const troublePause = Temporal.Duration.from({ seconds: 5 });

/**
 * Decides which release is handled when. At most one run per release at a time, in all processes together;
 * a poke before its run begins is answered by that run, a poke during a run by exactly one more.
 */
export interface Queue {
  /** Due now, whatever timer is pending. On disk when it returns. */
  readonly poke: (key: ReleaseKey) => Promise<void>;
  /** Begins to handle pokes and timers, also those from before. */
  start(handle: Handle): Promise<void>;
  /** Begins nothing new, and waits for what is running. */
  stop(): Promise<void>;
  /** No poke waits, nothing runs. A timer counts as nothing until it has rung. */
  idle(): Promise<boolean>;
}
