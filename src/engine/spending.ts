import type { Spent } from "../model/github/spent.ts";
import type { Clock } from "./clock.ts";
import { instant, millis } from "./sql.ts";
import type { Sql } from "./sql.ts";

/**
 * What was spent of GitHub's limits in the last hour, to the minute: a process that begins, and every replica, counts
 * what the others have spent. Losing it means that a limit may be met once.
 */
export interface Spending {
  note(installation: number, spent: Spent): Promise<void>;
  /** What other processes have spent since, those that ended too. */
  others(installation: number, since: Temporal.Instant): Promise<readonly Spent[]>;
}

const minute = 60_000;

/** @param process names this one among those that share the database */
export function openSpending(sql: Sql, clock: Clock, process: string): Spending {
  return {
    async note(installation, { at, kind, count }) {
      await sql.run(
        `insert into spending (installation, process, minute, kind, count) values (?, ?, ?, ?, ?)
         on conflict (installation, process, minute, kind)
         do update set count = spending.count + excluded.count`,
        [installation, process, Math.floor(millis(at) / minute), kind, count],
      );
    },
    async others(installation, since) {
      await sql.run("delete from spending where minute < ?", [
        Math.floor(millis(clock.now().subtract({ hours: 2 })) / minute),
      ]);
      const rows = await sql.all<{ minute: number; kind: string; count: number }>(
        `select minute, kind, cast(sum(count) as bigint) as count from spending
         where installation = ? and process <> ? and minute >= ? group by minute, kind`,
        [installation, process, Math.floor(millis(since) / minute)],
      );
      return rows.map((row) => ({
        // At the end of its minute: too late rather than too early.
        at: instant((row.minute + 1) * minute),
        kind: row.kind === "checks" || row.kind === "points" ? row.kind : "writes",
        count: row.count,
      }));
    },
  };
}
