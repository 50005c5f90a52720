import { randomUUID } from "node:crypto";

/**
 * The smallest port over both databases, so that each statement exists once: `?` marks a value, times are
 * epoch milliseconds in `bigint` columns, everything else is `text`.
 */
export type SqlValue = string | number | null;

export interface SqlSession {
  /** The rows of a query. `Row` is the statement's promise; nothing checks it. */
  all<Row>(statement: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** How many rows the statement changed. */
  run(statement: string, values?: readonly SqlValue[]): Promise<number>;
}

/** Committed means on disk. Every statement outside a transaction is one of its own. */
export interface Sql extends SqlSession {
  /**
   * All of `work`, or nothing of it. Use only the session that `work` is handed: on the embedded database a
   * statement on the outer one would wait for the very transaction that waits for it.
   */
  transaction<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** A transaction beside which no other process runs a `migration`. */
  migration<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Writes something, so that who asks knows that it can. Throws one sentence when it can't. After the migration. */
  proveWritable(): Promise<void>;
  close(): Promise<void>;
}

/** Means nothing. Another text each time: SQLite writes no page that stays the same. */
export const writeProof = (session: SqlSession): Promise<number> =>
  session.run(
    `insert into memory (key, name, value) values ('', 'written', ?)
     on conflict (key, name) do update set value = excluded.value`,
    [JSON.stringify(randomUUID())],
  );

/** `?, ?, ?` for a list of values. An empty list matches nothing: `in (null)`. */
export const marks = (values: readonly unknown[]): string =>
  values.length === 0 ? "null" : values.map(() => "?").join(", ");

export const millis = (instant: Temporal.Instant): number => instant.epochMilliseconds;

export const instant = (millis: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(millis);
