/** Who runs the app: starts it again when it died, stops it for a new version, loses its database. */
import { mkdtempSync, rmSync, existsSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings } from "../../src/config/settings.ts";
import type { Log } from "../../src/model/log.ts";
import type { VirtualClock } from "../../src/simulator/clock.ts";
import type { Agenda } from "./agenda.ts";
import type { Counts } from "./counts.ts";
import { presentLife, startLife, type Life } from "./life.ts";
import type { Random } from "./random.ts";

export const operatorFaults = [
  "process: killed at a statement of its database",
  "process: killed before a commit",
  "process: killed after a commit",
  "process: stopped and started",
  "process: down for long",
  "database: deleted",
  "database: disk full",
  "database: can't be written",
] as const;

/** How a process dies where a course says so, instead of by chance. */
export interface Deaths {
  /** Whether the process dies as soon as this commit is done. */
  readonly isAfterCommit: () => boolean;
  /** Whether the next process finds an empty data directory. */
  readonly loseData: boolean;
}

export interface Operator {
  /** The life that webhooks reach; undefined: the app is down. */
  readonly life: () => Life | undefined;
  readonly onStatement: (database: DatabaseSync, text: string) => void;
  /** Ends everything, and tidies up. */
  readonly close: () => void;
}

export function startOperator(parts: {
  readonly settings: Omit<Settings, "store">;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly agenda: Agenda;
  readonly counts: Counts;
  readonly log: Log;
  readonly note: (text: string) => void;
  readonly isCalm: () => boolean;
  /** null: by chance. */
  readonly deaths: Deaths | null;
  /** Whether processes die and databases fail by themselves. */
  readonly isFragile: boolean;
}): Operator {
  const { settings, clock, random, agenda, counts, log, note, isCalm, deaths, isFragile } = parts;
  const directories: string[] = [];
  const newDirectory = (): string => {
    const directory = mkdtempSync(join(memoryDirectory, "release-train-"));
    directories.push(directory);
    return directory;
  };
  const rate = {
    statement: isFragile ? random.pick([0, 0, 0.0002, 0.001]) : 0,
    restarts: isFragile && random.chance(0.3),
    deletions: random.pick([0, 0.3, 1]),
  };
  let lives = 0;
  let directory = newDirectory();
  let life: Life | undefined;
  let disk: { readonly code: number; readonly message: string } | undefined;

  const start = (): void => {
    lives += 1;
    note(`the app starts, for the ${lives}. time`);
    life = startLife({
      name: `app-${lives}.test`,
      settings: { ...settings, store: { kind: "embedded", directory } },
      clock,
      log,
      settle: Temporal.Duration.from({ minutes: 1 }),
    });
  };
  /** After a death: soon or late, with its database or without. */
  const comeBack = (): void => {
    note("the app is dead");
    life = undefined;
    const isLong = !isCalm() && random.chance(0.1) && counts.strikes("process: down for long");
    const minutes = isLong ? 4 + random.below(8) : 0.05 + random.next();
    agenda.once(minutes, () => {
      const isLost = deaths ? deaths.loseData : !isCalm() && random.chance(rate.deletions);
      if (isLost && counts.strikes("database: deleted")) {
        note("its database is deleted");
        directory = newDirectory();
      }
      start();
    });
  };
  const look = (): void => {
    if (life && !life.isAlive()) comeBack();
  };
  const restart = (): void => {
    const app = life?.app();
    if (isCalm() || !rate.restarts || !life?.isAlive() || !app) return;
    if (!counts.strikes("process: stopped and started")) return;
    const stopping = life;
    note("the app is told to stop");
    // What doesn't stop in time is killed, as whoever runs processes does.
    void app.stop().then(() => stopping.kill());
    agenda.once(0.5, () => stopping.kill());
  };
  const fillDisk = (): void => {
    if (isCalm() || !isFragile || !random.chance(0.05)) return;
    const isFull = random.chance(0.5);
    if (!counts.strikes(isFull ? "database: disk full" : "database: can't be written")) return;
    disk = isFull ? { code: 13, message: "disk is full" } : { code: 8, message: "readonly" };
    note(`the database fails: ${disk.message}`);
    agenda.once(1 + random.below(5), () => {
      disk = undefined;
      note("the database is well again");
    });
  };
  start();
  agenda.often(0.02, 0.1, look);
  agenda.often(20, 60, restart);
  agenda.often(5, 20, fillDisk);

  return {
    life: () => (life?.isListening() ? life : undefined),
    onStatement(database, text) {
      const present = presentLife();
      if (!present) return;
      if (!present.isAlive()) throw new Error("The process is dead");
      present.owns(database);
      if (disk && isWrite(text))
        throw Object.assign(new Error(disk.message), { errcode: disk.code });
      const isCommit = text.trim() === "commit";
      if (isCommit && deaths?.isAfterCommit() && counts.strikes("process: killed after a commit")) {
        queueMicrotask(present.kill);
      }
      if (isCalm() || !random.chance(rate.statement)) return;
      const kind = isCommit
        ? "process: killed before a commit"
        : "process: killed at a statement of its database";
      if (!counts.strikes(kind)) return;
      present.kill();
      throw new Error("The process was killed");
    },
    close() {
      life?.kill();
      for (const one of directories) rmSync(one, { recursive: true, force: true });
    },
  };
}

/** Each has a name of its own: what tells of one must not differ from run to run. */
export const directoryPattern = /\S*\/release-train-\w{6}/g;

const isWrite = (text: string): boolean => /^\s*(insert|update|delete|commit)/i.test(text);

/** What forgets at power loss keeps nothing that a killed process wrote from its successor, and is fast. */
const memoryDirectory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
