import type { ReleaseKey } from "../model/ids.ts";

/** Until when something of a release waits for room to write. Lost with the process, it is told a look later. */
export interface Slowness {
  /** null: nothing waits. */
  note(key: ReleaseKey, until: Temporal.Instant | null): void;
  lasts(key: ReleaseKey): boolean;
  /** It came to rest. */
  ended(key: ReleaseKey): void;
}

export function createSlowness(clock: { now(): Temporal.Instant }): Slowness {
  const times = new Map<ReleaseKey, Temporal.Instant>();
  return {
    note(key, until) {
      if (until) times.set(key, until);
      else times.delete(key);
    },
    ended: (key) => void times.delete(key),
    lasts(key) {
      const until = times.get(key);
      return until !== undefined && Temporal.Instant.compare(until, clock.now()) > 0;
    },
  };
}
