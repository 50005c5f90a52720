import type { ReleaseKey } from "../model/ids.ts";
import { backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { millis } from "./sql.ts";
import type { Sql, SqlSession } from "./sql.ts";

/**
 * The right to write for a release, until the next run of the same release begins. A process that was
 * frozen and comes back therefore can't write over what its successor wrote.
 */
export interface Lease {
  readonly key: ReleaseKey;
  /** Counts the runs of the release. */
  readonly epoch: number;
}

/** `fenced`: nothing was written, because a newer run of the release has begun. */
export type Written = "kept" | "fenced";

export interface Leases {
  /** Begins a run: every older lease of the release is fenced from now on. */
  begin(key: ReleaseKey): Promise<Lease>;
  /**
   * Ends a run. `wakeAt` replaces the release's timer. At rest, a release is neither active nor watching;
   * a later run that ends without rest revives it.
   */
  end(
    lease: Lease,
    outcome: { readonly wakeAt: Temporal.Instant | null; readonly rest: boolean },
  ): Promise<Written>;
  /** Whether no newer run has begun. */
  holds(lease: Lease): Promise<boolean>;
  /** Somebody wants to be heard: the run that is under way, in whatever process, ends as soon as it can. */
  call(key: ReleaseKey): Promise<void>;
  /** Whether somebody has called since this run began. */
  isCalled(lease: Lease): Promise<boolean>;
  /** Ends a run that threw: the release is woken again after a pause that grows with each failure in a row. */
  failed(lease: Lease): Promise<Written>;
}

export function openLeases(sql: Sql, clock: Clock): Leases {
  return {
    async begin(key) {
      const [row] = await sql.all<{ epoch: number }>(
        `insert into releases (key, epoch) values (?, 1)
         on conflict (key) do update set epoch = releases.epoch + 1 returning epoch`,
        [key],
      );
      if (!row) throw new Error("The database answered an insert with no row.");
      return { key, epoch: row.epoch };
    },
    end: (lease, { wakeAt, rest }) =>
      fenced<Written>(sql, lease, async (session) => {
        await session.run(
          "update releases set wake_at = ?, rested_at = ?, failures = 0 where key = ?",
          [wakeAt && millis(wakeAt), rest ? millis(clock.now()) : null, lease.key],
        );
        return "kept";
      }),
    async holds({ key, epoch }) {
      const current = await sql.all("select 1 from releases where key = ? and epoch = ?", [
        key,
        epoch,
      ]);
      return current.length === 1;
    },
    async call(key) {
      await sql.run("update releases set called_in = epoch where key = ?", [key]);
    },
    async isCalled({ key, epoch }) {
      const called = await sql.all("select 1 from releases where key = ? and called_in = ?", [
        key,
        epoch,
      ]);
      return called.length === 1;
    },
    failed: (lease) =>
      fenced<Written>(sql, lease, async (session) => {
        const [row] = await session.all<{ failures: number }>(
          "update releases set failures = failures + 1 where key = ? returning failures",
          [lease.key],
        );
        const wakeAt = clock.now().add(backoff(row?.failures ?? 1));
        await session.run("update releases set wake_at = ? where key = ?", [
          millis(wakeAt),
          lease.key,
        ]);
        return "kept";
      }),
  };
}

/** Does `write` only if no newer run of the release has begun, nor begins before it is committed. */
export function fenced<T>(
  sql: Sql,
  lease: Lease,
  write: (session: SqlSession) => Promise<T>,
): Promise<T | "fenced"> {
  return sql.transaction(async (session) => {
    // An update, not a read: it makes a newer run wait for this transaction.
    const current = await session.run(
      "update releases set epoch = epoch where key = ? and epoch = ?",
      [lease.key, lease.epoch],
    );
    return current === 1 ? write(session) : "fenced";
  });
}
