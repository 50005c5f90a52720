import type { Environment } from "../config/settings.ts";
import type { Pace } from "../decide/assessment/service.ts";
import { systemClock } from "../engine/clock.ts";
import type { ServiceId } from "../model/ids.ts";
import type { Train } from "../model/train/train.ts";
import { readPaces } from "../observe/trains/paces.ts";
import { connectAs } from "./connect-as.ts";
import { oneLine } from "./one-line.ts";
import { ownApp } from "./own-app.ts";

/**
 * How long deployments of these services took, where this environment has an App's credentials: nothing rests on it, so
 * what can't be read is said on standard error and left out.
 */
export async function usualTimes(
  train: Train,
  environment: Environment,
): Promise<ReadonlyMap<ServiceId, Pace>> {
  const app = ownApp(environment);
  if (!app.ok) {
    if (!app.isUnset) console.error(oneLine(`${app.says} Times are without past deployments.`));
    return new Map();
  }
  const read = await readPaces(connectAs(app.settings, systemClock), train);
  if (!read.ok) {
    const { message, hint } = read.failure;
    console.error(oneLine(`${message} ${hint} Times are without past deployments.`));
    return new Map();
  }
  for (const line of read.value.unread) console.error(oneLine(`The past deployments of ${line}`));
  return read.value.paces;
}
