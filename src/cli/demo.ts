import { parseArgs } from "node:util";
import { virtualClock, type VirtualClock } from "../simulator/clock.ts";
import { drive } from "../simulator/drive.ts";
import { foundFleet, type FleetPlan } from "../simulator/fleet.ts";
import { deployedBefore } from "../simulator/history.ts";
import { startMonitor, watchedBy } from "../simulator/monitor.ts";
import { generatedFleet, storefront } from "../simulator/storefront.ts";
import { playRelease, type Play } from "./demo-play.ts";
import { createReport } from "./demo-report.ts";
import { startRehearsal, type Rehearsal } from "./rehearsal.ts";
import { signalled } from "./start.ts";

interface DemoOptions {
  readonly speed: number;
  /** null: the six services of the story. */
  readonly services: number | null;
  /** Id of the service whose deployment fails. */
  readonly fail: string | null;
  readonly exit: boolean;
}

/** Reads the words after `demo`. Throws one sentence about what is wrong with them. */
export function readDemoArguments(words: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      speed: { type: "string", default: "100" },
      services: { type: "string" },
      fail: { type: "string" },
      exit: { type: "boolean", default: false },
    },
  });
  const speed = Number(values.speed);
  if (!(speed >= 1 && speed <= 1_000_000)) {
    throw new Error(`--speed ${values.speed}: give a number from 1 to 1000000.`);
  }
  const services = values.services === undefined ? null : Number(values.services);
  if (services !== null && !(Number.isInteger(services) && services >= 1 && services <= 500)) {
    throw new Error(`--services ${values.services}: give a whole number from 1 to 500.`);
  }
  const fail = values.fail ?? null;
  const ids = planFor(services).services.map((service) => service.id);
  if (fail !== null && !ids.includes(fail)) {
    throw new Error(`--fail ${fail}: there is no such service. There are ${ids.join(", ")}.`);
  }
  return { speed, services, fail, exit: values.exit };
}

const planFor = (services: number | null): FleetPlan =>
  services === null ? storefront : generatedFleet(services);

/**
 * Plays a whole release: simulated GitHub, engine and app in this one process.
 * @returns 0 when the release came to its end, 1 when it didn't
 */
export async function demo(options: DemoOptions): Promise<number> {
  const clock = virtualClock(Temporal.Instant.from("2026-03-19T13:00:00Z"));
  const monitor = await startMonitor();
  const plan = watchedBy(planFor(options.services), monitor, ["verify: 2m"]);
  const report = createReport(clock, plan);
  const rehearsal = await startRehearsal({
    clock,
    monitor,
    found(world) {
      const fleet = foundFleet(world, plan);
      // So that the timetable knows how long each service takes.
      deployedBefore(fleet, 4);
      return fleet;
    },
    onDecision: (_observation, decision) => report.decided(decision),
  });
  const { fleet, simulator } = rehearsal;
  report.begin(rehearsal.app.url, simulator.url, options.speed);
  const stopListening = report.listenTo(fleet);
  const interrupted = new AbortController();
  const signal = signalled().then(() => interrupted.abort());
  const play: Play = { clock, fleet, failing: options.fail, latest: report.latest };
  let outcome: boolean | undefined;
  void playRelease(play).then((isComplete) => (outcome = isComplete));
  await drive(
    { clock, isQuiet: rehearsal.isQuiet, speed: options.speed, signal: interrupted.signal },
    () => outcome !== undefined,
  );
  const isComplete = outcome === true;
  report.end(fleet, isComplete);
  if (!options.exit && !interrupted.signal.aborted) {
    console.log("\nThe simulated GitHub stays up. Press Ctrl-C to end.");
    await signal;
  }
  stopListening();
  await closeWhileTimePasses(rehearsal, clock);
  await monitor[Symbol.asyncDispose]();
  return isComplete ? 0 : 1;
}

/** What is under way at the end waits for the clock, which nobody else steps any more. */
async function closeWhileTimePasses(rehearsal: Rehearsal, clock: VirtualClock): Promise<void> {
  const state = { isClosed: false };
  const closing = rehearsal.close().finally(() => (state.isClosed = true));
  while (!state.isClosed) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    clock.step();
  }
  await closing;
}
