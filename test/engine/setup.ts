import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../src/model/log.ts";
import type { Queue } from "../../src/engine/queue.ts";
import type { Sql } from "../../src/engine/sql.ts";
import type { Watched } from "../../src/model/github/watched.ts";
import type { Store } from "../../src/engine/store.ts";
import type { Delivery } from "../../src/model/github/delivery.ts";
import { releaseKey, repoName } from "../../src/model/ids.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import type { VirtualClock } from "../../src/simulator/clock.ts";
import { homeId } from "../support/train.ts";

/** One database, and what it takes to work on it: each call of an opener is another process, as it were. */
export interface Setup {
  readonly clock: VirtualClock;
  readonly log: Log & { readonly errors: readonly string[] };
  readonly sql: Sql;
  readonly store: Store;
  /** Stopped at the end of the test. */
  readonly openQueue: (concurrency?: number) => Promise<Queue>;
  /** The same database after a restart of the app. */
  readonly reopen: () => Promise<Store>;
}

export type Open = () => Promise<Setup>;

export const start = Temporal.Instant.from("2026-03-19T12:00:00Z");
export const newClock = (): VirtualClock => virtualClock(start);

export const release = (issue: number) => releaseKey(homeId, issue);
export const trainRepo = repoName("acme/releases");
export const watched = (name: string, id: number | null = null): Watched => ({
  repo: repoName(name),
  id,
});

export function delivery(guid: string, changes: Partial<Delivery> = {}): Delivery {
  return {
    guid,
    event: "issue_comment",
    action: "created",
    installation: 7,
    repository: "acme/releases",
    repositoryId: homeId,
    issue: 12,
    receivedAt: start,
    ...changes,
  };
}

export function newLog(): Setup["log"] {
  const errors: string[] = [];
  const text = (fields: object, message: string): string =>
    "err" in fields ? `${message}: ${String(fields.err)}` : message;
  return {
    errors,
    info: () => undefined,
    warn: (fields, message) => errors.push(text(fields, message)),
    error: (fields, message) => errors.push(text(fields, message)),
  };
}

/** Waits in real time until it holds; for what a server does in its own time. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`This never came true: ${String(holds)}`);
    await sleep(1);
  }
}

/** Lets virtual time pass, timer by timer, with everything settled before and after each. */
export async function pass(
  clock: VirtualClock,
  duration: Temporal.DurationLike,
  settled: () => Promise<boolean>,
): Promise<void> {
  const end = clock.now().add(duration);
  clock.after(Temporal.Duration.from(duration), () => undefined);
  await until(settled);
  while (Temporal.Instant.compare(clock.now(), end) < 0) {
    clock.step();
    await until(settled);
  }
}
