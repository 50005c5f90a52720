/**
 * The machine under the app, made to repeat: time, chance and the network are the simulation's. It takes over what the
 * app and its libraries reach without asking, so it needs a process of its own.
 */
import crypto, { createPrivateKey, sign } from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { DatabaseSync, StatementSync } from "node:sqlite";
import timers, { setImmediate as nextTurn } from "node:timers/promises";
import type { VirtualClock } from "../../src/simulator/clock.ts";
import type { Random } from "./random.ts";

/** What a run gives the machine. */
export interface Machine {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly fetch: typeof fetch;
  /** Before a statement of a database is carried out; what it throws is the statement's error. */
  readonly onStatement: (database: DatabaseSync, text: string) => void;
}

let machine: Machine | undefined;
let activity = 0;

function current(): Machine {
  if (!machine) throw new Error("No simulation runs");
  return machine;
}

/** Gives this process another machine. */
export function run(next: Machine): void {
  if (!machine) takeOver();
  machine = next;
}

/** Something happened that may go on in this process. */
export const noteActivity = (): void => void (activity += 1);

/**
 * Resolves when nothing goes on any more without the clock. All that the app waits for but the clock comes in promises
 * and turns of the event loop, so a few turns in which nothing was asked for are the end.
 */
export async function stillness(): Promise<void> {
  const turnsWanted = 4;
  let seen = -1;
  while (seen !== activity) {
    seen = activity;
    for (let turn = 0; turn < turnsWanted; turn += 1) await nextTurn();
  }
}

function takeOver(): void {
  takeOverTime();
  takeOverChance();
  takeOverDatabases();
  globalThis.fetch = (...request) => current().fetch(...request);
  syncBuiltinESMExports();
}

function takeOverTime(): void {
  const now = (): Temporal.Instant => current().clock.now();
  const after = (milliseconds: number, fire: () => void): (() => void) =>
    current().clock.after(Temporal.Duration.from({ milliseconds: Math.ceil(milliseconds) }), fire);
  // oxlint-disable-next-line no-restricted-globals -- libraries know no other clock
  Date.now = () => now().epochMilliseconds;
  Temporal.Now.instant = now;
  performance.now = () => now().epochMilliseconds;
  // Only the signature that the app uses.
  timers.setTimeout = ((milliseconds: number) =>
    new Promise<void>((resolve) => void after(milliseconds, resolve))) as typeof timers.setTimeout;
  AbortSignal.timeout = (milliseconds) => {
    const limit = new AbortController();
    after(milliseconds, () =>
      limit.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError")),
    );
    return limit.signal;
  };
}

function takeOverChance(): void {
  Math.random = () => current().random.next();
  crypto.randomBytes = ((count: number) =>
    current().random.bytes(count)) as typeof crypto.randomBytes;
  crypto.randomUUID = () => {
    const hex = current().random.bytes(16).toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  // WebCrypto works in threads, whose order nobody can repeat.
  const { subtle } = crypto.webcrypto;
  subtle.importKey = (async (_format: "pkcs8", der: ArrayBuffer) =>
    createPrivateKey({
      key: Buffer.from(der),
      format: "der",
      type: "pkcs8",
    })) as unknown as typeof subtle.importKey;
  subtle.sign = (async (_algorithm: string, key: crypto.KeyObject, data: ArrayBuffer) =>
    Uint8Array.from(sign("sha256", Buffer.from(data), key))
      .buffer) as unknown as typeof subtle.sign;
}

function takeOverDatabases(): void {
  const databases = new WeakMap<StatementSync, { database: DatabaseSync; text: string }>();
  // oxlint-disable-next-line typescript/unbound-method -- called with the database that was meant
  const { exec, prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function execWatched(this: DatabaseSync, text: string) {
    noteActivity();
    current().onStatement(this, text);
    exec.call(this, text);
  };
  DatabaseSync.prototype.prepare = function prepareWatched(this: DatabaseSync, ...asked) {
    const statement = prepare.apply(this, asked);
    databases.set(statement, { database: this, text: asked[0] });
    return statement;
  };
  for (const name of ["all", "run"] as const) {
    const original = StatementSync.prototype[name] as (...values: unknown[]) => unknown;
    Object.assign(StatementSync.prototype, {
      [name](this: StatementSync, ...values: unknown[]) {
        noteActivity();
        const known = databases.get(this);
        if (known) current().onStatement(known.database, known.text);
        return original.apply(this, values);
      },
    });
  }
}
