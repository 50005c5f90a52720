/**
 * The clock of a simulated world: the world and whatever is tested against it are
 * handed the same clock, so that a release of an hour plays in seconds.
 */
export interface Clock {
  now(): Temporal.Instant;
  /** Calls `fire` once, `delay` from now; the answer cancels it. */
  after(delay: Temporal.Duration, fire: () => void): () => void;
}

interface Timer {
  readonly at: Temporal.Instant;
  readonly order: number;
  readonly fire: () => void;
}

/** Time that moves only when told to. */
export interface VirtualClock extends Clock {
  /** The time of the next timer, or undefined when none waits. */
  next(): Temporal.Instant | undefined;
  /** Moves to the next timer and fires it; false when none waits. */
  step(): boolean;
}

/** A clock that stands still at `start` until it is stepped from timer to timer. */
export function virtualClock(start: Temporal.Instant): VirtualClock {
  let now = start;
  let order = 0;
  const timers = new Set<Timer>();
  const earliest = (): Timer | undefined => {
    let first: Timer | undefined;
    for (const timer of timers) {
      const earlier = first && Temporal.Instant.compare(timer.at, first.at);
      if (!first || earlier! < 0 || (earlier === 0 && timer.order < first.order)) first = timer;
    }
    return first;
  };
  return {
    now: () => now,
    after(delay, fire) {
      const timer = { at: now.add(delay), order: order++, fire };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    next: () => earliest()?.at,
    step() {
      const timer = earliest();
      if (!timer) return false;
      timers.delete(timer);
      if (Temporal.Instant.compare(timer.at, now) > 0) now = timer.at;
      timer.fire();
      return true;
    },
  };
}
