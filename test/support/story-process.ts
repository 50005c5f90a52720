import { fork } from "node:child_process";
import type { Settings } from "../../src/config/settings.ts";
import type { VirtualClock } from "../../src/simulator/clock.ts";
import type { Question, Rest, Told } from "./app-process.ts";

/**
 * The app in a process of its own, which can be killed. It lives on the story's clock: its timers fire when
 * the story comes to them, however long the process takes for anything.
 */
export interface AppProcess {
  readonly url: string;
  /** The time of its next timer, as it last told. */
  next(): Temporal.Instant | undefined;
  /** Tells it the time, and asks how it is. A process that is frozen or gone is still. */
  look(now: Temporal.Instant): Promise<Rest>;
  /** SIGKILL: gone when it returns. */
  kill(): Promise<void>;
  /** SIGTERM; the answer is the exit code, null when it died of a signal. */
  terminate(): Promise<number | null>;
  /** SIGSTOP. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
}

const script = new URL("app-process.ts", import.meta.url);
/** Real time; a start takes a second on a slow machine. */
const startsWithinMs = 15_000;

export async function startAppProcess(parts: {
  readonly settings: Settings;
  readonly simulatorHost: string;
  readonly clock: VirtualClock;
  readonly settle: Temporal.Duration;
  readonly onTrouble: (text: string) => void;
}): Promise<AppProcess> {
  const { settings, clock, settle } = parts;
  const child = fork(script, [clock.now().toString(), settle.toString()], {
    env: environmentOf(settings, parts.simulatorHost),
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  // Also when the test runner ends before the test does.
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  const gone = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => {
      process.off("exit", end);
      for (const resolveAnswer of waiting.values()) resolveAnswer("still");
      waiting.clear();
      resolve(code);
    });
  });

  const waiting = new Map<number, (rest: Rest) => void>();
  const ready = Promise.withResolvers<string>();
  let next: Temporal.Instant | undefined;
  let questions = 0;
  let isFrozen = false;
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.on("message", (told: Told) => {
    switch (told.kind) {
      case "ready":
        return ready.resolve(told.url);
      case "trouble":
        return parts.onTrouble(told.text);
      case "answer":
        next = told.next === null ? undefined : Temporal.Instant.from(told.next);
        waiting.get(told.id)?.(told.rest);
        waiting.delete(told.id);
    }
  });
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await gone;
  };

  const late = setTimeout(
    () => ready.reject(new Error("The app took too long to start.")),
    startsWithinMs,
  );
  void gone.then(() => ready.reject(new Error(`The app ended before it was ready:\n${said}`)));
  try {
    return {
      url: await ready.promise,
      next: () => (isGone() || isFrozen ? undefined : next),
      look(now) {
        if (isGone() || isFrozen) return Promise.resolve("still");
        const question: Question = { id: ++questions, now: now.toString() };
        return new Promise((resolve) => {
          waiting.set(question.id, resolve);
          // It may end meanwhile; `gone` answers then.
          child.send(question, () => undefined);
        });
      },
      kill,
      terminate() {
        child.kill("SIGTERM");
        return gone;
      },
      freeze() {
        isFrozen = true;
        child.kill("SIGSTOP");
        for (const resolve of waiting.values()) resolve("still");
        waiting.clear();
      },
      thaw() {
        isFrozen = false;
        child.kill("SIGCONT");
      },
    };
  } catch (error) {
    await kill();
    throw error;
  } finally {
    clearTimeout(late);
  }
}

function environmentOf(settings: Settings, simulatorHost: string): NodeJS.ProcessEnv {
  const { store } = settings;
  return {
    APP_ID: String(settings.appId),
    PRIVATE_KEY: settings.privateKey,
    WEBHOOK_SECRET: settings.webhookSecret,
    HOST: settings.host,
    PORT: String(settings.port),
    GHE_HOST: simulatorHost,
    GHE_PROTOCOL: "http",
    ...(store.kind === "embedded" ? { DATA_DIR: store.directory } : { DATABASE_URL: store.url }),
  };
}
