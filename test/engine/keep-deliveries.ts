// Run as a process of its own: keeps deliveries in the given directory and prints each one's guid once it
// is acknowledged, until it is killed.
import { systemClock } from "../../src/engine/clock.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { delivery } from "./setup.ts";

const store = await openStore({ sql: openSqlite(process.argv[2]!), clock: systemClock });
for (let n = 0; ; n++) {
  await store.inbox.keep(delivery(`guid-${n}`));
  process.stdout.write(`guid-${n}\n`);
  // Otherwise nothing would be printed: writing to a pipe needs the event loop.
  await new Promise((resolve) => setImmediate(resolve));
}
