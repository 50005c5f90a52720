import type { Delivery } from "../model/github/delivery.ts";
import { backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { instant, marks, millis } from "./sql.ts";
import type { Sql } from "./sql.ts";

/** A delivery that couldn't be routed this often is put aside; the regular wakes cover for it. */
const attemptsMax = 5;
/** GitHub redelivers on request for 3 days (docs: "Redelivering webhooks"); longer needs nobody to remember. */
const keepFor = Temporal.Duration.from({ hours: 7 * 24 });

/**
 * Deliveries between the answer to GitHub and the poke of their releases. Holds no payloads: they may
 * carry private text, and a delivery is only a hint that something changed.
 */
export interface Inbox {
  /**
   * On disk when it returns. `known`: this guid has been kept before, whatever became of it. Routed at
   * `dueAt`, at once without.
   */
  keep(delivery: Delivery, dueAt?: Temporal.Instant): Promise<"kept" | "known">;
  /** Deliveries that wait to be routed and are due, oldest first. */
  open(limit: number, now?: Temporal.Instant): Promise<readonly Delivery[]>;
  /** When the next delivery that wasn't due at `now` will be; null when none is. */
  nextDue(now?: Temporal.Instant): Promise<Temporal.Instant | null>;
  /** When the oldest delivery that waits to be routed was due; null: none is due. */
  oldestDue(): Promise<Temporal.Instant | null>;
  done(guid: string): Promise<void>;
  /** Deliveries that arrived since, whatever became of them, oldest first. */
  heardSince(time: Temporal.Instant, limit: number): Promise<readonly Delivery[]>;
  /** Tries again later, `dead` after five attempts. */
  failed(guid: string, reason: string): Promise<"open" | "dead">;
  /** Which of these (up to a few thousand) have been kept. */
  known(guids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Forgets deliveries older than 7 days. */
  prune(): Promise<void>;
}

/** A delivery as it is stored; Instants become text by themselves. */
function parseDelivery(text: string): Delivery {
  const stored = JSON.parse(text) as Delivery & { readonly receivedAt: unknown };
  return { ...stored, receivedAt: Temporal.Instant.from(String(stored.receivedAt)) };
}

export function openInbox(sql: Sql, clock: Clock): Inbox {
  return {
    async keep(delivery, dueAt = clock.now()) {
      const { guid, receivedAt } = delivery;
      const kept = await sql.run(
        `insert into inbox (guid, delivery, received_at, due_at) values (?, ?, ?, ?)
         on conflict (guid) do nothing`,
        [guid, JSON.stringify(delivery), millis(receivedAt), millis(dueAt)],
      );
      return kept === 1 ? "kept" : "known";
    },
    async open(limit, now = clock.now()) {
      const rows = await sql.all<{ delivery: string }>(
        `select delivery from inbox where state = 'open' and due_at <= ?
         order by due_at, received_at limit ?`,
        [millis(now), limit],
      );
      return rows.map((row) => parseDelivery(row.delivery));
    },
    async nextDue(now = clock.now()) {
      const [row] = await sql.all<{ due: number | null }>(
        "select min(due_at) as due from inbox where state = 'open' and due_at > ?",
        [millis(now)],
      );
      return row?.due == null ? null : instant(row.due);
    },
    async oldestDue() {
      const [row] = await sql.all<{ due: number | null }>(
        "select min(due_at) as due from inbox where state = 'open' and due_at <= ?",
        [millis(clock.now())],
      );
      return row?.due == null ? null : instant(row.due);
    },
    async done(guid) {
      await sql.run("update inbox set state = 'done' where guid = ?", [guid]);
    },
    async heardSince(time, limit) {
      const rows = await sql.all<{ delivery: string }>(
        "select delivery from inbox where received_at >= ? order by received_at limit ?",
        [millis(time), limit],
      );
      return rows.map((row) => parseDelivery(row.delivery));
    },
    failed: (guid, reason) =>
      sql.transaction(async (session) => {
        const [row] = await session.all<{ failures: number }>(
          "update inbox set failures = failures + 1, reason = ? where guid = ? returning failures",
          [reason, guid],
        );
        const failures = row?.failures ?? attemptsMax;
        const state = failures < attemptsMax ? "open" : "dead";
        await session.run("update inbox set state = ?, due_at = ? where guid = ?", [
          state,
          millis(clock.now().add(backoff(failures))),
          guid,
        ]);
        return state;
      }),
    async known(guids) {
      const rows = await sql.all<{ guid: string }>(
        `select guid from inbox where guid in (${marks(guids)})`,
        guids,
      );
      return new Set(rows.map((row) => row.guid));
    },
    async prune() {
      await sql.run("delete from inbox where received_at < ?", [
        millis(clock.now().subtract(keepFor)),
      ]);
    },
  };
}
