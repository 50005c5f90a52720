import type { VirtualClock } from "../../src/simulator/clock.ts";

/** Moves the clock to a time, firing all timers that are due by then. */
export function advance(clock: VirtualClock, to: Temporal.Instant): void {
  const isDue = (at: Temporal.Instant | undefined): boolean =>
    at !== undefined && Temporal.Instant.compare(at, to) <= 0;
  clock.after(clock.now().until(to), () => undefined);
  while (isDue(clock.next())) clock.step();
}
