import { randomUUID } from "node:crypto";
import type { Clock } from "./clock.ts";
import { openInbox } from "./inbox.ts";
import type { Inbox } from "./inbox.ts";
import { openIntents } from "./intents.ts";
import type { Intents } from "./intents.ts";
import { openLeases } from "./leases.ts";
import type { Leases } from "./leases.ts";
import { openMemory } from "./memory.ts";
import type { Memory } from "./memory.ts";
import { openOutbox } from "./outbox.ts";
import type { Outbox } from "./outbox.ts";
import { openPages } from "./pages.ts";
import type { Pages } from "./pages.ts";
import { openReleases } from "./releases.ts";
import type { Releases } from "./releases.ts";
import { openSpending, type Spending } from "./spending.ts";
import { migrate } from "./schema.ts";
import type { Sql } from "./sql.ts";

/** The app's own database: work in flight only. Lost in mid-release, the release still ends as it should. */
export interface Store {
  /**
   * When the database was made. A young one has no intents of what was requested before it: whoever starts
   * with one waits out the settle window before creating anything.
   */
  readonly bornAt: Temporal.Instant;
  readonly inbox: Inbox;
  readonly releases: Releases;
  readonly leases: Leases;
  readonly intents: Intents;
  readonly memory: Memory;
  readonly pages: Pages;
  readonly outbox: Outbox;
  readonly spending: Spending;
  /** Throws one sentence when nothing can be written down. */
  proveWritable(): Promise<void>;
  close(): Promise<void>;
}

/** Brings the tables up to date first; throws when a newer version of the app has made them. */
export async function openStore(parts: {
  readonly sql: Sql;
  readonly clock: Clock;
  /** For runs that must repeat exactly; random without. */
  readonly newUuid?: () => string;
}): Promise<Store> {
  const { sql, clock, newUuid = randomUUID } = parts;
  const bornAt = await migrate(sql, clock);
  return {
    bornAt,
    inbox: openInbox(sql, clock),
    releases: openReleases(sql, clock),
    leases: openLeases(sql, clock),
    intents: openIntents(sql, clock, newUuid),
    memory: openMemory(sql),
    pages: openPages(sql, clock),
    outbox: openOutbox(sql, clock, bornAt),
    spending: openSpending(sql, clock, newUuid()),
    proveWritable: () => sql.proveWritable(),
    close: () => sql.close(),
  };
}
