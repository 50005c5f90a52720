import type { ReleaseKey } from "../model/ids.ts";
import { createAlarm } from "./alarm.ts";
import type { Clock } from "./clock.ts";
import type { Log } from "../model/log.ts";
import { onDemand } from "./on-demand.ts";
import { stopGrace, troublePause } from "./queue.ts";
import type { Handle, Queue } from "./queue.ts";
import { trackRuns } from "./runs.ts";
import { instant, millis } from "./sql.ts";
import type { Sql } from "./sql.ts";

interface Due {
  readonly key: ReleaseKey;
  readonly pokes: number;
}

/**
 * The queue of a single process, on the embedded database. What is running is known in memory only; a poke
 * or timer is cleared after its run, so what a crash cut short runs again.
 */
export function createLocalQueue(parts: {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Log;
  /** Releases handled at the same time. */
  readonly concurrency?: number;
}): Queue {
  const { clock, log, concurrency = 4 } = parts;
  const table = openTable(parts.sql);
  const runs = trackRuns(clock);
  const running = new Set<ReleaseKey>();
  // After trouble with the database: due, but left alone for a while.
  const paused = new Set<ReleaseKey>();
  let handle: Handle | undefined;

  const due = async (now: Temporal.Instant, limit: number): Promise<readonly Due[]> => {
    // As it was before reading: of a run that ends meanwhile, the poke that was read may be the answered one.
    const taken = new Set([...running, ...paused]);
    const rows = await table.due(now, limit + taken.size);
    return rows.filter((row) => !taken.has(row.key)).slice(0, limit);
  };

  const pause = (key: ReleaseKey): void => {
    paused.add(key);
    clock.after(troublePause, () => {
      paused.delete(key);
      pump.ask();
    });
  };

  const run = async (handle: Handle, { key, pokes }: Due): Promise<void> => {
    running.add(key);
    try {
      await runs.start(async (signal) => {
        await handle(key, signal);
        await table.answered(key, pokes);
      });
    } catch (error) {
      log.error({ err: error, release: key }, "could not handle a wake");
      pause(key);
    }
    running.delete(key);
    pump.ask();
  };

  const pump = onDemand(async () => {
    const now = clock.now();
    try {
      if (!handle) return;
      const next = await due(now, concurrency - running.size);
      const later = await table.nextTimer(now);
      // A stop may have come while the database was read.
      if (!handle) return;
      for (const wake of next) void run(handle, wake);
      alarm.set(later);
    } catch (error) {
      log.error({ err: error }, "could not read the queue");
      alarm.set(handle ? now.add(troublePause) : null);
    }
  });
  const alarm = createAlarm(clock, pump.ask);

  return {
    async poke(key) {
      await table.poke(key);
      pump.ask();
    },
    async start(newHandle) {
      handle = newHandle;
      pump.ask();
    },
    async stop() {
      handle = undefined;
      await pump.settled();
      alarm.set(null);
      await runs.drain(stopGrace);
    },
    // Every poke asks the pump, and the pump leaves nothing due behind, so the table need not be read.
    idle: async () => running.size === 0 && !pump.busy(),
  };
}

/** The queue's part of the table of releases. */
function openTable(sql: Sql) {
  return {
    poke: (key: ReleaseKey) =>
      sql.run(
        `insert into releases (key, pokes) values (?, 1)
         on conflict (key) do update set pokes = releases.pokes + 1`,
        [key],
      ),
    /** Pokes that came during the run stay. */
    answered: (key: ReleaseKey, pokes: number) =>
      sql.run("update releases set pokes = pokes - ? where key = ?", [pokes, key]),
    /** Every run sets the timer anew, so this order is by the age of the last run, and nobody starves. */
    due: (now: Temporal.Instant, limit: number) =>
      sql.all<Due>(
        `select key, pokes from releases where pokes > 0 or wake_at <= ?
         order by coalesce(wake_at, 0), key limit ?`,
        [millis(now), limit],
      ),
    async nextTimer(now: Temporal.Instant): Promise<Temporal.Instant | null> {
      const [row] = await sql.all<{ at: number | null }>(
        "select min(wake_at) as at from releases where wake_at > ?",
        [millis(now)],
      );
      return row?.at == null ? null : instant(row.at);
    },
  };
}
