import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openBossQueue } from "../../src/engine/boss-queue.ts";
import { openPostgres } from "../../src/engine/postgres.ts";
import { openStore } from "../../src/engine/store.ts";
import type { ReleaseKey } from "../../src/model/ids.ts";
import { startPostgres } from "../support/postgres.ts";
import { engineContract } from "./engine-contract.ts";
import { queueContract } from "./queue-contract.ts";
import { newClock, newLog, pass, release, until } from "./setup.ts";
import type { Setup } from "./setup.ts";
import { storeContract } from "./store-contract.ts";

const postgres = await startPostgres();
afterAll(async () => {
  if (postgres.kind === "running") await postgres.stop();
});

async function newDatabase(): Promise<string> {
  if (postgres.kind === "absent") throw new Error(postgres.reason);
  return postgres.createDatabase();
}

async function open(): Promise<Setup> {
  const url = await newDatabase();
  const clock = newClock();
  const log = newLog();
  const sql = await openPostgres(url, log);
  onTestFinished(() => sql.close());
  return {
    clock,
    log,
    sql,
    store: await openStore({ sql, clock }),
    async openQueue(concurrency = 4) {
      const queue = await openBossQueue({ url, sql, clock, log, concurrency });
      onTestFinished(() => queue.stop());
      return queue;
    },
    async reopen() {
      const sql = await openPostgres(url, log);
      onTestFinished(() => sql.close());
      return openStore({ sql, clock });
    },
  };
}

const why = postgres.kind === "absent" ? ` (skipped: ${postgres.reason})` : "";

describe.skipIf(postgres.kind === "absent")(`PostgreSQL${why}`, () => {
  storeContract(open);
  queueContract(open);
  engineContract(open);

  test("two replicas may make the tables at the same time", async () => {
    const url = await newDatabase();
    const clock = newClock();
    const stores = await Promise.all(
      [1, 2, 3].map(async () => openStore({ sql: await openPostgres(url, newLog()), clock })),
    );
    for (const store of stores) await store.close();
    expect(stores).toHaveLength(3);
  });

  test("two replicas never run the same release at the same time", async () => {
    const { openQueue } = await open();
    const queues = [await openQueue(), await openQueue()];
    const running = new Set<ReleaseKey>();
    const runs = [0, 0];
    let overlaps = 0;
    for (const [index, queue] of queues.entries())
      await queue.start(async (key) => {
        if (running.has(key)) overlaps++;
        running.add(key);
        runs[index]!++;
        await new Promise((resolve) => setTimeout(resolve, 2));
        running.delete(key);
      });
    for (let n = 0; n < 300; n++) await queues[n % 2]!.poke(release(n % 10));
    await until(async () => (await queues[0]!.idle()) && (await queues[1]!.idle()));
    expect(overlaps).toBe(0);
    expect(Math.min(...runs)).toBeGreaterThan(0);
  });

  test("one timer fires once, however many replicas there are", async () => {
    const { clock, store, openQueue } = await open();
    const lease = await store.leases.begin(release(1));
    await store.leases.end(lease, { wakeAt: clock.now().add({ hours: 1 }), rest: false });
    const queues = [await openQueue(), await openQueue(), await openQueue()];
    let runs = 0;
    for (const queue of queues)
      await queue.start(async (key) => {
        runs++;
        const lease = await store.leases.begin(key);
        await store.leases.end(lease, { wakeAt: null, rest: true });
      });
    await pass(clock, { hours: 2 }, async () => {
      const idle = await Promise.all(queues.map((queue) => queue.idle()));
      return idle.every(Boolean);
    });
    expect(runs).toBe(1);
  });

  test("a newer run waits for a write that is under way, and then fences its like", async () => {
    const { sql, store } = await open();
    const old = await store.leases.begin(release(1));
    const order: string[] = [];
    let begun: Promise<unknown> = Promise.resolve();
    await sql.transaction(async (session) => {
      // As every fenced write begins.
      await session.run("update releases set epoch = epoch where key = ?", [release(1)]);
      begun = store.leases.begin(release(1)).then(() => order.push("newer run"));
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push("write");
    });
    await begun;
    expect(order).toEqual(["write", "newer run"]);
    expect(await store.memory.put(old, "record", 1)).toBe("fenced");
  });

  test("an address that leads nowhere is explained, without its password", async () => {
    const opening = openPostgres("postgresql://me:secret@127.0.0.1:1/x", newLog());
    await expect(opening).rejects.toThrow(/PostgreSQL can't be used: .*Check DATABASE_URL\.$/);
    await expect(opening).rejects.not.toThrow(/secret/);
  });
});
