/** Moments and the seconds of schedules between them. */
import { compareInstants } from "../../model/instants.ts";
import type { Moment } from "../../model/view/view.ts";

export const moment = (at: Temporal.Instant): Moment => ({ kind: "at", at });

/** Times from GitHub are whole seconds and the present isn't: nothing is rounded between them. */
export const secondsAfter = (now: Temporal.Instant, seconds: number): Temporal.Instant =>
  now.add({ milliseconds: Math.round(seconds * 1_000) });

export const secondsUntil = (now: Temporal.Instant, at: Temporal.Instant): number =>
  (at.epochMilliseconds - now.epochMilliseconds) / 1_000;

/** The last of them; null as soon as one isn't known. */
export function latest(moments: readonly (Moment | null)[]): Moment | null {
  let last: Moment | null = null;
  for (const one of moments) {
    if (one?.kind !== "at") return null;
    if (last?.kind !== "at" || compareInstants(one.at, last.at) > 0) last = one;
  }
  return last;
}
