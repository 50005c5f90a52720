import { describe, expect, test } from "vitest";
import type { Queue } from "../../src/engine/queue.ts";
import type { ReleaseKey } from "../../src/model/ids.ts";
import { pass, release, until } from "./setup.ts";
import type { Open, Setup } from "./setup.ts";

/** A handler that counts, and holds each run until it is let go. */
function heldHandler() {
  const started: ReleaseKey[] = [];
  const held: (() => void)[] = [];
  return {
    started,
    letGo: () => held.shift()?.(),
    handle: async (key: ReleaseKey) => {
      started.push(key);
      await new Promise<void>((resolve) => held.push(resolve));
    },
  };
}

/** Sets the timer of a release as the end of a run does. */
async function setTimer({ store, clock }: Setup, key: ReleaseKey, after: Temporal.DurationLike) {
  const lease = await store.leases.begin(key);
  await store.leases.end(lease, { wakeAt: clock.now().add(after), rest: false });
}

const idle = (queue: Queue) => () => queue.idle();

/** What every queue must do, on whatever database. */
export function queueContract(open: Open): void {
  describe("poke", () => {
    test("from before the start is answered, and many are answered once", async () => {
      const { openQueue } = await open();
      const queue = await openQueue();
      for (let n = 0; n < 20; n++) await queue.poke(release(1));
      await queue.poke(release(2));
      const runs: ReleaseKey[] = [];
      await queue.start(async (key) => void runs.push(key));
      await until(() => runs.length >= 2);
      await until(idle(queue));
      expect(runs.sort()).toEqual([release(1), release(2)]);
    });

    test("during a run causes exactly one more", async () => {
      const { openQueue } = await open();
      const queue = await openQueue();
      const { started, letGo, handle } = heldHandler();
      await queue.start(handle);
      await queue.poke(release(1));
      await until(() => started.length === 1);
      for (let n = 0; n < 5; n++) await queue.poke(release(1));
      expect(await queue.idle()).toBe(false);
      letGo();
      await until(() => started.length === 2);
      letGo();
      await until(idle(queue));
      expect(started).toEqual([release(1), release(1)]);
    });

    test("is not swallowed by a timer that pends", async () => {
      const setup = await open();
      const queue = await setup.openQueue();
      await setTimer(setup, release(1), { hours: 4 });
      const runs: ReleaseKey[] = [];
      await queue.start(async (key) => void runs.push(key));
      await until(idle(queue));
      expect(runs).toEqual([]);
      await queue.poke(release(1));
      await until(() => runs.length === 1);
      await until(idle(queue));
    });
  });

  test("one run at a time for each release, and no more than the limit in all", async () => {
    const { openQueue } = await open();
    const queue = await openQueue(3);
    const running = new Set<ReleaseKey>();
    const lastStart = new Map<ReleaseKey, number>();
    const lastPoke = new Map<ReleaseKey, number>();
    let overlaps = 0;
    let most = 0;
    let tick = 0;
    await queue.start(async (key) => {
      if (running.has(key)) overlaps++;
      running.add(key);
      lastStart.set(key, tick++);
      most = Math.max(most, running.size);
      await new Promise((resolve) => setImmediate(resolve));
      running.delete(key);
    });
    for (let n = 0; n < 200; n++) {
      lastPoke.set(release(n % 6), tick++);
      await queue.poke(release(n % 6));
    }
    await until(idle(queue));
    expect(overlaps).toBe(0);
    expect(most).toBeLessThanOrEqual(3);
    for (const [key, poked] of lastPoke) expect(lastStart.get(key)).toBeGreaterThan(poked);
  });

  describe("timer", () => {
    test("fires when its time has come, and the last one set counts", async () => {
      const setup = await open();
      const queue = await setup.openQueue();
      await setTimer(setup, release(1), { minutes: 5 });
      await setTimer(setup, release(1), { hours: 2 });
      const at: string[] = [];
      await queue.start(async (key) => {
        at.push(setup.clock.now().toString());
        const lease = await setup.store.leases.begin(key);
        await setup.store.leases.end(lease, { wakeAt: null, rest: true });
      });
      await pass(setup.clock, { hours: 3 }, idle(queue));
      expect(at).toEqual(["2026-03-19T14:00:00Z"]);
    });

    test("from before the start that is overdue fires at once", async () => {
      const setup = await open();
      await setTimer(setup, release(1), { seconds: 0 });
      const queue = await setup.openQueue();
      const runs: ReleaseKey[] = [];
      await queue.start(async (key) => {
        runs.push(key);
        await setTimer(setup, key, { hours: 1 });
      });
      await until(() => runs.length === 1);
      await until(idle(queue));
      expect(runs).toEqual([release(1)]);
    });
  });

  test("what a handler throws is tried again, and others don't wait for it", async () => {
    const { clock, openQueue } = await open();
    const queue = await openQueue(1);
    const runs: ReleaseKey[] = [];
    await queue.start(async (key) => {
      runs.push(key);
      if (runs.length === 1) throw new Error("the database is away");
    });
    await queue.poke(release(1));
    await until(() => runs.length === 1);
    await queue.poke(release(2));
    await until(() => runs.length === 2);
    expect(runs).toEqual([release(1), release(2)]);
    await until(() => {
      clock.step();
      return runs.length === 3;
    });
    expect(runs[2]).toBe(release(1));
  });

  test("a stop waits for what is running, and nothing begins after it", async () => {
    const { openQueue } = await open();
    const queue = await openQueue(1);
    const { started, letGo, handle } = heldHandler();
    await queue.start(handle);
    await queue.poke(release(1));
    await until(() => started.length === 1);
    await queue.poke(release(2));
    let stopped = false;
    const stopping = queue.stop().then(() => (stopped = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stopped).toBe(false);
    letGo();
    await stopping;
    expect(started).toEqual([release(1)]);
  });
}
