import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { StatementSync } from "node:sqlite";
import type { Sql, SqlSession, SqlValue } from "./sql.ts";
import { rollBack, takeTurns } from "./turns.ts";

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
  const inside: SqlSession = {
    all: async (statement, values) => session.all(statement, values),
    run: async (statement, values) => session.run(statement, values),
  };

  const turns = takeTurns(database);
  const transaction = <T>(work: (session: SqlSession) => Promise<T>): Promise<T> =>
    turns.alone(async () => {
      database.exec("begin");
      try {
        const result = await work(inside);
        database.exec("commit");
        return result;
      } catch (error) {
        rollBack(database);
        throw error;
      }
    });

  return {
    all: (statement, values) => turns.together(() => session.all(statement, values)),
    run: (statement, values) => turns.together(() => session.run(statement, values)),
    transaction,
    migration: transaction,
    close: () => turns.alone(async () => void (database.isOpen && database.close())),
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

/** Synchronous, as SQLite is: a statement has happened when the call returns. */
function sessionOf(database: DatabaseSync) {
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
    all: <Row>(text: string, values: readonly SqlValue[] = []) =>
      prepare(text).all(...values) as Row[],
    run: (text: string, values: readonly SqlValue[] = []) =>
      Number(prepare(text).run(...values).changes),
  };
}
