import type { Failure } from "../model/failure.ts";
import type { Woken } from "./engine.ts";
import type { Sight } from "./out-of-sight.ts";

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
    // Who has to mend it may take days: the longer it lasts, the seldomer it is looked for.
    const pause = Math.min(Math.max(since.until(now).total("seconds") / 4, 30), 3600);
    const resyncEvery = Temporal.Duration.from({ seconds: Math.round(pause) });
    return { ...soon, next: now.add(resyncEvery), resyncEvery };
  }
  if (!isGone) return { next: now.add({ seconds: 10 }), rest: false };
  const { isTold } = await sight.missed({ failure, of: "reading", isGone: true });
  return { next: isTold ? null : now.add({ seconds: 30 }), rest: isTold };
}
