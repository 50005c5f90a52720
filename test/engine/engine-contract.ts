import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createEngine } from "../../src/engine/engine.ts";
import type { Engine, EngineParts } from "../../src/engine/engine.ts";
import type { Lease } from "../../src/engine/leases.ts";
import type { ReleaseKey } from "../../src/model/ids.ts";
import { delivery, pass, release, trainRepo, until, watched } from "./setup.ts";
import type { Open, Setup } from "./setup.ts";

interface Started extends Setup {
  readonly engine: Engine;
  /** Every wake, as `key at minute:second`. */
  readonly wakes: string[];
  readonly leases: Lease[];
}

const neverAgain = { next: null, rest: true };
const asUsual = { next: null, rest: false };

/** An engine on that database, whose wakes register their release. */
async function withEngine(setup: Setup, parts: Partial<EngineParts> = {}): Promise<Started> {
  const { store, clock, log } = setup;
  const wakes: string[] = [];
  const leases: Lease[] = [];
  const engine = createEngine({
    store,
    clock,
    log,
    queue: await setup.openQueue(),
    route: async ({ issue }) => (issue === null ? [] : [release(issue)]),
    ...parts,
    async wake(key, lease, signal) {
      wakes.push(`${key} at ${clock.now().toString().slice(14, 19)}`);
      leases.push(lease);
      await store.releases.register({ key, repo: trainRepo, repositories: [watched("acme/web")] });
      return parts.wake ? parts.wake(key, lease, signal) : asUsual;
    },
  });
  onTestFinished(() => engine.stop());
  return { ...setup, engine, wakes, leases };
}

