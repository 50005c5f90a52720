import type { Delivery } from "../model/github/delivery.ts";
import type { Clock } from "./clock.ts";
import type { Log } from "../model/log.ts";
import { hasNewHead } from "./route.ts";

/** GitHub keeps the log for 3 days ("Redelivering webhooks"). */
const logKept = Temporal.Duration.from({ hours: 72 });
/** Beyond this many at once, looking at everything is cheaper than fetching each. */
const fetchedMost = 50;
/**
 * Whether nothing else would make it good: regular wakes cover every other loss. A release at rest isn't looked at,
 * and a command on it is heard by its delivery alone.
 */
const isIrreplaceable = ({ event, action }: Attempted): boolean =>
  event === "issues" ||
  event === "push" ||
  (event === "issue_comment" && action === "created") ||
  (event === "pull_request" && hasNewHead(action));
/** Of so many at once the inbox is asked whether it has them: databases limit the values of a query. */
const askedMost = 1000;

/** One attempt of GitHub to deliver an event, as the App's delivery log has it. */
export interface Attempted {
  readonly id: string;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly deliveredAt: Temporal.Instant;
  readonly arrived: boolean;
}

/** What one reading of the delivery log has shown. */
export interface LogReading {
  /** Attempts since the last reading, as far as this process was there, and those that were answered well. */
  readonly attempts: number;
  readonly arrived: number;
  /** Events that never arrived and are made good for, and how many of them were fetched. */
  readonly lost: number;
  readonly fetched: number;
}

export interface RecoveryParts {
  readonly clock: Clock;
  readonly log: Log;
  /** The delivery log since a time, newest first; undefined: it can't be read now. */
  readonly attemptsSince: (since: Temporal.Instant) => Promise<readonly Attempted[] | undefined>;
  /** undefined: it is of no interest, or gone for good. `unread`: it can't be read now. */
  readonly fetch: (attempt: Attempted) => Promise<Delivery | undefined | "unread">;
  readonly known: (guids: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly accept: (delivery: Delivery) => Promise<unknown>;
  /** Told of each reading of the log. */
  readonly onReading?: (reading: LogReading) => void;
  /** Finds every open release there is, without any delivery. */
  readonly discover: () => Promise<void>;
  /** Whether one such look has seen everything; true without. */
  readonly isAllFound?: () => boolean;
}

/** In between, trains that are known are swept, and deliveries tell of others. */
const discoverEvery = Temporal.Duration.from({ hours: 1 });

/**
 * Makes good for lost deliveries: at the start and now and then every open release is looked for, and what
 * the App's own delivery log says never arrived is fetched. Either alone would do; together they are quick.
 */
export function createRecovery(parts: RecoveryParts): (signal: AbortSignal) => Promise<void> {
  const { clock, log } = parts;
  const bornAt = clock.now();
  let readUntil = bornAt.subtract(logKept);
  let discoverAt = clock.now();

  const fetchLost = async (signal: AbortSignal): Promise<void> => {
    const startedAt = clock.now();
    const attempts = await parts.attemptsSince(readUntil);
    if (!attempts) return;
    const lost = await lostOf(attempts, parts.known);
    if (lost.length > fetchedMost) await parts.discover();
    let unread = 0;
    let fetched = 0;
    for (const attempt of lost.slice(0, fetchedMost)) {
      if (signal.aborted) return;
      const delivery = await parts.fetch(attempt);
      if (delivery === "unread") unread += 1;
      else if (delivery) {
        await parts.accept(delivery);
        fetched += 1;
      }
    }
    const own = attempts.filter((one) => Temporal.Instant.compare(one.deliveredAt, bornAt) >= 0);
    const arrived = own.filter((one) => one.arrived).length;
    parts.onReading?.({ attempts: own.length, arrived, lost: lost.length, fetched });
    if (lost.length > 0)
      log.info({ lost: lost.length, unread }, "Recovered lost webhook deliveries");
    // Those are found again when the log is read from the same time on.
    if (unread > 0) return;
    // Attempts are logged when they end: a little overlap misses none, and what is known is not fetched again.
    readUntil = startedAt.subtract({ minutes: 2 });
  };

  return async (signal) => {
    if (Temporal.Instant.compare(clock.now(), discoverAt) >= 0) {
      await parts.discover();
      // Until everything was seen once, it is looked for each time.
      if (parts.isAllFound?.() !== false) discoverAt = clock.now().add(discoverEvery);
    }
    if (!signal.aborted) await fetchLost(signal);
  };
}

/** Irreplaceable events of which no attempt arrived and that are not in the inbox, each once. */
async function lostOf(
  attempts: readonly Attempted[],
  known: RecoveryParts["known"],
): Promise<readonly Attempted[]> {
  const arrived = new Set(attempts.filter((one) => one.arrived).map((one) => one.guid));
  const missing = new Map<string, Attempted>();
  for (const one of attempts) {
    if (isIrreplaceable(one) && !arrived.has(one.guid)) missing.set(one.guid, one);
  }
  const guids = [...missing.keys()];
  for (let from = 0; from < guids.length; from += askedMost) {
    const stored = await known(guids.slice(from, from + askedMost));
    for (const guid of stored) missing.delete(guid);
  }
  // What people said first: only its delivery brings it to a release at rest.
  const rank = (one: Attempted): number => (one.event === "issue_comment" ? 0 : 1);
  return [...missing.values()].toSorted((a, b) => rank(a) - rank(b));
}
