import type { ReceiverStanding } from "../model/release/event.ts";
import type { Clock } from "./clock.ts";
import { fenced, type Lease, type Written } from "./leases.ts";
import { instant, millis } from "./sql.ts";
import type { Sql, SqlSession } from "./sql.ts";

/** An event as it will be sent. */
export interface OutboxEvent {
  /** The same whenever the event is found. */
  readonly id: string;
  readonly type: string;
  readonly at: Temporal.Instant;
  /** When it happened is told by nothing: it is what is so at the moment. */
  readonly isPresent: boolean;
  /** Made when it is new: most looks find nothing that is. */
  readonly body: () => string;
}

/** An event that is due at a receiver. */
export interface DueEvent {
  readonly id: string;
  readonly receiver: string;
  readonly type: string;
  readonly body: string;
  /** So often it wasn't taken. */
  readonly failures: number;
}

/** An event that was given up. */
export interface DeadEvent {
  readonly id: string;
  readonly receiver: string;
  readonly type: string;
  readonly at: Temporal.Instant;
  readonly reason: string;
}

/** Events between their discovery and their delivery: each goes to a receiver until that has taken it, or for three days. */
export interface Outbox {
  /**
   * Keeps what isn't known yet, for each receiver. What was over before the app could know of it isn't told: it is
   * older than {@link giveUpAfter}, or than the database. A release that is older is as it is, and that is no news.
   */
  put(
    lease: Lease,
    one: {
      readonly receivers: readonly string[];
      /** When the release was opened. */
      readonly since: Temporal.Instant;
      readonly events: readonly OutboxEvent[];
    },
  ): Promise<Written>;
  /** Takes the oldest due event of each receiver but these, so that nobody else does for a while. */
  claim(but: ReadonlySet<string>): Promise<readonly DueEvent[]>;
  taken(event: DueEvent): Promise<void>;
  /** @param isAway the receiver's other events wait as long */
  failed(
    event: DueEvent,
    one: { readonly reason: string; readonly until: Temporal.Instant; readonly isAway: boolean },
  ): Promise<void>;
  /** Gives up what nobody took for three days. */
  giveUp(): Promise<void>;
  /** When the next event will be due that isn't now; null: none will. */
  nextDue(): Promise<Temporal.Instant | null>;
  standings(): Promise<readonly ReceiverStanding[]>;
  /** Newest first, at most 20. */
  dead(): Promise<readonly DeadEvent[]>;
}

/** So long a receiver may be away; and so far back nothing is news. */
const giveUpAfter = Temporal.Duration.from({ hours: 72 });

/** What happened so shortly before a database began may have been on its way in the one before. */
const overlap = Temporal.Duration.from({ minutes: 10 });

/** Longer than a delivery takes: who took an event and died leaves it to others. */
const claimFor = Temporal.Duration.from({ seconds: 60 });

export function openOutbox(sql: Sql, clock: Clock, bornAt: Temporal.Instant): Outbox {
  const horizon = (): Temporal.Instant => {
    const [young, old] = [bornAt.subtract(overlap), clock.now().subtract(giveUpAfter)];
    return Temporal.Instant.compare(young, old) > 0 ? young : old;
  };
  /** What was put last by this process, so that a look that finds nothing new asks nothing. */
  const last = new Map<string, string>();
  return {
    ...deliveringFrom(sql, clock),
    async put(lease, { receivers, since, events }) {
      const print = events.map(({ id }) => id).join();
      const place = `${lease.key} ${receivers.join()}`;
      if (receivers.length === 0 || last.get(place) === print) return "kept";
      const written = await fenced<Written>(sql, lease, (session) =>
        keep(session, { key: lease.key, receivers, since, events }, horizon(), clock.now()),
      );
      if (written === "kept") last.set(place, print);
      if (last.size > lastMost) last.delete(last.keys().next().value ?? "");
      return written;
    },
    standings: () => standingsIn(sql),
    async dead() {
      const rows = await sql.all<Omit<DeadEvent, "at"> & { readonly happened_at: number }>(
        `select id, receiver, type, happened_at, coalesce(reason, '') as reason from events
         where state = 'dead' order by happened_at desc, id limit 20`,
      );
      return rows.map(({ happened_at, ...one }) => ({ ...one, at: instant(happened_at) }));
    },
  };
}

