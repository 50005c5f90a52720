/** What a train file says of a release: its order, how long it takes at most, and when it can depart. */
import type { ServiceId } from "../../model/ids.ts";
import { levelsOf, reversed } from "../../model/train/levels.ts";
import type { Service, Train } from "../../model/train/train.ts";
import type { Pace } from "../assessment/service.ts";
import { openingFrom, startIn, type Opening } from "../calendar/window.ts";
import { inSeconds, soakSeconds } from "./jobs.ts";
import { criticalPath, lengthOf, longestPaths, schedule, type Job, type Slot } from "./schedule.ts";
import { roomBeside } from "./timetable.ts";

export interface TrainPlan {
  /** In the order in which they start. */
  readonly services: readonly PlannedService[];
  /** From the first start until all are live, at most. */
  readonly takes: Temporal.Duration;
  /** So long a window must still be open when a release departs. */
  readonly room: Temporal.Duration;
  /** The first window that is long enough; undefined: there is none in the next two years. */
  readonly opening: Opening | undefined;
  /** When a release that is ready now would depart. */
  readonly departs: Temporal.Instant | undefined;
  /** What decides how long it takes: each waits for the one before it. */
  readonly critical: readonly ServiceId[];
  /** A rollback of the whole release: what is in the same list rolls back at the same time. */
  readonly rollback: readonly (readonly ServiceId[])[];
}

export interface PlannedService {
  readonly service: Service;
  /** After the departure, at the latest. */
  readonly start: Temporal.Duration;
  readonly live: Temporal.Duration;
}

/**
 * @param paces of the services of which earlier deployments are known; all others take as long as they may, their
 * `timeout`
 */
export function planTrain(
  train: Train,
  now: Temporal.Instant,
  paces: ReadonlyMap<ServiceId, Pace> = new Map(),
): TrainPlan {
  const services = levelsOf(train.services).flat();
  const links = services.map((service, place) => ({
    id: service.id,
    after: service.dependsOn,
    target: `${service.repo} ${service.environments.production}`.toLowerCase(),
    takes: paces.get(service.id)?.slow ?? service.timeout.total("seconds"),
    proves: soakSeconds(service),
    place,
    begun: null,
  }));
  const slotsOf = (some: readonly Omit<Job, "path">[]): ReadonlyMap<ServiceId, Slot> => {
    const paths = longestPaths(some);
    const jobs = some.map((job) => ({ ...job, path: paths.get(job.id) ?? 0 }));
    return schedule(jobs, { parallel: train.maxParallel });
  };
  const slots = slotsOf(links);
  const takes = inSeconds(lengthOf(slots));
  const back = links.toReversed().map((link) => ({
    ...link,
    after: links.filter(({ after }) => after.includes(link.id)).map(({ id }) => id),
  }));
  const room = roomBeside(takes, inSeconds(lengthOf(slotsOf(back))), train.calendar);
  const opening = openingFrom(train.calendar, now, room);
  return {
    services: services
      .map((service) => ({ service, slot: slots.get(service.id) ?? { start: 0, end: 0 } }))
      .toSorted((a, b) => a.slot.start - b.slot.start)
      .map(({ service, slot }) => ({
        service,
        start: inSeconds(slot.start),
        live: inSeconds(slot.end),
      })),
    takes,
    room,
    opening,
    departs: opening && startIn(opening, now),
    critical: criticalPath(slots),
    rollback: levelsOf(reversed(train.services)).map((level) => level.map(({ id }) => id)),
  };
}
