import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/engine/sqlite.ts";
import type { Sql, SqlSession } from "../../src/engine/sql.ts";
import { openStore } from "../../src/engine/store.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { createLocalQueue } from "../../src/engine/local-queue.ts";
import { delivery, newClock, newLog, release, until } from "./setup.ts";

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "release-train-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A database that is gone after so many statements of its migration. */
function endingAfter(sql: Sql, statements: number): Sql {
  let left = statements;
  const within = (session: SqlSession): SqlSession => ({
    ...session,
    run: (statement, values) =>
      (left -= 1) < 0
        ? Promise.reject(new Error("the process ends here"))
        : session.run(statement, values),
  });
  return { ...sql, migration: (work) => sql.migration((session) => work(within(session))) };
}

const tablesIn = (directory: string): readonly unknown[] => {
  const db = new DatabaseSync(join(directory, "release-train.db"));
  const tables = db.prepare("select sql from sqlite_master where sql is not null order by 1").all();
  db.close();
  return tables.map((row) => row["sql"]);
};

test("threat 66: a migration that ends anywhere is made whole by the next start", async () => {
  const clock = newClock();
  const whole = temporaryDirectory();
  await (await openStore({ sql: openSqlite(whole), clock })).close();
  const expected = tablesIn(whole);
  const directory = temporaryDirectory();
  let statements = 0;
  for (let isMade = false; !isMade; statements += 1) {
    const sql = openSqlite(directory);
    isMade = await openStore({ sql: endingAfter(sql, statements), clock }).then(
      () => true,
      () => false,
    );
    await sql.close();
    expect(tablesIn(directory)).toEqual(isMade ? expected : []);
  }
  expect(statements).toBeGreaterThan(20);
});

test("threat 66: what was committed though its answer was lost is known when it comes again, and done once", async () => {
  const clock = newClock();
  const log = newLog();
  const sql = openSqlite(":memory:");
  let isLost = false;
  const lost = async <T>(work: Promise<T>): Promise<T> => {
    const value = await work;
    if (isLost) throw new Error("the connection was lost at COMMIT");
    return value;
  };
  const store = await openStore({
    sql: {
      ...sql,
      all: (statement, values) => lost(sql.all(statement, values)),
      run: (statement, values) => lost(sql.run(statement, values)),
      transaction: (work) => lost(sql.transaction(work)),
    },
    clock,
  });
  const wakes: string[] = [];
  const engine = createEngine({
    store,
    queue: createLocalQueue({ sql, clock, log }),
    clock,
    log,
    route: async ({ issue }) => [release(issue!)],
    wake: async (key) => {
      wakes.push(key);
      return { next: null, rest: true };
    },
  });
  onTestFinished(() => engine.stop());
  isLost = true;
  await expect(engine.accept(delivery("once", { issue: 1 }))).rejects.toThrow("at COMMIT");
  isLost = false;
  // GitHub was told 503, so it comes again, or is found in the log of deliveries.
  expect(await engine.accept(delivery("once", { issue: 1 }))).toBe("known");
  await engine.start();
  await until(() => wakes.length > 0);
  await until(() => engine.idle());
  expect(wakes).toEqual([release(1)]);
});
