import type { ServiceId } from "../../model/ids.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import { inOrder, targetOf } from "../rollout/order.ts";
import type { Rider, Situation } from "../situation.ts";
import { openingFrom, startIn, type Opening } from "./window.ts";

/** The newest ones say how long it takes nowadays. */
const samplesMax = 10;

/**
 * How long the deployments of all services take, as they depend on each other, in whole seconds: nine of ten
 * deployments to production took no longer. A service that never deployed may take its whole timeout.
 */
export function rolloutTime(situation: Situation): Temporal.Duration {
  const ends = new Map<ServiceId, number>();
  const free = new Map<string, number>();
  let last = 0;
  for (const rider of inOrder(situation)) {
    const { candidate, service } = rider;
    const target = targetOf(rider);
    const before = candidate.dependsOn.map((id) => ends.get(id) ?? 0);
    const end = Math.max(0, free.get(target) ?? 0, ...before) + secondsOf(situation, rider);
    ends.set(service.id, end);
    free.set(target, end);
    last = Math.max(last, end);
  }
  return Temporal.Duration.from({ seconds: last }).round({ largestUnit: "hours" });
}

/** The services of which it isn't known how long they take. */
export const untimed = (situation: Situation): readonly Rider[] =>
  [...situation.riders.values()].filter((rider) => samplesOf(situation, rider).length === 0);

function secondsOf(situation: Situation, rider: Rider): number {
  const samples = samplesOf(situation, rider);
  // Nearest rank: of few samples the longest.
  const slow = samples[Math.ceil(samples.length * 0.9) - 1];
  return slow ?? rider.service.timeout.total("seconds");
}

/** Seconds, shortest first, of other deployments of this service. */
function samplesOf({ observation }: Situation, { service }: Rider): readonly number[] {
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known" || facts.value.production.kind === "unknown") return [];
  return facts.value.production.value
    .filter(({ rides }) => rides === null || rides.service === service.id)
    .flatMap((one) => secondsTaken(one) ?? [])
    .slice(0, samplesMax)
    .toSorted((a, b) => a - b);
}

function secondsTaken({ createdAt, statuses }: DeploymentFacts): number | undefined {
  const success = statuses.findLast(({ state }) => state === "success");
  return success && Math.ceil(success.createdAt.since(createdAt).total("seconds"));
}

/**
 * When the next deployment may start, now or later: in the window and in no freeze. A release that hasn't left
 * also waits for its departure, and for a window that is open long enough. undefined: not in two years.
 */
export function nextStart(situation: Situation, hasLeft: boolean): Temporal.Instant | undefined {
  const { observation, plan, train } = situation;
  const { now } = observation;
  const { departure } = plan;
  const isAhead = departure && Temporal.Instant.compare(now, departure) < 0;
  const at = !hasLeft && isAhead ? departure : now;
  const opening = hasLeft ? openingFrom(train.calendar, at) : openingToLeave(situation, at);
  return opening && startIn(opening, at);
}

/** The first opening, from a moment on, in which a release may leave. */
export function openingToLeave(situation: Situation, at: Temporal.Instant): Opening | undefined {
  const { calendar } = situation.train;
  const first = openingFrom(calendar, at);
  // What never closes need not be measured.
  if (!first || first.to === null) return first;
  return openingFrom(calendar, at, roomNeeded(situation));
}

/**
 * How long a window must still be open when a release leaves: the rollout ends within it, and the way back,
 * which may take as long again, within the rollback window after it.
 */
function roomNeeded(situation: Situation): Temporal.Duration {
  const there = rolloutTime(situation);
  const both = there.add(there).subtract(situation.train.calendar.rollbackWindow);
  return Temporal.Duration.compare(both, there) > 0 ? both : there;
}
