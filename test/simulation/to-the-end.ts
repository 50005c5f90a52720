/** How long a run goes on. */
import type { VirtualClock } from "../../src/simulator/clock.ts";
import { isOver } from "./invariants/rest.ts";
import { stillness } from "./machine.ts";
import type { Ride } from "./ride.ts";
import type { TrainPlan } from "./train.ts";

/** By then all must have come to rest. */
const restAfter = Temporal.Duration.from({ hours: 4 });

/** Steps from timer to timer until every release is over for a while, or it is too late. */
export async function toTheEnd(parts: {
  readonly clock: VirtualClock;
  readonly rides: readonly Ride[];
  readonly plan: TrainPlan;
  /** From then on there are no faults any more. */
  readonly calm: Temporal.Instant;
  readonly isViolated: () => boolean;
}): Promise<number> {
  const { clock, rides, plan, calm, isViolated } = parts;
  // What has neither changed its state nor deployed anything for so long without any fault stands where it is.
  const standsAfter = Temporal.Duration.from({ minutes: plan.timeout + 15 });
  const start = clock.now();
  const limit = start.add(restAfter);
  let end: Temporal.Instant | undefined;
  let seen = { what: "", at: calm, looked: start };
  const stands = (): boolean => {
    const now = clock.now();
    if (now.since(seen.looked).total("minutes") < 5) return false;
    const what = JSON.stringify(rides.map(progressOf));
    const isNew = what !== seen.what || Temporal.Instant.compare(now, seen.at) < 0;
    seen = { what, at: isNew ? maxOf(now, seen.at) : seen.at, looked: now };
    return Temporal.Duration.compare(now.since(seen.at), standsAfter) > 0;
  };
  for (let steps = 0; ; steps += 1) {
    await stillness();
    const next = clock.next();
    end = rides.every(isOver) ? (end ?? clock.now().add({ minutes: 10 })) : undefined;
    const last = end ?? limit;
    if (isViolated() || !next || Temporal.Instant.compare(next, last) > 0) return steps;
    if (stands()) return steps;
    clock.step();
  }
}

/** What of a release changes when it goes on. */
const progressOf = (ride: Ride) => [
  ride.reading.state(),
  ride.issue.state,
  ride.fleet.sites.map(({ repository }) => [...repository.deployments.keys()].at(-1)),
];

const maxOf = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) > 0 ? a : b;
