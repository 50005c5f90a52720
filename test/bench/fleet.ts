/**
 * Many releases on one replica: a hundred at once from the opened issue to the notes, and ten thousand one after the
 * other, of which nothing may be left behind.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { registerOurs } from "../../src/cli/rehearsal.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { createLocalQueue } from "../../src/engine/local-queue.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { startApp } from "../../src/main.ts";
import { releaseKey, repoName } from "../../src/model/ids.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { drive } from "../../src/simulator/drive.ts";
import { foundFleet, startPipelines } from "../../src/simulator/fleet.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { installApp } from "../../src/simulator/world/apps.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import { pair } from "../support/fleets.ts";
import { countsOf, people } from "./release-cost.ts";
import { processorTime, row, tell, type Row } from "./row.ts";

const morning = Temporal.Instant.from("2026-03-19T13:00:00Z");

/** Each of two services, in an organisation of its own. */
async function* atOnce(count: number): AsyncGenerator<Row> {
  const clock = virtualClock(morning);
  const world = createWorld(clock);
  const fleets = Array.from({ length: count }, (_, index) =>
    foundFleet(world, { ...pair, org: `acme-${index}`, manager: `sarah-${index}` }),
  );
  const simulator = await startSimulator({ clock, world });
  const { registered, settings } = registerOurs(simulator, ["acme-0"]);
  for (const { plan } of fleets.slice(1)) installApp(world, registered, plan.org);
  const states = new Map<string, string | undefined>();
  const app = await startApp({
    settings: { ...settings, store: { kind: "embedded", directory: ":memory:" } },
    clock,
    log: { info() {}, warn() {}, error() {} },
    onDecision: ({ issue }, { view }) => void states.set(issue.repo, view?.state),
  });
  registered.webhookUrl = `${app.url}/api/github/webhooks`;
  const begun = processorTime();
  const from = clock.now();
  const issues = fleets.map((fleet) => {
    startPipelines(fleet);
    return people(clock, fleet, () => states.get(`${fleet.plan.org}/releases`)).issue;
  });
  const isQuiet = async (): Promise<boolean> =>
    simulator.idle() && (app.github.usage().waiting > 0 || (await app.idle()));
  await drive({ clock, isQuiet }, () => issues.every(({ state }) => state === "closed"));
  const minutes = clock.now().since(from).total("minutes");
  const costs = countsOf(simulator.requests, 0);
  yield row(`${count} releases at once: those that ended`, issues.length, {
    goal: count,
    isFloor: true,
  });
  // Thirty minutes until the last word of people, two deployments of six minutes, and the notes.
  yield row(`${count} releases at once: virtual minutes until the last`, minutes, { limit: 42 });
  yield row(`${count} releases at once: points for each`, costs.points / count);
  yield row(`${count} releases at once: writes for each`, costs.writes / count);
  yield row(
    `${count} releases at once: processor seconds for each, GitHub and people too`,
    (processorTime() - begun) / 1_000 / count,
  );
  await app.stop();
  await simulator.close();
}

/** What the process holds once all that is nobody's any more was collected; megabytes. */
function heldMegabytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** A clock of which a day passes at once: of the minutes between only the last is played. */
function daysClock() {
  let now = morning;
  return {
    now: () => now,
    after(delay: Temporal.Duration, fire: () => void): () => void {
      if (delay.total("seconds") < 10) setImmediate(fire);
      return () => undefined;
    },
    nextDay: () => void (now = now.add({ hours: 24 })),
  };
}

/** Ten a day come, are looked at and come to rest. */
async function* afterAnother(count: number): AsyncGenerator<Row> {
  const clock = daysClock();
  const log = { info() {}, warn() {}, error() {} };
  const sql = openSqlite(":memory:");
  const store = await openStore({ sql, clock });
  const engine = createEngine({
    store,
    queue: createLocalQueue({ sql, clock, log }),
    clock,
    log,
    route: async ({ issue }) => (issue === null ? [] : [releaseKey(1, issue)]),
    async wake(key, lease) {
      const repo = repoName("acme/releases");
      await store.releases.register({ key, repo, repositories: [{ repo, id: 1 }] });
      await store.intents.begin(lease, "deploy api 1", {});
      await store.memory.put(lease, "looks", {});
      return { next: null, rest: true };
    },
  });
  await engine.start();
  const rows = async (): Promise<number> => {
    const [found] = await sql.all<{ count: number }>(
      "select (select count(*) from releases) + (select count(*) from intents) + (select count(*) from memory) as count",
    );
    return found?.count ?? NaN;
  };
  let early = { megabytes: NaN, rows: NaN };
  for (let issue = 1; issue <= count; issue += 1) {
    const receivedAt = clock.now();
    await engine.accept({
      guid: `${issue}`,
      event: "issues",
      action: "opened",
      installation: 1,
      repository: "acme/releases",
      repositoryId: 1,
      issue,
      receivedAt,
    });
    if (issue % 10 === 0) {
      while (!(await engine.idle())) await nextTurn();
      clock.nextDay();
      await store.inbox.prune();
      await store.releases.prune();
    }
    if (issue === count / 10) early = { megabytes: heldMegabytes(), rows: await rows() };
  }
  const name = `${count} releases one after the other, against ${count / 10}`;
  yield row(`${name}: rows in the store, times`, (await rows()) / early.rows, {
    goal: 1.05,
    limit: 1,
  });
  yield row(`${name}: memory, times`, heldMegabytes() / early.megabytes, { goal: 1.1, limit: 1 });
  await engine.stop();
}

if (import.meta.main) {
  for await (const one of afterAnother(10_000)) tell([one]);
  for await (const one of atOnce(Number(process.argv[2] ?? 100))) tell([one]);
}
