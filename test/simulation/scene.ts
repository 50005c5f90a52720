import type { Site } from "../../src/simulator/fleet.ts";
import type { Random } from "./random.ts";
import type { Ride } from "./ride.ts";

/** Where people do what nobody asked them for. */
export interface Scene {
  readonly ride: Ride;
  readonly site: Site;
  readonly random: Random;
  /** A word that nobody wrote before. */
  readonly word: string;
  readonly later: (act: () => void) => void;
}
