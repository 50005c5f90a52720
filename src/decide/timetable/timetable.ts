import { compareInstants } from "../../model/instants.ts";
import { inOrder } from "../deployments/order.ts";
import { inSeconds, jobsOf, returnJobsOf, rulesOf, slowSeconds } from "./jobs.ts";
import { lengthOf, schedule } from "./schedule.ts";
import { openingFrom, startIn, type Opening } from "../calendar/window.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { Calendar } from "../../model/train/calendar.ts";

/**
 * How long the deployments of all services take, as they depend on each other, in whole seconds: nine of ten
 * deployments to production took no longer. A service that never deployed may take its whole timeout.
 * @param rides of these alone; default: all
 */
export function rolloutTime(
  situation: Situation,
  rides: (assessed: ServiceAssessment) => boolean = () => true,
): Temporal.Duration {
  const jobs = jobsOf(situation, slowSeconds).filter(({ id }) => {
    const assessed = situation.services.get(id);
    return assessed !== undefined && rides(assessed);
  });
  return inSeconds(lengthOf(schedule(jobs, rulesOf(situation))));
}

/**
 * How long it takes to roll services back, as they depend on each other, in whole seconds: in nine of ten cases.
 * @param goes of these alone; default: all
 */
export function returnTime(
  situation: Situation,
  goes: (assessed: ServiceAssessment) => boolean = () => true,
): Temporal.Duration {
  const services = inOrder(situation).toReversed().filter(goes);
  const jobs = returnJobsOf(situation, services, slowSeconds);
  return inSeconds(lengthOf(schedule(jobs, rulesOf(situation))));
}

/** The services of which it isn't known how long they take. */
export const untimed = (situation: Situation): readonly ServiceAssessment[] =>
  [...situation.services.values()].filter(({ pace }) => pace === null);

/**
 * When the next deployment may start, now or later: in the window and in no freeze. A release that hasn't left
 * also waits for its departure, and for a window that is open long enough. undefined: not in two years.
 */
export function nextStart(situation: Situation, hasLeft: boolean): Temporal.Instant | undefined {
  const { observation, plan, train } = situation;
  const { now } = observation;
  const { departure } = plan;
  const isAhead = departure && compareInstants(now, departure) < 0;
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

const roomNeeded = (situation: Situation): Temporal.Duration =>
  roomBeside(rolloutTime(situation), returnTime(situation), situation.train.calendar);

/**
 * How long a window must still be open when a release leaves whose rollout and whose rollback take so long: the rollout
 * ends within it, and a rollback of all of it within the rollback window after it.
 */
export function roomBeside(
  there: Temporal.Duration,
  back: Temporal.Duration,
  { rollbackWindow }: Pick<Calendar, "rollbackWindow">,
): Temporal.Duration {
  const both = there.add(back).subtract(rollbackWindow);
  return Temporal.Duration.compare(both, there) > 0 ? both : there;
}
