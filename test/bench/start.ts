/**
 * How long a process takes from its start to its first answer, and how much memory it has then: ours on both
 * databases and bare Probot, in turn, in one run. Only the ratios mean something on another machine.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { registerOurs } from "../../src/cli/rehearsal.ts";
import { foundFleet } from "../../src/simulator/fleet.ts";
import { startSimulator, type Simulator } from "../../src/simulator/simulator.ts";
import { systemClock } from "../../src/engine/clock.ts";
import { storefront } from "../../src/simulator/storefront.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import { startPostgres } from "../support/postgres.ts";
import { median, row, tell, type Row } from "./row.ts";

const root = join(import.meta.dirname, "../..");
export const builtMain = join(root, "dist/app/main.js");
export const bareProbot = join(root, "test/bench/bare-probot.js");

export interface Place {
  readonly simulator: Simulator;
  /** The settings of the App, without its database and port. */
  readonly env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** A simulated GitHub with the App registered, for processes to start against. */
export async function openPlace(): Promise<Place> {
  const world = createWorld(systemClock);
  const fleet = foundFleet(world, storefront);
  const simulator = await startSimulator({ clock: systemClock, world });
  const { settings } = registerOurs(simulator, [fleet.plan.org]);
  return {
    simulator,
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      LOG_LEVEL: "fatal",
      APP_ID: String(settings.appId),
      PRIVATE_KEY: settings.privateKey,
      WEBHOOK_SECRET: settings.webhookSecret,
      HOST: "127.0.0.1",
      GHE_HOST: new URL(simulator.url).host,
      GHE_PROTOCOL: "http",
    },
    close: () => simulator.close(),
  };
}

export interface Running {
  readonly url: string;
  /** From the start of the process to its first answer. */
  readonly milliseconds: number;
  /** Time that the processor spent on it until then: what other processes do meanwhile changes it little. */
  readonly cpu: number;
  /** The same until now. */
  processorTime(): number;
  /** Resident, a moment after its start; megabytes. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts a process and waits for its first answer; throws with what it said when it ends before. */
export async function startProcess(
  args: readonly string[],
  { env, path }: { readonly env: NodeJS.ProcessEnv; readonly path: string },
): Promise<Running> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...env, PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const answer = await fetch(`${url}${path}`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) break;
    if (child.exitCode !== null) throw new Error(`It ended before it was ready:\n${said}`);
    await sleep(2);
  }
  const milliseconds = performance.now() - begun;
  const processorTime = (): number => processorMilliseconds(child.pid ?? 0);
  return {
    cpu: processorTime(),
    processorTime,
    url,
    milliseconds,
    memory: () => residentMegabytes(child.pid ?? 0),
    async stop() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
      process.off("exit", end);
    },
  };
}

/** Of a process of this machine; Linux only, elsewhere NaN. */
function residentMegabytes(pid: number): number {
  try {
    const [, kilobytes] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return NaN;
  }
}

/** Ticks of a hundredth of a second, of all its threads (proc(5), `stat`). */
function processorMilliseconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return NaN;
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

interface Start {
  readonly milliseconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

type Variant = "bare Probot" | "embedded" | "PostgreSQL";

/**
 * Each variant in turn, so many times; the medians.
 * @param database the address of a PostgreSQL; undefined: there is none here
 */
async function starts(rounds: number, database?: string): Promise<ReadonlyMap<Variant, Start>> {
  const place = await openPlace();
  const all = new Map<Variant, Start[]>();
  const variants: readonly Variant[] = [
    "bare Probot",
    "embedded",
    ...(database === undefined ? [] : (["PostgreSQL"] as const)),
  ];
  for (let round = 0; round < rounds; round += 1) {
    for (const variant of variants) {
      const kept = all.get(variant) ?? [];
      kept.push(await startOnce(variant, place, database));
      all.set(variant, kept);
    }
  }
  await place.close();
  return new Map(
    [...all].map(([variant, some]) => [
      variant,
      {
        milliseconds: median(some.map(({ milliseconds }) => milliseconds)),
        cpu: median(some.map(({ cpu }) => cpu)),
        megabytes: median(some.map(({ megabytes }) => megabytes)),
      },
    ]),
  );
}

async function startOnce(variant: Variant, place: Place, database?: string): Promise<Start> {
  const directory = await mkdtemp(join(tmpdir(), "release-train-start-"));
  const isBare = variant === "bare Probot";
  const store = variant === "PostgreSQL" ? { DATABASE_URL: database } : { DATA_DIR: directory };
  const running = await startProcess(isBare ? [bareProbot] : [builtMain, "start"], {
    env: { ...place.env, ...(isBare ? {} : store) },
    path: isBare ? "/ping" : "/healthz",
  });
  await sleep(1_500);
  const megabytes = running.memory();
  await running.stop();
  await rm(directory, { recursive: true, force: true });
  return { milliseconds: running.milliseconds, cpu: running.cpu, megabytes };
}

function* rowsOf(all: ReadonlyMap<Variant, Start>): Generator<Row> {
  const bare = all.get("bare Probot");
  for (const variant of ["embedded", "PostgreSQL"] as const) {
    const own = all.get(variant);
    if (!own || !bare) continue;
    const times = (what: keyof Start): number => own[what] / bare[what];
    yield row(`start, ${variant}: ms until the first answer`, own.milliseconds, {
      peer: bare.milliseconds,
    });
    yield row(`start, ${variant}: time, times bare Probot`, times("milliseconds"), {
      goal: 1.5,
      limit: 1,
    });
    yield row(`start, ${variant}: processor time, times bare Probot`, times("cpu"), {
      goal: 1.5,
      limit: 1,
    });
    yield row(`start, ${variant}: resident memory, MB`, own.megabytes, { peer: bare.megabytes });
    yield row(`start, ${variant}: memory, times bare Probot`, times("megabytes"), {
      goal: 1.5,
      limit: 1,
    });
  }
}

if (import.meta.main) {
  const postgres = await startPostgres();
  const url = postgres.kind === "running" ? await postgres.createDatabase() : undefined;
  tell(rowsOf(await starts(9, url)));
  if (postgres.kind === "running") await postgres.stop();
}
