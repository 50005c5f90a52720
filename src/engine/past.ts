/** Brings back what a new store has never seen: the releases of each train that were over before it began. */
import type { PastIssue } from "../model/github/past-issue.ts";
import { releaseKey } from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import type { ShownRelease } from "../model/view/page.ts";
import type { TrainRepository } from "../observe/trains/discover.ts";
import type { Clock } from "./clock.ts";
import type { Store } from "./store.ts";

/** So far back the figures look. */
const reach = Temporal.Duration.from({ hours: 24 * 90 });

export interface PastParts {
  readonly store: Pick<Store, "pages" | "bornAt">;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
  readonly read: (
    trains: readonly TrainRepository[],
    since: Temporal.Instant,
  ) => Promise<readonly PastIssue[]>;
  readonly toPage: (past: PastIssue) => ShownRelease;
  /** A page was changed. */
  readonly onPage: () => void;
}

/** Once for each train and process; nothing is asked when the store is older than what the figures count. */
export function createPast({
  store,
  clock,
  log,
  read,
  toPage,
  onPage,
}: PastParts): (trains: readonly TrainRepository[]) => Promise<void> {
  const done = new Set<number>();
  return async (trains) => {
    const since = clock.now().subtract(reach);
    const fresh = trains.filter(({ id }) => !done.has(id));
    if (fresh.length === 0 || Temporal.Instant.compare(store.bornAt, since) <= 0) return;
    for (const { id } of fresh) done.add(id);
    try {
      const found = await read(fresh, since);
      for (const one of found) {
        const key = releaseKey(one.repository, one.number);
        await store.pages.bring(key, toPage(one), one.closedAt);
      }
      if (found.length > 0) onPage();
    } catch (error) {
      for (const { id } of fresh) done.delete(id);
      log.warn({ err: error }, "Past releases could not be read");
    }
  };
}