/** What the engine must do on whatever database and queue. */
export function engineContract(open: Open): void {
  const passIn = ({ clock, engine }: Started, duration: Temporal.DurationLike) =>
    pass(clock, duration, () => engine.idle());

  describe("delivery", () => {
    test("wakes the releases that it concerns, once", async () => {
      const { engine, wakes, leases } = await withEngine(await open());
      await engine.start();
      expect(await engine.accept(delivery("a", { issue: 1 }))).toBe("kept");
      await until(() => engine.idle());
      expect(await engine.accept(delivery("a", { issue: 1 }))).toBe("known");
      expect(await engine.accept(delivery("b", { issue: null }))).toBe("kept");
      await until(() => engine.idle());
      expect(wakes).toEqual(["900#1 at 00:00"]);
      expect(leases).toEqual([{ key: release(1), epoch: 1 }]);
    });

    test("that was kept before a crash is routed after it", async () => {
      const setup = await open();
      const before = await withEngine(setup);
      await before.engine.accept(delivery("a", { issue: 1 }));
      const { engine, wakes } = await withEngine({ ...setup, store: await setup.reopen() });
      await engine.start();
      await until(() => engine.idle());
      expect(wakes).toEqual(["900#1 at 00:00"]);
    });

    test("threat 67: that can't be routed is tried five times and holds nobody up", async () => {
      let tries = 0;
      const started = await withEngine(await open(), {
        async route({ guid }) {
          if (guid === "good") return [release(1)];
          tries++;
          throw new Error("what is this?");
        },
        wake: async () => neverAgain,
      });
      await started.engine.start();
      await started.engine.accept(delivery("bad"));
      await started.engine.accept(delivery("good"));
      await until(() => started.engine.idle());
      expect(started.wakes).toHaveLength(1);
      await passIn(started, { hours: 1 });
      expect(tries).toBe(5);
      expect(started.log.errors).toHaveLength(5);
    });

    test("that takes long to route holds nobody up, and a stop waits for it", async () => {
      const slow = Promise.withResolvers<void>();
      const { engine, store, wakes } = await withEngine(await open(), {
        async route({ guid }) {
          if (guid === "slow") await slow.promise;
          return guid === "slow" ? [] : [release(1)];
        },
      });
      await engine.start();
      await engine.accept(delivery("slow"));
      await engine.accept(delivery("quick"));
      await until(() => wakes.length === 1);
      expect(await engine.idle()).toBe(false);
      const done = vi.spyOn(store.inbox, "done");
      const stopped = engine.stop();
      slow.resolve();
      await stopped;
      expect(done).toHaveBeenCalledWith("slow");
    });

    test("in a burst makes few wakes", async () => {
      const { engine, wakes } = await withEngine(await open());
      await engine.start();
      const burst = Array.from({ length: 200 }, (_, n) => delivery(`${n}`, { issue: 1 }));
      await Promise.all(burst.map((one) => engine.accept(one)));
      await until(() => engine.idle());
      expect(wakes.length).toBeGreaterThan(0);
      expect(wakes.length).toBeLessThan(20);
    });
  });

  describe("wake", () => {
    test("comes again when it asked for it, and in any case every minute", async () => {
      const nexts = [20, 300, null];
      const setup = await open();
      const started = await withEngine(setup, {
        async wake() {
          const seconds = nexts.shift();
          return { next: seconds ? setup.clock.now().add({ seconds }) : null, rest: false };
        },
      });
      await started.engine.start();
      await started.engine.poke(release(1));
      await passIn(started, { minutes: 2, seconds: 30 });
      expect(started.wakes).toEqual([
        "900#1 at 00:00",
        "900#1 at 00:20",
        "900#1 at 01:20",
        "900#1 at 02:20",
      ]);
    });

    test("that asks for another at once gets it a second later", async () => {
      const setup = await open();
      const started = await withEngine(setup, {
        wake: async () => ({ next: setup.clock.now().subtract({ hours: 1 }), rest: false }),
      });
      await started.engine.start();
      await started.engine.poke(release(1));
      await passIn(started, { seconds: 3 });
      // The wake of the third second and the end of the test are at the same instant, in either order.
      const at = started.wakes.map((wake) => wake.slice(-5));
      expect(at.slice(0, 3)).toEqual(["00:00", "00:01", "00:02"]);
      expect(at.length).toBeLessThanOrEqual(4);
    });

    test("of a release at rest comes only when something happens, and may revive it", async () => {
      const answers = [neverAgain, asUsual, neverAgain];
      const started = await withEngine(await open(), { wake: async () => answers.shift()! });
      await started.engine.start();
      await started.engine.poke(release(1));
      await passIn(started, { minutes: 10 });
      expect(started.wakes).toHaveLength(1);
      await started.engine.accept(delivery("reopened", { issue: 1 }));
      await passIn(started, { minutes: 10 });
      expect(started.wakes).toHaveLength(3);
    });

    test("comes at the start for all active releases", async () => {
      const setup = await open();
      await setup.store.releases.register({ key: release(1), repo: trainRepo, repositories: [] });
      await setup.store.releases.register({ key: release(2), repo: trainRepo, repositories: [] });
      const rested = await setup.store.leases.begin(release(2));
      await setup.store.leases.end(rested, { wakeAt: null, rest: true });
      const { engine, wakes } = await withEngine(setup);
      await engine.start();
      await until(() => engine.idle());
      expect(wakes).toEqual(["900#1 at 00:00"]);
    });

    test("threat 67: that throws is tried again, ever more slowly, and holds nobody up", async () => {
      const started = await withEngine(await open(), {
        async wake(key: ReleaseKey) {
          if (key === release(1)) throw new Error("GitHub is down");
          return neverAgain;
        },
      });
      await started.engine.start();
      await started.engine.poke(release(1));
      await started.engine.poke(release(2));
      await passIn(started, { minutes: 20 });
      const failing = started.wakes.filter((wake) => wake.startsWith(release(1)));
      expect(failing.map((wake) => wake.slice(-5))).toEqual(
        // 5, 10, 20, 40, 80, 160 s later, then every 5 min.
        ["00:00", "00:05", "00:15", "00:35", "01:15", "02:35", "05:15", "10:15", "15:15"],
      );
      expect(started.wakes).toContain("900#2 at 00:00");
    });
  });

  test("looks for lost deliveries at the start and every five minutes, trouble or not", async () => {
    let looks = 0;
    const started = await withEngine(await open(), {
      async recover() {
        if (++looks === 2) throw new Error("GitHub is down");
      },
    });
    await started.engine.start();
    await passIn(started, { minutes: 11 });
    expect(looks).toBe(3);
    expect(started.log.errors).toHaveLength(1);
  });

  describe("stop", () => {
    test("aborts what is still running after ten seconds, and may be called twice", async () => {
      const setup = await open();
      const signals: AbortSignal[] = [];
      const { engine, clock } = await withEngine(setup, {
        wake: (_key, _lease, signal) =>
          new Promise((_resolve, reject) => {
            signals.push(signal);
            signal.addEventListener("abort", () => reject(signal.reason as Error));
          }),
      });
      await engine.start();
      await engine.poke(release(1));
      await until(() => signals.length === 1);
      const before = clock.now();
      const stopped = engine.stop();
      const patience = before.add({ seconds: 10 });
      await until(() => clock.next()?.equals(patience) ?? false);
      expect(signals[0]!.aborted).toBe(false);
      // What tidies the store may be under way as well, and is given as long: which of them is first isn't said.
      await until(() => {
        clock.step();
        return signals[0]!.aborted;
      });
      await stopped;
      await engine.stop();
      expect(await engine.idle()).toBe(true);
    });
  });
}
