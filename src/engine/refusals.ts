/** When what the App may not do is tried again: who has to grant it may take days. */
import type { Failure } from "../model/failure.ts";
import type { ReleaseKey } from "../model/ids.ts";
import type { Clock } from "./clock.ts";

const least = 30;
const most = 3600;

/** The longer it lasts, the seldomer it is tried: after a quarter of that time, from half a minute up to an hour. */
export function refusedPause(since: Temporal.Instant, now: Temporal.Instant): Temporal.Duration {
  const quarter = since.until(now).total("seconds") / 4;
  const seconds = Math.round(Math.min(Math.max(quarter, least), most));
  return Temporal.Duration.from({ seconds });
}

/** Which releases can't be written to, and since when. */
export interface Refusals {
  /**
   * Why nothing could be written in a look; undefined: it could.
   * @returns how long to leave it alone; null: that isn't up to anybody's permission
   */
  note(key: ReleaseKey, unwritten: Failure | undefined): Temporal.Duration | null;
  /** It came to rest. */
  ended(key: ReleaseKey): void;
}

export function createRefusals(clock: Clock): Refusals {
  const since = new Map<ReleaseKey, Temporal.Instant>();
  return {
    note(key, unwritten) {
      if (!unwritten?.isLacking) {
        since.delete(key);
        return null;
      }
      const now = clock.now();
      const first = since.get(key) ?? now;
      since.set(key, first);
      return refusedPause(first, now);
    },
    ended: (key) => void since.delete(key),
  };
}
