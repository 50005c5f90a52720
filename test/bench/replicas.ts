/** How many wakes a second one, two and four replicas do together on one PostgreSQL, each wake waiting for GitHub. */
import { setTimeout as sleep } from "node:timers/promises";
import { openBossQueue } from "../../src/engine/boss-queue.ts";
import { systemClock } from "../../src/engine/clock.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { openPostgres } from "../../src/engine/postgres.ts";
import { openStore } from "../../src/engine/store.ts";
import { releaseKey } from "../../src/model/ids.ts";
import { startPostgres } from "../support/postgres.ts";
import { row, tell, type Row } from "./row.ts";

const releases = 120;
/** As long as a look at GitHub takes; milliseconds. */
const lookMs = 300;
const log = { info() {}, warn() {}, error() {} };

interface Work {
  readonly seconds: number;
  /** Of one release by two replicas at the same time. */
  readonly overlaps: number;
}

async function work(url: string, replicas: number): Promise<Work> {
  const clock = systemClock;
  const running = new Set<string>();
  const woken = new Set<string>();
  let overlaps = 0;
  const engines = await Promise.all(
    Array.from({ length: replicas }, async () => {
      const sql = await openPostgres(url, log);
      const store = await openStore({ sql, clock });
      const queue = await openBossQueue({ url, sql, clock, log });
      const engine = createEngine({
        store,
        queue,
        clock,
        log,
        route: async () => [],
        async wake(key) {
          if (running.has(key)) overlaps += 1;
          running.add(key);
          await sleep(lookMs);
          running.delete(key);
          woken.add(key);
          return { next: null, rest: true };
        },
      });
      await engine.start();
      return engine;
    }),
  );
  const begun = performance.now();
  for (let issue = 1; issue <= releases; issue += 1) {
    await engines[issue % replicas]?.poke(releaseKey(1, issue));
  }
  while (woken.size < releases) await sleep(5);
  const seconds = (performance.now() - begun) / 1_000;
  await Promise.all(engines.map((engine) => engine.stop()));
  return { seconds, overlaps };
}

async function* rows(): AsyncGenerator<Row> {
  const postgres = await startPostgres();
  if (postgres.kind === "absent") {
    process.stderr.write(`Left out: ${postgres.reason}\n`);
    return;
  }
  let one: number | undefined;
  let overlaps = 0;
  for (const replicas of [1, 2, 4]) {
    const done = await work(await postgres.createDatabase(), replicas);
    const perSecond = releases / done.seconds;
    one ??= perSecond;
    overlaps += done.overlaps;
    const name = replicas === 1 ? "1 replica" : `${replicas} replicas`;
    yield row(`${name}: wakes of 300 ms a second`, perSecond, { isFloor: true });
    if (replicas > 1) {
      yield row(`${name}: times one`, perSecond / one, {
        goal: replicas * 0.8,
        limit: replicas,
        isFloor: true,
      });
    }
  }
  yield row("releases that two replicas woke at the same time", overlaps, { goal: 0, limit: 0 });
  await postgres.stop();
}

if (import.meta.main) {
  for await (const one of rows()) tell([one]);
}
