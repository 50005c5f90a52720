import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { StatementSync } from "node:sqlite";
import type { Sql, SqlSession } from "./sql.ts";

/**
 * The embedded database: `release-train.db` in `directory`, or in memory for `:memory:`. One process at a
 * time: the lock on the file lasts until the database is closed or the process dies, however it dies.
 *
 * Throws one clear sentence when another process works in the directory, or when the file is damaged.
 */
export function openSqlite(directory: string): Sql {
  const inMemory = directory === ":memory:";
  if (!inMemory) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = inMemory ? directory : join(directory, "release-train.db");
  const database = lock(file, directory);
  const session = sessionOf(database);

  // There is one connection, so whatever comes while a transaction is open waits for its end.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const transaction = <T>(work: (session: SqlSession) => Promise<T>): Promise<T> =>
    inTurn(async () => {
      database.exec("begin immediate");
      try {
        const result = await work(session);
        database.exec("commit");
        return result;
      } catch (error) {
        // Some errors, a full disk for one, have already rolled it back.
        if (database.isTransaction) database.exec("rollback");
        throw error;
      }
    });

  return {
    all: (statement, values) => inTurn(() => session.all(statement, values)),
    run: (statement, values) => inTurn(() => session.run(statement, values)),
    transaction,
    migration: transaction,
    close: () => inTurn(() => database.isOpen && database.close()).then(() => undefined),
  };
}

/** Opens the file and takes its lock, which SQLite keeps for as long as the connection lives. */
function lock(file: string, directory: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("pragma locking_mode = exclusive");
    database.exec("pragma journal_mode = wal; pragma synchronous = full");
    database.exec("begin immediate; commit");
    return database;
  } catch (error) {
    database.close();
    throw explain(error, file, directory);
  }
}

// Result codes of SQLite (sqlite.org/rescode.html).
const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

function explain(error: unknown, file: string, directory: string): unknown {
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
  if (code === BUSY)
    return new Error(
      `Another Release Train already works in ${directory}; stop it, or give this one a DATA_DIR of its own.`,
      { cause: error },
    );
  if (code === CORRUPT || code === NOT_A_DATABASE)
    return new Error(
      `${file} is damaged; delete it and start again: GitHub holds every release, and only work in flight is lost.`,
      { cause: error },
    );
  return error;
}

function sessionOf(database: DatabaseSync): SqlSession {
  const prepared = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    let statement = prepared.get(text);
    if (!statement) {
      statement = database.prepare(text);
      prepared.set(text, statement);
    }
    return statement;
  };
  return {
    all: async <Row>(text: string, values = []) => prepare(text).all(...values) as Row[],
    run: async (text, values = []) => Number(prepare(text).run(...values).changes),
  };
}
