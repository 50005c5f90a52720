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
  /** The same, quick to compare. */
  readonly millisecond: number;
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
  /** The earliest timer, as long as nothing has come before it or taken it away. */
  let known: Timer | undefined;
  const isBefore = (one: Timer, other: Timer): boolean =>
    one.millisecond === other.millisecond
      ? (Temporal.Instant.compare(one.at, other.at) || one.order - other.order) < 0
      : one.millisecond < other.millisecond;
  const earliest = (): Timer | undefined => {
    if (known) return known;
    for (const timer of timers) if (!known || isBefore(timer, known)) known = timer;
    return known;
  };
  const drop = (timer: Timer): void => {
    timers.delete(timer);
    if (timer === known) known = undefined;
  };
  return {
    now: () => now,
    after(delay, fire) {
      const at = now.add(delay);
      const timer = { at, millisecond: at.epochMilliseconds, order: order++, fire };
      timers.add(timer);
      if (known && isBefore(timer, known)) known = timer;
      return () => drop(timer);
    },
    next: () => earliest()?.at,
    step() {
      const timer = earliest();
      if (!timer) return false;
      drop(timer);
      if (Temporal.Instant.compare(timer.at, now) > 0) now = timer.at;
      timer.fire();
      return true;
    },
  };
}
