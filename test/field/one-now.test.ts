/** A delivery that falls due between two readings of the clock is in one of them. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Clock } from "../../src/engine/clock.ts";
import type { Inbox } from "../../src/engine/inbox.ts";
import { createRouter } from "../../src/engine/router.ts";
import { newLog, start } from "../engine/setup.ts";

it.each([1, 2, 3, 4, 5])(
  "attack 65: a beat that rings before reading %i of the clock is not forgotten",
  async (reading) => {
    let readings = 0;
    let rings = 0;
    const at = (count: number): Temporal.Instant => start.add({ microseconds: 300 * count });
    const clock: Clock = {
      now: () => at((readings += 1)),
      after: () => {
        rings += 1;
        return () => undefined;
      },
    };
    const due = at(reading).subtract({ microseconds: 100 });
    const routed: string[] = [];
    const delivery = {
      guid: "one",
      event: "push",
      action: null,
      installation: 7,
      repository: "acme/api",
      issue: null,
      receivedAt: start,
    };
    const isDue = (now: Temporal.Instant | undefined): boolean =>
      Temporal.Instant.compare(due, now ?? clock.now()) <= 0;
    const inbox = {
      open: async (_limit: number, now?: Temporal.Instant) =>
        isDue(now) && routed.length === 0 ? [delivery] : [],
      nextDue: async (now?: Temporal.Instant) => (isDue(now) ? null : due),
      done: async () => undefined,
    } as unknown as Inbox;
    const router = createRouter({
      inbox,
      leases: { call: async () => undefined },
      queue: { poke: async () => undefined } as never,
      clock,
      log: newLog(),
      route: async ({ guid }) => {
        routed.push(guid);
        return [];
      },
    });
    router.start();
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    expect(routed.length + rings).toBeGreaterThan(0);
  },
);
