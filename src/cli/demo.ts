import type { Environment } from "../config/settings.ts";
import { virtualClock } from "../simulator/clock.ts";
import { foundFleet, releaseHead, startPipelines, type FleetPlan } from "../simulator/fleet.ts";
import { deployedBefore } from "../simulator/history.ts";
import { startMonitor, watchedBy } from "../simulator/monitor.ts";
import { generatedFleet, storefront } from "../simulator/storefront.ts";
import { UsageError, type Given } from "./command.ts";
import { brokenDeployment } from "./demo-play.ts";
import { playOut } from "./play-out.ts";
import { readPlayOptions, type PlayOptions } from "./play-options.ts";

interface DemoOptions extends PlayOptions {
  /** null: the six services of the story. */
  readonly services: number | null;
  /** A fix takes the place of what fails. */
  readonly replace: boolean;
}

/** Reads the options of `demo`. Throws one sentence about what is wrong with them. */
export function readDemoOptions(given: Given, environment: Environment): DemoOptions {
  const count = given.text("services");
  const services = count === undefined ? null : Number(count);
  if (services !== null && !(Number.isInteger(services) && services >= 1 && services <= 500)) {
    throw new UsageError(`--services ${count}: give a whole number from 1 to 500.`);
  }
  const ids = planFor(services).services.map((service) => service.id);
  const play = readPlayOptions(given, ids, environment);
  const replace = given.flag("replace");
  if (replace && play.fail === null) {
    throw new UsageError("--replace: say which service fails first, with --fail SERVICE.");
  }
  return { ...play, services, replace };
}

const planFor = (services: number | null): FleetPlan =>
  services === null ? storefront : generatedFleet(services);

/**
 * Plays a whole release: simulated GitHub, engine and app in this one process.
 * @returns 0 when the release came to its end, 1 when it didn't
 */
export async function demo(options: DemoOptions): Promise<number> {
  const monitor = await startMonitor();
  const plan = watchedBy(planFor(options.services), monitor, ["verify: 2m"]);
  const state = await playOut({
    options,
    isReplaced: options.replace,
    monitor,
    clock: virtualClock(Temporal.Instant.from("2026-03-19T13:00:00Z")),
    found(world) {
      const fleet = foundFleet(world, plan);
      // So that the timetable knows how long each service takes.
      deployedBefore(fleet, 4);
      return fleet;
    },
    begin({ fleet }) {
      startPipelines(fleet, (site, { task, sha }) => {
        const isMeant = site.plan.id === options.fail && task === "deploy";
        // What the release branch has is broken, and a fix on another one isn't.
        const isBroken = isMeant && (!options.replace || sha === releaseHead(fleet, site));
        return isBroken ? brokenDeployment : undefined;
      });
    },
  });
  return state === null ? 1 : 0;
}
