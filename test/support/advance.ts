import type { RunningApp } from "../../src/main.ts";
import type { VirtualClock } from "../../src/simulator/clock.ts";

/** Moves the clock to a time, firing all timers that are due by then. */
export function advance(clock: VirtualClock, to: Temporal.Instant): void {
  const isDue = (at: Temporal.Instant | undefined): boolean =>
    at !== undefined && Temporal.Instant.compare(at, to) <= 0;
  clock.after(clock.now().until(to), () => undefined);
  while (isDue(clock.next())) clock.step();
}

/** Stops the app. What runs in it may wait for a write's turn, which only the clock gives. */
export async function stopOn(clock: VirtualClock, app: RunningApp): Promise<void> {
  const stopped = new AbortController();
  const stopping = app.stop().finally(() => stopped.abort());
  while (!stopped.signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (app.github.usage().waiting > 0) clock.step();
  }
  await stopping;
}
