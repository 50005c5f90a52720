import { mkdirSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { StatementSync } from "node:sqlite";
import { writeProof, type Sql, type SqlSession, type SqlValue } from "./sql.ts";
import { rollBack, takeTurns } from "./turns.ts";

/**
 * The embedded database: `release-train.db` in `directory`, or in memory for `:memory:`. One process at a
 * time: the lock on the file lasts until the database is closed or the process dies, however it dies.
 *
 * Throws one clear sentence when another process works in the directory, when nothing can be written there, or when
 * the file is damaged.
 */
export function openSqlite(directory: string): Sql {
  const inMemory = directory === ":memory:";
  const file = inMemory ? directory : join(directory, "release-train.db");
  const explained = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explain(error, file, directory);
    }
  };
  if (!inMemory) explained(() => mkdirSync(directory, { recursive: true, mode: 0o700 }));
  const database = explained(() => lock(file));
  const session = sessionOf(database);
  const inside: SqlSession = {
    all: async (statement, values) => session.all(statement, values),
    run: async (statement, values) => session.run(statement, values),
  };

  const turns = takeTurns(database);
  const turn = <T>(work: () => T): Promise<T> =>
    turns.together(work).catch((error: unknown) => {
      throw explain(error, file, directory);
    });
  const transaction = <T>(work: (session: SqlSession) => Promise<T>): Promise<T> =>
    turns.alone(async () => {
      database.exec("begin");
      try {
        const result = await work(inside);
        database.exec("commit");
        return result;
      } catch (error) {
        rollBack(database);
        throw explain(error, file, directory);
      }
    });

  const apart: SqlSession = {
    all: (statement, values) => turn(() => session.all(statement, values)),
    run: (statement, values) => turn(() => session.run(statement, values)),
  };
  return {
    ...apart,
    transaction,
    migration: transaction,
    async proveWritable() {
      if (!inMemory && roomIn(directory) < roomLeast) throw new Error(isFull(directory));
      await writeProof(apart);
    },
    close: () => turns.alone(async () => void (database.isOpen && database.close())),
  };
}

/** Opens the file and takes its lock, which SQLite keeps for as long as the connection lives. */
function lock(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("pragma locking_mode = exclusive");
    database.exec("pragma journal_mode = wal; pragma synchronous = full");
    database.exec("begin immediate; commit");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Bytes; with less, what is under way may not be written down any more. */
const roomLeast = 8 * 1024 * 1024;

function roomIn(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}

// Result codes of SQLite (sqlite.org/rescode.html).
const BUSY = 5;
const READ_ONLY = 8;
const IO_ERROR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

const isFull = (directory: string): string =>
  `The disk of DATA_DIR (${directory}) is full: make room there, or give DATA_DIR another one.`;

/** The error as one sentence that says what to do; an error of another kind as it is. */
function explain(error: unknown, file: string, directory: string): unknown {
  const sentence = sentenceOn(error, file, directory);
  return sentence === undefined ? error : new Error(sentence, { cause: error });
}

function sentenceOn(error: unknown, file: string, directory: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && "syscall" in error && error.syscall === "mkdir") {
    if (error.code === "ENOSPC") return isFull(directory);
    return `DATA_DIR (${directory}) can't be made (${String(error.code)}): it must be a folder in which this user may write.`;
  }
  const code = "errcode" in error ? Number(error.errcode) & 0xff : 0;
  if (code === BUSY) {
    return `Another Release Train already works in ${directory}; stop it, or give this one a DATA_DIR of its own.`;
  }
  if (code === CORRUPT || code === NOT_A_DATABASE) {
    return `${file} is damaged; delete it and start again: GitHub holds every release, and only work in flight is lost.`;
  }
  if (code === FULL) return isFull(directory);
  if (code === READ_ONLY || code === CANNOT_OPEN || code === IO_ERROR) {
    return `${file} can't be written (${error.message}): check that its disk isn't full and that this user may write in DATA_DIR (${directory}) and to the file.`;
  }
  return undefined;
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
