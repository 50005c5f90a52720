import type { Clock } from "./clock.ts";
import { instant, millis } from "./sql.ts";
import type { Sql } from "./sql.ts";

/**
 * One entry per version, never changed once released. Written for both databases: `bigint` and `text` only,
 * times in epoch milliseconds.
 */
const migrations: readonly (readonly string[])[] = [
  [
    // registered_at: null for an issue that was looked at and is no release.
    // rested_at: when the release came to rest; null while it is active.
    // pokes: unanswered ones (embedded queue). wake_at: the next wake that the clock causes.
    `create table releases (
      key text primary key,
      epoch bigint not null default 0,
      registered_at bigint,
      rested_at bigint,
      pokes bigint not null default 0,
      wake_at bigint,
      failures bigint not null default 0
    )`,
    "create index releases_by_wake on releases (wake_at)",
    "create index releases_by_poke on releases (key) where pokes > 0",
    // Names in lower case: GitHub's are the same in any case.
    "create table watches (repository text not null, key text not null, primary key (repository, key))",
    "create index watches_by_key on watches (key)",
    `create table intents (
      key text not null,
      id text not null,
      uuid text not null,
      detail text not null,
      sent_at bigint not null,
      done_at bigint,
      result text,
      primary key (key, id)
    )`,
    `create table memory (
      key text not null,
      name text not null,
      value text not null,
      primary key (key, name)
    )`,
    // state: open | done | dead.
    `create table inbox (
      guid text primary key,
      delivery text not null,
      received_at bigint not null,
      state text not null default 'open',
      due_at bigint not null,
      failures bigint not null default 0,
      reason text
    )`,
    "create index inbox_open on inbox (due_at) where state = 'open'",
    "create index inbox_by_age on inbox (received_at)",
  ],
  // called_in: the run during which somebody last wanted to be heard.
  ["alter table releases add column called_in bigint not null default 0"],
  // names: every name by which the train repository is known to have gone, as JSON, the present one last.
  ["alter table releases add column names text"],
  // Releases as people see them, for the dashboard. repository: its name in lower case. revision: grows with each change.
  [
    `create table pages (
      key text primary key,
      repository text not null,
      number bigint not null,
      is_over bigint not null,
      revision bigint not null,
      changed_at bigint not null,
      summary text not null,
      page text not null
    )`,
    "create index pages_by_repository on pages (repository, number)",
  ],
  // What each process wrote to GitHub for an installation. minute: of the epoch. kind: writes | checks.
  [
    `create table spending (
      installation bigint not null,
      process text not null,
      minute bigint not null,
      kind text not null,
      count bigint not null,
      primary key (installation, process, minute, kind)
    )`,
  ],
  // asked_at: since when the same people must act; null while nobody must.
  ["alter table pages add column asked_at bigint"],
  // Events of releases for other systems. state: open | done | dead | past. due_at: of an open one, when it is sent next.
  // place: among those of one moment.
  [
    `create table events (
      id text not null,
      receiver text not null,
      key text not null,
      type text not null,
      happened_at bigint not null,
      kept_at bigint not null,
      place bigint not null,
      state text not null,
      due_at bigint not null,
      failures bigint not null default 0,
      reason text,
      body text not null,
      primary key (receiver, id)
    )`,
    "create index events_open on events (due_at) where state = 'open'",
    "create index events_by_key on events (key)",
    // Until when a receiver takes nothing, whichever event it is.
    "create table receivers (receiver text primary key, away_until bigint not null)",
  ],
];

/**
 * Brings the tables up to date; returns when they were first made. Throws when a newer version of the app
 * has been here.
 */
export function migrate(sql: Sql, clock: Clock): Promise<Temporal.Instant> {
  return sql.migration(async (session) => {
    await session.run(
      "create table if not exists store (version bigint not null, born_at bigint not null)",
    );
    const rows = await session.all<{ version: number; born_at: number }>("select * from store");
    const found = rows[0] ?? { version: 0, born_at: millis(clock.now()) };
    if (found.version > migrations.length)
      throw new Error(
        `The database has version ${found.version}, but this Release Train knows versions up to ${migrations.length}: ` +
          "a newer one made it. Start the newer one, or start with an empty database; GitHub holds every release.",
      );
    for (const migration of migrations.slice(found.version)) {
      for (const statement of migration) await session.run(statement);
    }
    if (rows.length === 0)
      await session.run("insert into store (version, born_at) values (?, ?)", [
        migrations.length,
        found.born_at,
      ]);
    else if (found.version < migrations.length)
      await session.run("update store set version = ?", [migrations.length]);
    return instant(found.born_at);
  });
}
