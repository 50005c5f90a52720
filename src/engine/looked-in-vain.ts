import type { Failure } from "../model/failure.ts";
import type { ReleaseKey } from "../model/ids.ts";
import type { Clock } from "./clock.ts";
import type { Woken } from "./engine.ts";
import type { Sight } from "./out-of-sight.ts";
import { refusedPause } from "./refusals.ts";

/** So long an issue that GitHub doesn't find is looked for: a replica of its database may be late. */
const lateMost = Temporal.Duration.from({ minutes: 2 });

/** Which releases are missed, and since when. */
export interface Missed {
  /** GitHub doesn't find it: whether it has been missed for so long that it is really gone. */
  readonly isGone: (key: ReleaseKey) => boolean;
  readonly found: (key: ReleaseKey) => void;
}

export function createMissed(clock: Clock): Missed {
  const missedSince = new Map<ReleaseKey, Temporal.Instant>();
  return {
    isGone(key) {
      const now = clock.now();
      const since = missedSince.get(key) ?? now;
      missedSince.set(key, since);
      const isOver = Temporal.Instant.compare(since.add(lateMost), now) <= 0;
      if (isOver) missedSince.delete(key);
      return isOver;
    },
    found: (key) => void missedSince.delete(key),
  };
}

/** When a release is looked for again that couldn't be seen. */
export async function lookedInVain(
  sight: Sight,
  now: Temporal.Instant,
  { failure, isGone }: { readonly failure: Failure; readonly isGone: boolean },
): Promise<Woken> {
  if (failure.kind !== "not found") {
    const { since } = await sight.missed({ failure, of: "reading" });
    const soon = { next: failure.retryAt ?? now.add({ seconds: 30 }), rest: false };
    if (!failure.isLacking) return soon;
    const resyncEvery = refusedPause(since, now);
    return { ...soon, next: now.add(resyncEvery), resyncEvery };
  }
  if (!isGone) return { next: now.add({ seconds: 10 }), rest: false };
  const { isTold } = await sight.missed({ failure, of: "reading", isGone: true });
  return { next: isTold ? null : now.add({ seconds: 30 }), rest: isTold };
}
