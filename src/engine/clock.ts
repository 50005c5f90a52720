/** The only source of time in the engine: whoever starts it passes one in, so that tests can own time. */
export interface Clock {
  now(): Temporal.Instant;
  /** Calls `fire` once, `delay` from now; the answer cancels it. */
  after(delay: Temporal.Duration, fire: () => void): () => void;
}

// A longer delay overflows the timer of the runtime, which then fires at once: wait in parts.
const longestTimer = 2 ** 31 - 1;

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  after(delay, fire) {
    let timer: NodeJS.Timeout;
    const wait = (ms: number): void => {
      timer = setTimeout(
        () => (ms > longestTimer ? wait(ms - longestTimer) : fire()),
        Math.max(0, Math.min(ms, longestTimer)),
      );
    };
    wait(delay.total("milliseconds"));
    return () => clearTimeout(timer);
  },
};
