import { PgBoss } from "pg-boss";
import type { ReleaseKey } from "../model/ids.ts";
import { createAlarm } from "./alarm.ts";
import type { Clock } from "./clock.ts";
import type { Log } from "../model/log.ts";
import { onDemand } from "./on-demand.ts";
import { refireAfter, stopGrace, troublePause } from "./queue.ts";
import type { Handle, Queue } from "./queue.ts";
import { trackRuns } from "./runs.ts";
import { instant, millis } from "./sql.ts";
import type { Sql } from "./sql.ts";

const name = "wake";

interface Wake {
  readonly key: ReleaseKey;
}

/**
 * The queue of several replicas: pokes are pg-boss jobs, one queued and one running per release; timers stay
 * in our own table, and every replica fires those that are due. Pg-boss keeps its tables in the schema
 * `pgboss` of the database at `url`, and makes them first.
 */
export async function openBossQueue(parts: {
  readonly url: string;
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Log;
  /** Releases handled at the same time by this process. */
  readonly concurrency?: number;
}): Promise<Queue> {
  const { sql, clock, log, concurrency = 4 } = parts;
  const runs = trackRuns(clock);
  const boss = await startBoss(parts.url, log);
  let started = false;

  const poke = async (key: ReleaseKey): Promise<void> => {
    // Never inside a transaction of ours: a job that is fetched before our commit would not see it.
    await boss.send(name, { key } satisfies Wake, { singletonKey: key });
  };
  const timers = onDemand(async () => {
    if (!started) return;
    const now = clock.now();
    const latest = now.add(refireAfter);
    try {
      // One statement, so that only one of the replicas fires a timer.
      const due = await sql.all<Wake>(
        "update releases set wake_at = ? where wake_at <= ? returning key",
        [millis(latest), millis(now)],
      );
      await Promise.all(due.map((row) => poke(row.key)));
      const [first] = await sql.all<{ at: number | null }>(
        "select min(wake_at) as at from releases",
      );
      // Another replica may have died after it set an earlier one.
      const next = Math.min(first?.at ?? Infinity, millis(latest));
      alarm.set(started ? instant(next) : null);
    } catch (error) {
      log.error({ err: error }, "could not fire the timers");
      alarm.set(started ? clock.now().add(troublePause) : null);
    }
  });
  const alarm = createAlarm(clock, timers.ask);

  const work = async (handle: Handle): Promise<void> => {
    const worker: string = await boss.work<Wake>(
      name,
      { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1 },
      async ([job]) => {
        if (!job) return;
        try {
          await runs.start((signal) => handle(job.data.key, AbortSignal.any([signal, job.signal])));
        } finally {
          timers.ask();
          // Otherwise it sleeps until the next poll, though more may be waiting.
          boss.notifyWorker(worker);
        }
      },
    );
  };

  return {
    poke,
    async start(handle) {
      started = true;
      // One worker per slot: of a group, pg-boss's notification wakes only the first.
      await Promise.all(Array.from({ length: concurrency }, () => work(handle)));
      timers.ask();
    },
    async stop() {
      started = false;
      await timers.settled();
      alarm.set(null);
      await boss.offWork(name, { wait: false });
      await runs.drain(stopGrace);
      await boss.stop({ graceful: true, timeout: 1000 });
    },
    async idle() {
      if (timers.busy()) return false;
      // Also those that a worker has fetched and not begun, here or in another replica.
      const open = await sql.all(
        "select 1 from pgboss.job where name = ? and state <= 'active' limit 1",
        [name],
      );
      return open.length === 0 && !timers.busy();
    },
  };
}

async function startBoss(url: string, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    useListenNotify: true,
    schedule: false,
    // The pace at which the job of a replica that died is noticed.
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
  });
  boss.on("error", (error) => log.error({ err: error }, "trouble in the queue"));
  boss.on("warning", (warning) => log.warn({ warning }, "the queue warns"));
  await boss.start();
  await boss.createQueue(name, {
    // One queued and one running job per key. `exclusive` would lose a poke that comes during a run.
    policy: "stately",
    notify: true,
    heartbeatSeconds: 10,
    expireInSeconds: 600,
    // Spent only by crashes and lost databases; the default of 2 would give the release up.
    retryLimit: 1000,
    retryDelay: 1,
    deleteAfterSeconds: 3600,
  });
  return boss;
}
