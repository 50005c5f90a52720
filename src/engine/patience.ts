import { createHash } from "node:crypto";
import type { ReleaseKey } from "../model/ids.ts";
import { derived } from "../model/derived.ts";
import type { Reading } from "../model/failure.ts";
import type { Observation, ServiceFacts } from "../model/observation.ts";
import { outsideRegion } from "../model/marks/region.ts";
import type { Clock } from "./clock.ts";

const least = Temporal.Duration.from({ minutes: 1 });
const most = Temporal.Duration.from({ hours: 2 });

/**
 * For how long a calm release may be left alone: for as long as nothing of it has changed, since who waits for it
 * to change has done so for as long; at most two hours, and never far into the time before something that is due.
 */
export interface Patience {
  /** @param next when something is due at the latest; null: nothing is known to be */
  with(observation: Observation, next: Temporal.Instant | null): Temporal.Duration;
  /** It came to rest. */
  ended(key: ReleaseKey): void;
}

export function createPatience(clock: Clock): Patience {
  const seen = new Map<ReleaseKey, { readonly print: string; readonly since: Temporal.Instant }>();
  return {
    with(observation, next) {
      const now = clock.now();
      const print = printOf(observation);
      const before = seen.get(observation.release);
      const kept = before?.print === print ? before : { print, since: now };
      seen.set(observation.release, kept);
      const untilDue = next ? now.until(next).total("seconds") / 4 : Infinity;
      const seconds = Math.min(
        most.total("seconds"),
        untilDue,
        kept.since.until(now).total("seconds"),
      );
      return Temporal.Duration.from({
        seconds: Math.max(least.total("seconds"), Math.floor(seconds)),
      });
    },
    ended: (key) => void seen.delete(key),
  };
}

/** What passes with the time alone, or is the app's own. */
const leftOut = new Set([
  "now",
  "begunAt",
  "readNow",
  "looks",
  "links",
  "health",
  "intents",
  "authority",
  "chat",
  "blindUntil",
]);

/** The same for two observations in which people and repositories are the same. */
function printOf(observation: Observation): string {
  const services = [...observation.services].map(([id, reading]) => [id, printOfReading(reading)]);
  return hashOf({ ...observation, services });
}

/** A look takes most of them from the one before as they are. */
const printOfReading = derived((reading: Reading<ServiceFacts>): string => hashOf(reading));

function hashOf(seen: unknown): string {
  const text = JSON.stringify(seen, (name, value: unknown) => {
    if (leftOut.has(name)) return undefined;
    if (value instanceof Map || value instanceof Set) return [...value];
    return name === "body" && typeof value === "string" ? outsideRegion(value) : value;
  });
  return createHash("sha256").update(text).digest("base64url");
}
