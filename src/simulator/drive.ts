import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { VirtualClock } from "./clock.ts";

export interface Drive {
  readonly clock: VirtualClock;
  /** Whether nothing is under way: all that is left waits for the clock. */
  readonly isQuiet: () => boolean | Promise<boolean>;
  /** How many times faster than real time at most; without: as fast as it goes. */
  readonly speed?: number;
  readonly signal?: AbortSignal;
}

/**
 * Lets time pass from timer to timer until `done`, and never while anything is still happening: however
 * slow the machine, nothing in the simulated world comes too late for it.
 * @returns false when it was aborted, or when no timer is left that could change anything
 */
export async function drive(parts: Drive, done: () => boolean): Promise<boolean> {
  const { clock, speed, signal } = parts;
  for (;;) {
    await quiet(parts);
    if (done()) return true;
    const next = clock.next();
    if (!next || signal?.aborted) return false;
    if (speed !== undefined) {
      const ahead = Math.max(0, next.since(clock.now()).total("milliseconds"));
      await sleep(ahead / speed, undefined, signal ? { signal } : {}).catch(() => undefined);
      // Somebody may have set an earlier timer in the meantime.
      if (clock.next() !== next) continue;
    }
    clock.step();
  }
}

/** Resolves when nothing has been under way for some turns of the event loop. */
async function quiet({ isQuiet, signal }: Drive): Promise<void> {
  let turns = 0;
  while (turns < 4) {
    await nextTurn();
    if (signal?.aborted) return;
    turns = (await isQuiet()) ? turns + 1 : 0;
  }
}
