import type { Delivery } from "../model/github/delivery.ts";
import type { ReleaseKey } from "../model/ids.ts";
import { createAlarm } from "./alarm.ts";
import type { Clock } from "./clock.ts";
import type { Inbox } from "./inbox.ts";
import type { Leases } from "./leases.ts";
import type { Log } from "../model/log.ts";
import { onDemand } from "./on-demand.ts";
import { stopGrace, troublePause } from "./queue.ts";
import type { Queue } from "./queue.ts";
import { trackRuns } from "./runs.ts";
import type { Telemetry } from "./telemetry.ts";

/** Deliveries routed at the same time. One that takes long holds nobody else up. */
const inHandMax = 100;

/** Takes deliveries from the inbox and pokes the releases that they concern. */
export interface Router {
  /** Routes what is open, also from before. */
  start(): void;
  /** There may be something to route. */
  ask(): void;
  stop(): Promise<void>;
  busy(): boolean;
}

interface RouterParts {
  readonly inbox: Inbox;
  readonly leases: Pick<Leases, "call">;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly log: Log;
  readonly route: (delivery: Delivery) => Promise<readonly ReleaseKey[]>;
  readonly telemetry?: Pick<Telemetry, "routed">;
}

export function createRouter(parts: RouterParts): Router {
  const { inbox, queue, clock, log } = parts;
  const runs = trackRuns(clock);
  const inHand = new Set<string>();
  // After trouble with the database: open, but left alone for a while.
  const paused = new Set<string>();
  let started = false;

  const nextBatch = async (now: Temporal.Instant): Promise<readonly Delivery[]> => {
    if (!started || inHand.size >= inHandMax) return [];
    // As it was before reading: one that is done meanwhile may still be read as open.
    const taken = new Set([...inHand, ...paused]);
    const open = await inbox.open(inHandMax + taken.size, now);
    return open.filter(({ guid }) => !taken.has(guid)).slice(0, inHandMax - inHand.size);
  };

  const pause = (guid: string): void => {
    paused.add(guid);
    clock.after(troublePause, () => {
      paused.delete(guid);
      if (started) pump.ask();
    });
  };

  const routeOne = async (delivery: Delivery, poke: Queue["poke"]): Promise<void> => {
    const { guid } = delivery;
    inHand.add(guid);
    try {
      await runs.start(() => routeWhole(parts, delivery, poke));
    } catch (error) {
      log.error({ err: error, delivery: guid }, "could not route a delivery");
      await inbox.failed(guid, String(error)).catch(() => pause(guid));
    }
    inHand.delete(guid);
    if (started) pump.ask();
  };

  const pump = onDemand(async () => {
    // One for the whole round: what falls due between two readings would be in neither.
    const now = clock.now();
    try {
      for (let batch = await nextBatch(now); batch.length > 0; batch = await nextBatch(now)) {
        const poke = once(queue.poke);
        for (const delivery of batch) void routeOne(delivery, poke);
      }
      const next = await inbox.nextDue(now);
      alarm.set(started ? next : null);
    } catch (error) {
      log.error({ err: error }, "could not read the inbox");
      alarm.set(started ? clock.now().add(troublePause) : null);
    }
  });
  const alarm = createAlarm(clock, pump.ask);

  return {
    start() {
      started = true;
      pump.ask();
    },
    ask() {
      if (started) pump.ask();
    },
    async stop() {
      started = false;
      await pump.settled();
      alarm.set(null);
      await runs.drain(stopGrace);
    },
    busy: () => pump.busy() || inHand.size > 0,
  };
}

async function routeWhole(
  { inbox, leases, route, telemetry }: RouterParts,
  delivery: Delivery,
  poke: Queue["poke"],
): Promise<void> {
  const keys = await route(delivery);
  if (delivery.isOrder) await Promise.all(keys.map((key) => leases.call(key)));
  telemetry?.routed(delivery, keys);
  // Before it is done: after a crash in between, they are merely poked again.
  await Promise.all(keys.map(poke));
  await inbox.done(delivery.guid);
}

/** For one batch: all of it happened before any of its pokes, so each release needs one. */
function once(poke: Queue["poke"]): Queue["poke"] {
  const poked = new Map<ReleaseKey, Promise<void>>();
  return (key) => {
    const first = poked.get(key) ?? poke(key);
    poked.set(key, first);
    return first;
  };
}
