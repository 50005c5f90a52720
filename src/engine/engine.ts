import type { Delivery } from "../model/github/delivery.ts";
import type { ReleaseKey } from "../model/ids.ts";
import { createAlarm } from "./alarm.ts";
import type { Clock } from "./clock.ts";
import type { Courier } from "./courier.ts";
import type { Lease } from "./leases.ts";
import { createGathering } from "./gather.ts";
import type { Log } from "../model/log.ts";
import { createRouter } from "./router.ts";
import { stopGrace } from "./queue.ts";
import type { Queue } from "./queue.ts";
import { trackRuns } from "./runs.ts";
import type { Store } from "./store.ts";
import type { Telemetry } from "./telemetry.ts";

/** What a wake of a release found out about its future. */
export interface Woken {
  /** When to wake it again at the latest; null: when something happens. Ignored at rest. */
  readonly next: Temporal.Instant | null;
  /** Longest time to leave it alone; without, that of the engine. */
  readonly resyncEvery?: Temporal.Duration;
  /** Over, so that only a delivery about it wakes it again. */
  readonly rest: boolean;
}

export interface EngineParts {
  readonly store: Store;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly log: Log;
  /** Observes, decides, acts. What it throws is logged, and the release is woken again after a pause. */
  readonly wake: (key: ReleaseKey, lease: Lease, signal: AbortSignal) => Promise<Woken>;
  /**
   * The releases that a delivery concerns. What it throws is tried again, five times in all.
   */
  readonly route: (delivery: Delivery) => Promise<readonly ReleaseKey[]>;
  /** Absent: nobody is told. */
  readonly telemetry?: Pick<Telemetry, "routed" | "looked">;
  /** Longest time that an active release is left alone; 60 s without. Makes every lost delivery harmless. */
  readonly resyncEvery?: Temporal.Duration;
  /** Absent: nobody hears of events. */
  readonly courier?: Courier | undefined;
  /** Looks over all trains for what no delivery told; called at the start and every minute. */
  readonly sweep?: (signal: AbortSignal) => Promise<void>;
  /** Looks for deliveries that never arrived; called at the start and every 5 minutes. */
  readonly recover?: (signal: AbortSignal) => Promise<void>;
}

/** Wakes releases: when something happened to them, when their time has come, and now and then anyway. */
export interface Engine {
  /** On disk when it returns, so that GitHub may be answered. */
  accept(delivery: Delivery): Promise<"kept" | "known">;
  poke(key: ReleaseKey): Promise<void>;
  start(): Promise<void>;
  /** Begins nothing new, waits up to 10 s for what is running, closes the store. Safe to call twice. */
  stop(): Promise<void>;
  /** Nothing unrouted, queued or running. A timer counts as nothing until it has rung. */
  idle(): Promise<boolean>;
}

/** A wake that asks for another at once gets it after this long, so that a mistake can't spin. */
const breath = Temporal.Duration.from({ seconds: 1 });
const sweepEvery = Temporal.Duration.from({ minutes: 1 });
const recoverEvery = Temporal.Duration.from({ minutes: 5 });
const tidyEvery = Temporal.Duration.from({ minutes: 1 });

export function createEngine(parts: EngineParts): Engine {
  const { store, queue, clock, log, recover, sweep, courier } = parts;
  const router = createRouter({ ...parts, inbox: store.inbox, leases: store.leases });
  const background = trackRuns(clock);
  const whenToRoute = createGathering();
  let stopped: Promise<void> | undefined;

  /** Now, and again that long after each time has ended. Errors are only logged: there is a next time. */
  const repeat = (
    what: string,
    every: Temporal.Duration,
    work: (signal: AbortSignal) => Promise<void>,
  ): (() => void) => {
    const round = async (): Promise<void> => {
      await background
        .start(work)
        .catch((error: unknown) => log.error({ err: error }, `could not ${what}`));
      if (!stopped) alarm.set(clock.now().add(every));
    };
    const alarm = createAlarm(clock, () => void round());
    void round();
    return () => alarm.set(null);
  };
  const repeating: (() => void)[] = [];

  const shutDown = async (): Promise<void> => {
    for (const cancel of repeating) cancel();
    await Promise.all([router.stop(), queue.stop(), background.drain(stopGrace), courier?.stop()]);
    await store.close();
  };

  return {
    async accept(delivery) {
      const kept = await store.inbox.keep(delivery, whenToRoute(delivery, clock.now()));
      router.ask();
      return kept;
    },
    poke: (key) => queue.poke(key),
    async start() {
      await queue.start(wakeWithLease(parts));
      // Whatever happened while nobody was listening.
      for (const key of await store.releases.active()) await queue.poke(key);
      router.start();
      courier?.start();
      repeating.push(
        repeat("tidy the store", tidyEvery, async () => {
          await store.inbox.prune();
          await store.releases.prune();
          // Of a replica that died, perhaps.
          router.ask();
        }),
      );
      if (sweep)
        repeating.push(repeat("look over the trains", sweepEvery, (signal) => sweep(signal)));
      if (recover)
        repeating.push(
          repeat("look for lost deliveries", recoverEvery, (signal) => recover(signal)),
        );
    },
    stop: () => (stopped ??= shutDown()),
    async idle() {
      if (stopped) return true;
      const quiet = (): boolean =>
        !router.busy() && background.size === 0 && courier?.busy() !== true;
      // Asked again last: reading the queue takes time, in which a delivery may come.
      return quiet() && (await queue.idle()) && quiet();
    },
  };
}

/** One run: with a lease that fences all earlier ones, and a timer at its end whatever happens. */
function wakeWithLease(parts: EngineParts) {
  const {
    store,
    clock,
    log,
    wake,
    telemetry,
    resyncEvery = Temporal.Duration.from({ seconds: 60 }),
  } = parts;
  return async (key: ReleaseKey, signal: AbortSignal): Promise<void> => {
    const lease = await store.leases.begin(key);
    const begun = clock.now();
    const tell = (outcome: "ended" | "failed"): void =>
      telemetry?.looked(lease, begun.until(clock.now()), outcome);
    try {
      const woken = await wake(key, lease, signal);
      const { next, rest } = woken;
      const latest = clock.now().add(woken.resyncEvery ?? resyncEvery);
      const wakeAt = rest ? null : between(next, clock.now().add(breath), latest);
      await store.leases.end(lease, { wakeAt, rest });
      tell("ended");
    } catch (error) {
      log.error({ err: error, release: key, epoch: lease.epoch }, "a wake failed; trying again");
      tell("failed");
      await store.leases.failed(lease);
    }
  };
}

/** The time if it lies between the two, else the nearer of them; the latter one for null. */
function between(
  time: Temporal.Instant | null,
  earliest: Temporal.Instant,
  latest: Temporal.Instant,
): Temporal.Instant {
  if (time === null || Temporal.Instant.compare(time, latest) > 0) return latest;
  return Temporal.Instant.compare(time, earliest) < 0 ? earliest : time;
}
