import type { Decision } from "../decide/decide.ts";
import type { ReleaseState } from "../model/release/release.ts";
import type { VirtualClock } from "../simulator/clock.ts";
import { drive } from "../simulator/drive.ts";
import type { Crew, Fleet } from "../simulator/fleet.ts";
import type { Monitor } from "../simulator/monitor.ts";
import type { World } from "../simulator/world/types.ts";
import { playRelease, type Play, type Saying } from "./demo-play.ts";
import { createReport } from "./demo-report.ts";
import type { PlayOptions } from "./play-options.ts";
import { startRehearsal, type Rehearsal } from "./rehearsal.ts";
import { signalled } from "./start.ts";

/** A release that is to be played on a simulated GitHub. */
export interface Performance {
  readonly options: PlayOptions;
  /** Whether a fix takes the place of what fails; default: the release is rolled back. */
  readonly isReplaced?: boolean;
  readonly clock: VirtualClock;
  /** Closed at the end. */
  readonly monitor: Monitor;
  readonly found: (world: World) => Fleet<Crew>;
  /** Accounts on which the App is installed; default: that of the plan. */
  readonly accountsOf?: (fleet: Fleet<Crew>) => readonly string[];
  /** Called when the app runs, before anybody does anything: for the pipelines. */
  readonly begin: (rehearsal: Rehearsal, latest: () => Decision | undefined) => void;
  readonly confirmationsOf?: (fleet: Fleet<Crew>) => readonly Saying[];
}

/** Plays it until its end, telling it in the terminal; answers the state in which it ended, null: it came to no end. */
export async function playOut(performance: Performance): Promise<ReleaseState | null> {
  const { options, clock, monitor, found, begin, accountsOf, confirmationsOf } = performance;
  const { stdout } = process;
  const hasColour = stdout.isTTY && !process.env["NO_COLOR"];
  const report = createReport({ clock, screen: stdout, hasColour });
  const rehearsal = await startRehearsal({
    clock,
    monitor,
    found,
    language: options.language,
    ...(accountsOf && { accountsOf }),
    onDecision: (_observation, decision) => report.decided(decision),
  });
  const { fleet, simulator } = rehearsal;
  report.begin(fleet.plan, {
    dashboard: rehearsal.app.url,
    simulator: simulator.url,
    speed: options.speed,
  });
  begin(rehearsal, report.latest);
  const stopListening = report.listenTo(fleet);
  const interrupted = new AbortController();
  const signal = signalled().then(() => interrupted.abort());
  const play: Play = {
    clock,
    fleet,
    failing: options.fail,
    isReplaced: performance.isReplaced ?? false,
    latest: report.latest,
    ...(confirmationsOf && { confirmations: confirmationsOf(fleet) }),
  };
  let outcome: boolean | undefined;
  void playRelease(play).then((isComplete) => (outcome = isComplete));
  await drive(
    { clock, isQuiet: rehearsal.isQuiet, speed: options.speed, signal: interrupted.signal },
    () => outcome !== undefined,
  );
  const isComplete = outcome === true;
  report.end(fleet, isComplete, rehearsal.app.url);
  if (!options.exit && !interrupted.signal.aborted) {
    console.log("\nThe simulated GitHub stays up. Press Ctrl-C to end.");
    await signal;
  }
  stopListening();
  await closeWhileTimePasses(rehearsal, clock);
  await monitor[Symbol.asyncDispose]();
  return isComplete ? (report.latest()?.view?.state ?? null) : null;
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
