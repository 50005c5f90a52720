/** What invariants are told of a run. */
import type { VirtualClock } from "../../../src/simulator/clock.ts";
import type { Site } from "../../../src/simulator/fleet.ts";
import type { Deployment } from "../../../src/simulator/world/deployment-types.ts";
import type { Ride } from "../ride.ts";
import type { TrainPlan } from "../train.ts";

export interface Violation {
  /** Its name in the list of invariants, e.g. `dependencies first`. */
  readonly invariant: string;
  readonly text: string;
}

export interface Watch {
  readonly plan: TrainPlan;
  readonly clock: VirtualClock;
  readonly rides: readonly Ride[];
  readonly violate: (invariant: string, text: string) => void;
  /** When a process was frozen last: what it knows when it comes back is old. */
  readonly lag: { frozenAt: Temporal.Instant };
}

/** What has been so since then the app must know by now, if it asked GitHub as it should. */
export function knowsSince({ clock, lag }: Watch): Temporal.Instant {
  const now = clock.now();
  const isSlow = now.since(lag.frozenAt).total("minutes") < 5;
  return now.subtract(isSlow ? { minutes: 5 } : { seconds: 90 });
}

/** The app has begun a deployment. */
export interface Started extends Watch {
  readonly ride: Ride;
  readonly site: Site;
  readonly deployment: Deployment;
  readonly heads: Heads;
}

/** Commits that a release branch had, and since when. */
export type Heads = ReadonlyMap<
  string,
  readonly { readonly sha: string; readonly at: Temporal.Instant }[]
>;