/** The side from which events leave. */
const deliveringFrom = (
  sql: Sql,
  clock: Clock,
): Pick<Outbox, "claim" | "taken" | "failed" | "giveUp" | "nextDue"> => ({
  async claim(but) {
    const now = millis(clock.now());
    const rows = await sql.all<DueRow>(
      `select id, receiver, type, body, failures, due_at from events as one
         where state = 'open' and due_at <= ? and not exists (
           select 1 from receivers where receivers.receiver = one.receiver and away_until > ?)
         and not exists (
           select 1 from events as other where other.receiver = one.receiver
             and other.state = 'open' and other.due_at <= ?
             and (other.happened_at, other.place) < (one.happened_at, one.place))
         order by receiver`,
      [now, now, now],
    );
    const claimed: DueEvent[] = [];
    for (const { due_at, ...event } of rows) {
      if (but.has(event.receiver)) continue;
      const mine = await sql.run(
        "update events set due_at = ? where receiver = ? and id = ? and state = 'open' and due_at = ?",
        [millis(clock.now().add(claimFor)), event.receiver, event.id, due_at],
      );
      if (mine === 1) claimed.push(event);
    }
    return claimed;
  },
  async taken({ receiver, id }) {
    // Nothing of what it said is kept any longer than it is needed.
    await sql.run(
      "update events set state = 'done', body = '', reason = null where receiver = ? and id = ?",
      [receiver, id],
    );
  },
  failed: (event, { reason, until, isAway }) =>
    sql.transaction(async (session) => {
      const { receiver, id } = event;
      await session.run(
        `update events set failures = failures + 1, reason = ?, due_at = ?
           where receiver = ? and id = ? and state = 'open'`,
        [reason, millis(until), receiver, id],
      );
      if (!isAway) return;
      await session.run(
        `insert into receivers (receiver, away_until) values (?, ?)
           on conflict (receiver) do update set away_until = excluded.away_until`,
        [receiver, millis(until)],
      );
    }),
  async giveUp() {
    await sql.run(
      "update events set state = 'dead', body = '' where state = 'open' and kept_at <= ?",
      [millis(clock.now().subtract(giveUpAfter))],
    );
  },
  async nextDue() {
    const now = millis(clock.now());
    const [row] = await sql.all<{ due: number | null }>(
      `select min(case when ${given} < due then ${given} else due end) as due from (
           select kept_at, case when coalesce(away_until, 0) > due_at then away_until else due_at end as due
           from events left join receivers on receivers.receiver = events.receiver
           where state = 'open') as waiting where due > ?`,
      [now],
    );
    return row?.due == null ? null : instant(row.due);
  },
});

const lastMost = 10_000;

/** When an event is given up. */
const given = `kept_at + ${giveUpAfter.total("milliseconds")}`;

interface DueRow extends DueEvent {
  readonly due_at: number;
}

async function keep(
  session: SqlSession,
  one: {
    readonly key: string;
    readonly receivers: readonly string[];
    readonly since: Temporal.Instant;
    readonly events: readonly OutboxEvent[];
  },
  horizon: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Written> {
  const { key, receivers, since, events } = one;
  const rows = await session.all<{ id: string; receiver: string }>(
    "select id, receiver from events where key = ?",
    [key],
  );
  const isBefore = (at: Temporal.Instant): boolean => Temporal.Instant.compare(at, horizon) < 0;
  for (const receiver of receivers) {
    const known = new Set(rows.filter((row) => row.receiver === receiver).map(({ id }) => id));
    const isNew = known.size === 0;
    for (const [index, event] of events.entries()) {
      if (known.has(event.id) || (!event.isPresent && isBefore(event.at))) continue;
      const isPast = event.isPresent && isNew && isBefore(since);
      await session.run(
        `insert into events (id, receiver, key, type, happened_at, kept_at, place, state, due_at, body)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (receiver, id) do nothing`,
        [
          event.id,
          receiver,
          key,
          event.type,
          millis(event.at),
          millis(now),
          // Whole numbers stay exact up to 2^53: enough until the year 2255.
          millis(now) * 1_000 + index,
          isPast ? "past" : "open",
          millis(now),
          isPast ? "" : event.body(),
        ],
      );
    }
  }
  return "kept";
}

async function standingsIn(sql: Sql): Promise<readonly ReceiverStanding[]> {
  const rows = await sql.all<{
    receiver: string;
    waiting: number;
    since: number | null;
    dead: number;
  }>(
    `select receiver,
       cast(sum(case when state = 'open' then 1 else 0 end) as bigint) as waiting,
       min(case when state = 'open' then kept_at end) as since,
       cast(sum(case when state = 'dead' then 1 else 0 end) as bigint) as dead
     from events group by receiver order by receiver`,
  );
  const troubles = await sql.all<{ receiver: string; reason: string }>(
    `select receiver, reason from events where state in ('open', 'dead') and reason is not null
     order by happened_at`,
  );
  const last = new Map(troubles.map(({ receiver, reason }) => [receiver, reason]));
  return rows.map(({ receiver, waiting, since, dead }) => ({
    receiver,
    waiting,
    waitingSince: since === null ? null : instant(since),
    dead,
    trouble: last.get(receiver) ?? null,
  }));
}
