import { setImmediate } from "node:timers/promises";
import type { DatabaseSync } from "node:sqlite";

interface Statement {
  /** Does it; the answer tells whoever asked, once it is committed. */
  readonly attempt: () => () => void;
  readonly reject: (error: unknown) => void;
}

/** Statements that share a commit, and so one wait for the disk. */
const groupMax = 100;

/** Who uses the one connection when. In the order of asking; each promise settles once it is committed. */
export interface Turns {
  /** For a single statement; those that wait together are committed together, yet fail one by one. */
  together<T>(work: () => T): Promise<T>;
  /** For work that takes its time and brings its own transaction. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * SQLite is synchronous and waits for the disk on every commit. A burst must not wait as often as it has
 * statements, nor keep the process from everything else until it is over.
 */
export function takeTurns(database: DatabaseSync): Turns {
  const queue: (Statement | { readonly alone: () => Promise<void> })[] = [];
  let working = false;

  const nextGroup = (): readonly Statement[] => {
    const group: Statement[] = [];
    for (let next = queue[0]; next && "attempt" in next && group.length < groupMax;) {
      group.push(next);
      queue.shift();
      next = queue[0];
    }
    return group;
  };
  const work = async (): Promise<void> => {
    working = true;
    for (;;) {
      // Timers and sockets come first.
      await setImmediate();
      const next = queue[0];
      if (!next) break;
      if ("alone" in next) {
        queue.shift();
        await next.alone();
      } else {
        commit(database, nextGroup());
      }
    }
    working = false;
  };
  const ask = (): void => {
    if (!working) void work();
  };
  return {
    together: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        const attempt = () => {
          const value = work();
          return () => resolve(value);
        };
        queue.push({ attempt, reject });
        ask();
      }),
    alone: <T>(work: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ alone: () => work().then(resolve, reject) });
        ask();
      }),
  };
}

/** One transaction for all. What SQLite refuses fails alone, unless it ends the transaction. */
function commit(database: DatabaseSync, group: readonly Statement[]): void {
  const settle: (() => void)[] = [];
  try {
    database.exec("begin");
    for (const { attempt, reject } of group) {
      try {
        settle.push(attempt());
      } catch (error) {
        if (!database.isTransaction) throw error;
        settle.push(() => reject(error));
      }
    }
    database.exec("commit");
  } catch (error) {
    rollBack(database);
    for (const { reject } of group) reject(error);
    return;
  }
  for (const tell of settle) tell();
}

/** Some errors, a full disk for one, have already rolled it back. */
export function rollBack(database: DatabaseSync): void {
  if (database.isOpen && database.isTransaction) database.exec("rollback");
}
