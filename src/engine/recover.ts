import type { Delivery } from "../model/delivery.ts";
import type { Clock } from "./clock.ts";
import type { Log } from "../model/log.ts";
import { hasNewHead } from "./route.ts";

/** GitHub keeps the log for 3 days ("Redelivering webhooks"). */
const logKept = Temporal.Duration.from({ hours: 72 });
/** Beyond this many at once, looking at everything is cheaper than fetching each. */
const fetchedMost = 50;
/** Whether nothing else would make it good: regular wakes cover every other loss. */
const isIrreplaceable = ({ event, action }: Attempted): boolean =>
  event === "issues" || event === "push" || (event === "pull_request" && hasNewHead(action));

/** One attempt of GitHub to deliver an event, as the App's delivery log has it. */
export interface Attempted {
  readonly id: string;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly deliveredAt: Temporal.Instant;
  readonly arrived: boolean;
}

export interface RecoveryParts {
  readonly clock: Clock;
  readonly log: Log;
  /** The delivery log since a time, newest first; undefined: it can't be read now. */
  readonly attemptsSince: (since: Temporal.Instant) => Promise<readonly Attempted[] | undefined>;
  readonly fetch: (attempt: Attempted) => Promise<Delivery | undefined>;
  readonly known: (guids: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly accept: (delivery: Delivery) => Promise<unknown>;
  /** Finds every open release there is, without any delivery. */
  readonly discover: () => Promise<void>;
}

const discoverEvery = Temporal.Duration.from({ minutes: 10 });

/**
 * Makes good for lost deliveries: at the start and now and then every open release is looked for, and what
 * the App's own delivery log says never arrived is fetched. Either alone would do; together they are quick.
 */
export function createRecovery(parts: RecoveryParts): (signal: AbortSignal) => Promise<void> {
  const { clock, log } = parts;
  let readUntil = clock.now().subtract(logKept);
  let discoverAt = clock.now();

  const fetchLost = async (signal: AbortSignal): Promise<void> => {
    const startedAt = clock.now();
    const attempts = await parts.attemptsSince(readUntil);
    if (!attempts) return;
    const lost = await lostOf(attempts, parts.known);
    const worth = lost.filter(isIrreplaceable);
    if (worth.length > fetchedMost) await parts.discover();
    for (const attempt of worth.slice(0, fetchedMost)) {
      if (signal.aborted) return;
      const delivery = await parts.fetch(attempt);
      if (delivery) await parts.accept(delivery);
    }
    if (lost.length > 0) log.info({ lost: lost.length }, "made good for lost deliveries");
    // Attempts are logged when they end: a little overlap misses none, and what is known is not fetched again.
    readUntil = startedAt.subtract({ minutes: 2 });
  };

  return async (signal) => {
    if (Temporal.Instant.compare(clock.now(), discoverAt) >= 0) {
      await parts.discover();
      discoverAt = clock.now().add(discoverEvery);
    }
    if (!signal.aborted) await fetchLost(signal);
  };
}

/** Events of which no attempt arrived and that are not in the inbox, each once. */
async function lostOf(
  attempts: readonly Attempted[],
  known: RecoveryParts["known"],
): Promise<readonly Attempted[]> {
  const arrived = new Set(attempts.filter((one) => one.arrived).map((one) => one.guid));
  const missing = new Map<string, Attempted>();
  for (const one of attempts) if (!arrived.has(one.guid)) missing.set(one.guid, one);
  const stored = await known([...missing.keys()]);
  return [...missing.values()].filter((one) => !stored.has(one.guid));
}
