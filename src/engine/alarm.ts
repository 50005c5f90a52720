import type { Clock } from "./clock.ts";

/** One timer that is set anew, instead of many that pile up. */
export interface Alarm {
  /** Replaces the time set before; null sets none. A time in the past rings at once. */
  set(at: Temporal.Instant | null): void;
}

export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let cancel: (() => void) | undefined;
  return {
    set(at) {
      cancel?.();
      cancel = at === null ? undefined : clock.after(clock.now().until(at), ring);
    },
  };
}
