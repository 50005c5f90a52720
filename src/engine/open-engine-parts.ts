import type { Log } from "../model/log.ts";
import type { Clock } from "./clock.ts";
import { createLocalQueue } from "./local-queue.ts";
import type { Queue } from "./queue.ts";
import { openSqlite } from "./sqlite.ts";
import { openStore, type Store } from "./store.ts";

/** Where the app keeps its work in flight. */
export type StorePlace =
  | { readonly kind: "embedded"; readonly directory: string }
  | { readonly kind: "postgres"; readonly url: string };

/** The store and the queue in that place; throws when it can't be opened. */
export async function openEngineParts(
  place: StorePlace,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<{ readonly store: Store; readonly queue: Queue }> {
  if (place.kind === "embedded") {
    const sql = openSqlite(place.directory);
    return { store: await openStore({ sql, clock }), queue: createLocalQueue({ sql, clock, log }) };
  }
  // Only who has a PostgreSQL pays for loading its parts.
  const [{ openPostgres }, { openBossQueue }] = await Promise.all([
    import("./postgres.ts"),
    import("./boss-queue.ts"),
  ]);
  const sql = await openPostgres(place.url, log);
  try {
    const store = await openStore({ sql, clock });
    return { store, queue: await openBossQueue({ url: place.url, sql, clock, log }) };
  } catch (error) {
    await sql.close();
    throw error;
  }
}
