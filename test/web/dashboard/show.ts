import { onTestFinished } from "vitest";
import { openSqlite } from "../../../src/engine/sqlite.ts";
import { openStore, type Store } from "../../../src/engine/store.ts";
import { releaseKey, repoName } from "../../../src/model/ids.ts";
import type { ReleaseView } from "../../../src/model/view/view.ts";
import { toPage } from "../../../src/render/page.ts";
import { virtualClock } from "../../../src/simulator/clock.ts";
import { createDashboard, type DashboardParts } from "../../../src/web/dashboard/dashboard.ts";
import { startServer } from "../../../src/web/server.ts";
import { planningView } from "../../render/views.ts";
import { recordingLog } from "../support/recording-log.ts";

export const now = Temporal.Instant.from("2026-03-19T13:00:00Z");

/** The issue of a release as an observation has it. */
const issueOf = (number: number, over: { readonly isPrivate?: boolean } = {}) =>
  ({
    repo: repoName("acme/releases"),
    repository: 7,
    number,
    url: `https://github.com/acme/releases/issues/${number}`,
    visibility: over.isPrivate === true ? "private" : "public",
  }) as const;

export interface Shown {
  readonly url: string;
  readonly store: Store;
  /** The addresses that the dashboard answers. */
  readonly routes: readonly string[];
  readonly log: ReturnType<typeof recordingLog>;
  readonly show: (
    number: number,
    view?: Partial<ReleaseView>,
    isPrivate?: boolean,
  ) => Promise<void>;
}

/** A dashboard on loopback, with nothing to show yet. */
export async function openDashboard(over: Partial<DashboardParts> = {}): Promise<Shown> {
  const clock = virtualClock(now);
  const log = recordingLog();
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  const dashboard = createDashboard({
    mode: "private",
    source: store.pages,
    publicUrl: null,
    people: null,
    workflows: null,
    sessionSecret: "a secret that only this test knows",
    now: () => clock.now(),
    log,
    ...over,
  });
  const rest = dashboard && { rest: dashboard.handle };
  const server = await startServer({ host: "127.0.0.1", port: 0, routes: [], ...rest, log });
  onTestFinished(async () => {
    dashboard?.close();
    await server.close();
    await store.close();
  });
  return {
    url: server.url,
    store,
    routes: dashboard?.routes ?? [],
    log,
    async show(number, view = {}, isPrivate = false) {
      const shown = toPage(planningView(view), issueOf(number, { isPrivate }));
      await store.pages.put(await store.leases.begin(releaseKey(7, number)), shown);
    },
  };
}
