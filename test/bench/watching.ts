/**
 * What one change of a release costs while many have its page open: each hears of it by its stream, and reads the page
 * again as `templates/pages/live.js` does. Server and readers are one process, so that the server's part is less.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { decide } from "../../src/decide/decide.ts";
import { systemClock } from "../../src/engine/clock.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { releaseKey, repoName } from "../../src/model/ids.ts";
import { say } from "../../src/model/view/text.ts";
import type { ReleaseView } from "../../src/model/view/view.ts";
import { toPage } from "../../src/render/page.ts";
import { createDashboard } from "../../src/web/dashboard/dashboard.ts";
import { startServer } from "../../src/web/server.ts";
import { largeRelease, type Moment } from "../support/large.ts";
import { median, processorTime, row, tell, type Row } from "./row.ts";

const [services, readers, changes] = [80, 100, 5];

const quiet = { info() {}, warn() {}, error() {} };

const issue = {
  repo: repoName("acme/releases"),
  repository: 7,
  number: 1,
  url: "https://github.com/acme/releases/issues/1",
  visibility: "public",
} as const;

function viewAt(moment: Moment): ReleaseView {
  const observation = largeRelease(services).get(moment);
  const view = observation && decide(observation).view;
  if (!view) throw new Error(`There is nothing to show at ${moment}`);
  return view;
}

async function openPages() {
  const store = await openStore({ sql: openSqlite(":memory:"), clock: systemClock });
  const dashboard = createDashboard({
    mode: "public",
    source: store.pages,
    publicUrl: null,
    people: null,
    workflows: null,
    sessionSecret: "a secret that only this measurement knows",
    now: () => systemClock.now(),
    log: quiet,
  });
  if (!dashboard) throw new Error("There is no dashboard");
  const rest = { rest: dashboard.handle };
  const server = await startServer({ host: "127.0.0.1", port: 0, routes: [], ...rest, log: quiet });
  return {
    url: server.url,
    async show(view: ReleaseView) {
      await store.pages.put(
        await store.leases.begin(releaseKey(7, issue.number)),
        toPage(view, issue),
      );
      dashboard.nudge();
    },
    async close() {
      dashboard.close();
      await server.close();
      await store.close();
    },
  };
}

interface Heard {
  count: number;
  bytes: number;
}

/** One who has the page open, until they are gone. */
async function look(url: string, heard: Heard, gone: AbortSignal): Promise<void> {
  const stream = await fetch(`${url}/api/releases/acme/releases/1/events`, { signal: gone });
  let text = "";
  for await (const part of stream.body ?? []) {
    heard.bytes += part.length;
    text += Buffer.from(part).toString("utf8");
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const isChange = text.slice(0, end).includes("event: release");
      text = text.slice(end + 2);
      if (!isChange) continue;
      const page = await fetch(`${url}/releases/acme/releases/1`, { signal: gone });
      heard.bytes += (await page.arrayBuffer()).byteLength;
      heard.count += 1;
    }
  }
}

async function* rows(): AsyncGenerator<Row> {
  const view = viewAt("rolling out");
  const pages = await openPages();
  await pages.show(view);
  const heard: Heard = { count: 0, bytes: 0 };
  const gone = new AbortController();
  const all = Array.from({ length: readers }, () =>
    look(pages.url, heard, gone.signal).catch(() => undefined),
  );
  const allHeard = async (): Promise<void> => {
    while (heard.count < readers) await sleep(5);
  };
  await allHeard();
  const costs: { readonly wall: number; readonly processor: number; readonly bytes: number }[] = [];
  for (let change = 0; change < changes; change += 1) {
    Object.assign(heard, { count: 0, bytes: 0 });
    const [wall, processor] = [performance.now(), processorTime()];
    await pages.show({ ...view, sentence: say`Change ${change}` });
    await allHeard();
    costs.push({
      wall: performance.now() - wall,
      processor: processorTime() - processor,
      bytes: heard.bytes,
    });
  }
  gone.abort();
  await Promise.all(all);
  await pages.close();
  const what = `a change of ${services} services with ${readers} pages open`;
  yield row(`${what}: ms until all show it`, median(costs.map(({ wall }) => wall)), {
    goal: 2_000,
  });
  yield row(
    `${what}: ms of one core for each page`,
    median(costs.map(({ processor }) => processor / readers)),
    { goal: 10 },
  );
  yield row(`${what}: kB sent to each`, median(costs.map(({ bytes }) => bytes / readers / 1_000)));
}

if (import.meta.main) {
  for await (const one of rows()) tell([one]);
}
