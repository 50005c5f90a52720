/** The app as one process of it lives and dies, in this process: what is dead does nothing any more. */
import { AsyncLocalStorage } from "node:async_hooks";
import { Readable } from "node:stream";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { DatabaseSync } from "node:sqlite";
import type { Settings } from "../../src/config/settings.ts";
import { startApp, type RunningApp } from "../../src/main.ts";
import type { Log } from "../../src/model/log.ts";
import type { VirtualClock } from "../../src/simulator/clock.ts";
import { createServing, type ServerOptions } from "../../src/web/server.ts";
import { noteActivity } from "./machine.ts";

export interface Life {
  readonly name: string;
  readonly isAlive: () => boolean;
  /** Its answers and timers wait. */
  readonly isFrozen: () => boolean;
  /** Whether it takes webhooks. */
  readonly isListening: () => boolean;
  readonly app: () => RunningApp | undefined;
  /** SIGKILL, between two of its steps. */
  readonly kill: () => void;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /**
   * Settles as `work` does while it lives and isn't frozen. Of a dead one it fails: libraries keep what is under way in
   * memory that all lives in this process share.
   */
  readonly whileAlive: <T>(work: Promise<T>) => Promise<T>;
  /** A request from outside; rejects when nobody listens. */
  readonly receive: (url: string, init: RequestInit) => Promise<Response>;
  /** Works with a database from now on. */
  readonly owns: (database: DatabaseSync) => void;
}

const lives = new AsyncLocalStorage<Life>();

/** The life in which this code runs; undefined: it is the simulation's own. */
export const presentLife = (): Life | undefined => lives.getStore();

/** Runs what belongs to no life, GitHub's work above all. */
export const outsideOfLives = <T>(work: () => T): T => lives.exit(work);

/** Starts the app. A start that fails ends the life. */
export function startLife(parts: {
  readonly name: string;
  readonly settings: Settings;
  readonly clock: VirtualClock;
  readonly log: Log;
  readonly settle: Temporal.Duration;
}): Life {
  const { name, clock, log } = parts;
  let isAlive = true;
  let app: RunningApp | undefined;
  let server: ServerOptions | undefined;
  let thawed: PromiseWithResolvers<void> | undefined;
  const databases = new Set<DatabaseSync>();
  const timers = new Set<() => void>();
  const died = Promise.withResolvers<never>();
  died.promise.catch(() => undefined);
  const whileAlive = async <T>(work: Promise<T>): Promise<T> => {
    const settled = await work.then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
    if (thawed) await thawed.promise;
    noteActivity();
    if (!isAlive) throw new TypeError("fetch failed", { cause: new Error("The process is dead") });
    return settled();
  };
  const fire = async (work: () => void): Promise<void> => {
    if (thawed) await thawed.promise;
    noteActivity();
    if (isAlive) lives.run(life, work);
  };
  const ownClock = {
    now: () => clock.now(),
    after(delay: Temporal.Duration, work: () => void) {
      if (!isAlive) return () => undefined;
      const cancel = clock.after(delay, () => {
        timers.delete(cancel);
        void fire(work);
      });
      timers.add(cancel);
      return () => {
        timers.delete(cancel);
        cancel();
      };
    },
  };
  const life: Life = {
    name,
    isAlive: () => isAlive,
    isFrozen: () => thawed !== undefined,
    isListening: () => isAlive && server !== undefined,
    app: () => app,
    kill() {
      if (!isAlive) return;
      isAlive = false;
      for (const cancel of timers) cancel();
      for (const database of databases) if (database.isOpen) database.close();
      thawed?.resolve();
      died.reject(new Error("The process was killed"));
    },
    freeze: () => void (thawed ??= Promise.withResolvers()),
    thaw() {
      thawed?.resolve();
      thawed = undefined;
    },
    whileAlive,
    async receive(url, init) {
      const listening = server;
      if (!isAlive || !listening) throw new TypeError("fetch failed");
      const answered = lives.run(life, () => receive(listening, url, init));
      return Promise.race([whileAlive(answered), died.promise, givenUp(init.signal)]);
    },
    owns: (database) => void databases.add(database),
  };
  const starting = lives.run(life, () =>
    startApp({
      settings: parts.settings,
      clock: ownClock,
      log: {
        info() {},
        warn: (...line) => void (isAlive && log.warn(...line)),
        error: (...line) => void (isAlive && log.error(...line)),
      },
      settle: parts.settle,
      async listen(options) {
        server = options;
        return { url: `http://${name}`, close: async () => void (server = undefined) };
      },
    }),
  );
  starting.then(
    (running) => (app = running),
    (error: unknown) => {
      if (isAlive) log.error({ err: error }, "the app could not start");
      life.kill();
    },
  );
  return life;
}

/** Rejects when whoever asked waits no longer. */
const givenUp = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });

/** What the server of the app answers. */
function receive(server: ServerOptions, url: string, init: RequestInit): Promise<Response> {
  noteActivity();
  const body = typeof init.body === "string" ? init.body : "";
  const request = Object.assign(Readable.from(body === "" ? [] : [Buffer.from(body)]), {
    method: init.method ?? "GET",
    url: new URL(url).pathname,
    headers: { ...(init.headers as Record<string, string>), "content-length": `${body.length}` },
    socket: { remoteAddress: "127.0.0.1" },
    complete: true,
  });
  return new Promise((resolve) => {
    let status = 200;
    let text = "";
    const response = {
      headersSent: false,
      destroyed: false,
      setHeader: () => response,
      writeHead(code: number) {
        status = code;
        response.headersSent = true;
        return response;
      },
      write: (chunk: string) => void (text += chunk),
      end: () => resolve(new Response(text, { status })),
      destroy: () => resolve(new Response("", { status: 500 })),
    };
    void createServing(server)(
      request as unknown as IncomingMessage,
      response as unknown as ServerResponse,
    );
  });
}
