import type { Log } from "../model/log.ts";
import { createAlarm } from "./alarm.ts";
import type { Clock } from "./clock.ts";
import { onDemand } from "./on-demand.ts";
import type { Delivered } from "../model/release/event.ts";
import type { DueEvent, Outbox } from "./outbox.ts";
import { stopGrace, troublePause } from "./queue.ts";
import { trackRuns } from "./runs.ts";

/** Takes events to their receivers, apart from all releases: no receiver delays one. */
export interface Courier {
  start(): void;
  /** There is something new. */
  ask(): void;
  /** Whether something is on its way. What waits for its time counts as nothing. */
  busy(): boolean;
  stop(): Promise<void>;
}

export function createCourier(parts: {
  readonly outbox: Outbox;
  readonly deliver: (receiver: string, event: DueEvent) => Promise<Delivered>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onDelivery?: (receiver: string, outcome: Delivered["kind"]) => void;
}): Courier {
  const { outbox, deliver, clock, log, onDelivery } = parts;
  const runs = trackRuns(clock);
  /** One after the other at each receiver, so that events arrive in their order while nothing goes wrong. */
  const under = new Set<string>();
  let isOpen = false;

  const carry = async (event: DueEvent): Promise<void> => {
    const { receiver, id, type } = event;
    const outcome = await deliver(receiver, event);
    onDelivery?.(receiver, outcome.kind);
    if (outcome.kind === "taken") return outbox.taken(event);
    const { why, isAway, retryAt } = outcome;
    const until = retryAt ?? clock.now().add(pauseAfter(event.failures + 1));
    log.info(
      { receiver, event: id, type, why, again: until.toString() },
      "An event was not taken; trying again",
    );
    return outbox.failed(event, { reason: why, until, isAway });
  };

  const run = async (event: DueEvent): Promise<void> => {
    under.add(event.receiver);
    try {
      await runs.start(() => carry(event));
    } catch (error) {
      // It is due again when the claim has run out.
      log.error({ err: error, receiver: event.receiver }, "could not deliver an event");
    }
    under.delete(event.receiver);
    pump.ask();
  };

  const pump = onDemand(async () => {
    try {
      if (!isOpen) return;
      await outbox.giveUp();
      for (const event of await outbox.claim(under)) void run(event);
      const next = await outbox.nextDue();
      alarm.set(isOpen ? next : null);
    } catch (error) {
      log.error({ err: error }, "could not read the events to deliver");
      alarm.set(isOpen ? clock.now().add(troublePause) : null);
    }
  });
  const alarm = createAlarm(clock, pump.ask);

  return {
    start() {
      isOpen = true;
      pump.ask();
    },
    ask: () => pump.ask(),
    busy: () => under.size > 0 || pump.busy(),
    async stop() {
      isOpen = false;
      await pump.settled();
      alarm.set(null);
      await runs.drain(stopGrace);
    },
  };
}

/** 5 s, 15 s, 45 s and so on up to 6 hours (Standard Webhooks, "Deliverability": over days, each time longer). */
function pauseAfter(failures: number): Temporal.Duration {
  const seconds = Math.min(5 * 3 ** Math.min(failures - 1, 12), 6 * 3_600);
  return Temporal.Duration.from({ seconds });
}
