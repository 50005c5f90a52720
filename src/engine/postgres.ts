import { Pool, types } from "pg";
import type { PoolClient } from "pg";
import type { Log } from "../model/log.ts";
import { writeProof, type Sql, type SqlSession, type SqlValue } from "./sql.ts";

// Any number that all processes of the app agree on; it spells "train".
const migrationLock = 0x74_72_61_69_6e;

/**
 * The database of several replicas. `url` is DATABASE_URL; the tables are made in its first schema
 * (`search_path`), so give the app a database of its own.
 *
 * Throws one clear sentence, without the password, when the database can't be reached.
 */
export async function openPostgres(url: string, log: Log): Promise<Sql> {
  const pool = new Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    // A database that hangs must not hang the answer to a webhook.
    statement_timeout: 20_000,
    query_timeout: 30_000,
    // A frozen process must not keep a release's row locked.
    idle_in_transaction_session_timeout: 10_000,
    types: { getTypeParser },
  });
  // Without a listener, a connection that breaks while it is idle would end the process.
  pool.on("error", (error) => log.warn({ err: error }, "lost a connection to PostgreSQL"));
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    throw new Error(`PostgreSQL can't be used: ${reason(error)}. Check DATABASE_URL.`, {
      cause: error,
    });
  }

  const transaction = async <T>(work: (session: SqlSession) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query("begin");
      const result = await work(sessionOf(client));
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  };
  return {
    ...sessionOf(pool),
    transaction,
    migration: (work) =>
      transaction(async (session) => {
        await session.all("select pg_advisory_xact_lock(?)", [migrationLock]);
        return work(session);
      }),
    proveWritable: async () => void (await writeProof(sessionOf(pool))),
    close: async () => {
      if (!pool.ended) await pool.end();
    },
  };
}

// Epoch milliseconds and small counts: all of them fit a number exactly. pg would hand out strings.
const getTypeParser: typeof types.getTypeParser = (type, format) =>
  type === types.builtins.INT8 ? Number : types.getTypeParser(type, format);

function reason(error: unknown): string {
  // A host with several addresses fails with all of their errors at once, and no message of its own.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}

function sessionOf(client: Pool | PoolClient): SqlSession {
  const query = (statement: string, values: readonly SqlValue[] = []) => {
    let index = 0;
    const text = statement.replaceAll("?", () => `$${++index}`);
    return client.query(text, [...values]);
  };
  return {
    all: async <Row>(statement: string, values?: readonly SqlValue[]) =>
      (await query(statement, values)).rows as Row[],
    run: async (statement, values) => (await query(statement, values)).rowCount ?? 0,
  };
}
