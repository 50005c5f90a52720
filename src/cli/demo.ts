import { virtualClock, type VirtualClock } from "../simulator/clock.ts";
import { drive } from "../simulator/drive.ts";
import { foundFleet, type FleetPlan } from "../simulator/fleet.ts";
import { deployedBefore } from "../simulator/history.ts";
import { startMonitor, watchedBy } from "../simulator/monitor.ts";
import { generatedFleet, storefront } from "../simulator/storefront.ts";
import { UsageError, type Given } from "./command.ts";
import { readPlayOptions, type PlayOptions } from "./play-options.ts";
import { playRelease, type Play } from "./demo-play.ts";
import { createReport } from "./demo-report.ts";
import { startRehearsal, type Rehearsal } from "./rehearsal.ts";
import { signalled } from "./start.ts";

interface DemoOptions extends PlayOptions {
  /** null: the six services of the story. */
  readonly services: number | null;
}

/** Reads the options of `demo`. Throws one sentence about what is wrong with them. */
export function readDemoOptions(given: Given): DemoOptions {
  const count = given.text("services");
  const services = count === undefined ? null : Number(count);
  if (services !== null && !(Number.isInteger(services) && services >= 1 && services <= 500)) {
    throw new UsageError(`--services ${count}: give a whole number from 1 to 500.`);
  }
  const ids = planFor(services).services.map((service) => service.id);
  return { ...readPlayOptions(given, ids), services };
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
