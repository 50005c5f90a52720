import { expect, onTestFinished, test } from "vitest";
import { createEngine } from "../../src/engine/engine.ts";
import { createLocalQueue } from "../../src/engine/local-queue.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import type { Sql } from "../../src/engine/sql.ts";
import { openStore } from "../../src/engine/store.ts";
import { delivery, newClock, newLog, pass, release, until } from "./setup.ts";

/** A database whose disk can be full: then it reads, and refuses to write. */
function withFullDisk(sql: Sql) {
  let full = false;
  const unlessFull = <T>(work: () => Promise<T>): Promise<T> =>
    full ? Promise.reject(new Error("database or disk is full")) : work();
  const faulty: Sql = {
    ...sql,
    all: (statement, values) =>
      statement.trimStart().startsWith("select")
        ? sql.all(statement, values)
        : unlessFull(() => sql.all(statement, values)),
    run: (statement, values) => unlessFull(() => sql.run(statement, values)),
    transaction: (work) => unlessFull(() => sql.transaction(work)),
  };
  return { sql: faulty, setFull: (now: boolean) => (full = now) };
}

test("threat 66: a full disk loses nothing that was acknowledged, and makes nothing spin", async () => {
  const clock = newClock();
  const log = newLog();
  const { sql, setFull } = withFullDisk(openSqlite(":memory:"));
  const store = await openStore({ sql, clock });
  const running = Promise.withResolvers<void>();
  const wakes: string[] = [];
  const engine = createEngine({
    store,
    queue: createLocalQueue({ sql, clock, log }),
    clock,
    log,
    route: async ({ issue }) => [release(issue!)],
    async wake(key) {
      wakes.push(key);
      if (wakes.length === 1) await running.promise;
      return { next: null, rest: true };
    },
  });
  onTestFinished(() => engine.stop());
  await store.inbox.keep(delivery("before", { issue: 1 }));
  await engine.start();
  await until(() => wakes.length === 1);

  await store.inbox.keep(delivery("acknowledged", { issue: 2 }));
  setFull(true);
  await expect(engine.accept(delivery("refused", { issue: 3 }))).rejects.toThrow(/disk is full/);
  running.resolve();
  await pass(clock, { minutes: 1 }, () => engine.idle());
  expect(wakes).toEqual([release(1)]);
  expect(log.errors.length).toBeGreaterThan(2);
  expect(log.errors.length).toBeLessThan(60);

  setFull(false);
  await pass(clock, { minutes: 1 }, () => engine.idle());
  // The end of the first run could not be written, so it is run again.
  expect(wakes.slice(1).sort()).toEqual([release(1), release(2)]);
});
