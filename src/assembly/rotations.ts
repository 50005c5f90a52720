import type { Settings } from "../config/settings.ts";
import { createReadRotation } from "../health/rotation.ts";
import type { ReadRotation } from "../model/train/rotation.ts";

/** Reads the calendars of rotations, from hosts that health may be asked of. */
export const readingRotations = (
  { healthHosts }: Pick<Settings, "healthHosts">,
  clock: { now(): Temporal.Instant },
): ReadRotation => createReadRotation(healthHosts, clock);
