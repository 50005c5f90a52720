import { nextAbove } from "../deployments/dependencies.ts";
import { inOrder, targetOf } from "../deployments/order.ts";
import type { Service } from "../../model/train/train.ts";
import { longestPaths, type Job, type Rules } from "./schedule.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/** Seconds that a deployment is expected to take; of what nothing is known, its whole timeout. */
export const usualSeconds = ({ pace, service }: ServiceAssessment): number =>
  pace?.usual ?? service.timeout.total("seconds");

/** Seconds that a deployment takes at most, nine of ten times. */
export const slowSeconds = ({ pace, service }: ServiceAssessment): number =>
  pace?.slow ?? service.timeout.total("seconds");

/** Seconds for which a service that is deployed proves that it is healthy. */
export const soakSeconds = ({ health }: Service): number => health?.soak.total("seconds") ?? 0;

/**
 * The deployments of all services, none of them begun, dependencies before what depends on them. The longest
 * path is by what is expected, however long each then takes.
 */
export function jobsOf(
  situation: Situation,
  secondsOf: (assessed: ServiceAssessment) => number,
): readonly Job[] {
  const services = inOrder(situation);
  const paths = longestPaths(
    services.map((assessed) => ({
      id: assessed.service.id,
      after: assessed.candidate.dependsOn,
      takes: usualSeconds(assessed),
      proves: soakSeconds(assessed.service),
    })),
  );
  const places = new Map([...situation.services.keys()].map((id, place) => [id, place]));
  return services.map((assessed) => {
    const { id } = assessed.service;
    return {
      id,
      after: assessed.candidate.dependsOn,
      target: targetOf(assessed),
      takes: secondsOf(assessed),
      proves: soakSeconds(assessed.service),
      path: paths.get(id) ?? 0,
      place: places.get(id) ?? 0,
      begun: null,
    };
  });
}

/**
 * The ways back of these services, none of them begun: what is on top of each goes before it.
 * @param services what depends on a service before it; among equals the first one goes first
 */
export function returnJobsOf(
  situation: Situation,
  services: readonly ServiceAssessment[],
  secondsOf: (assessed: ServiceAssessment) => number = usualSeconds,
): readonly Job[] {
  const going = new Set(services);
  const above = nextAbove(situation, (one) => going.has(one));
  const after = new Map(
    services.map((one) => [one, above(one).map(({ service }) => service.id)] as const),
  );
  const paths = longestPaths(
    services.map((assessed) => ({
      id: assessed.service.id,
      after: after.get(assessed) ?? [],
      takes: usualSeconds(assessed),
      proves: soakSeconds(assessed.service),
    })),
  );
  // One after the other is exactly the reverse order: no other one would be quicker.
  const isInRow = situation.train.maxParallel === 1;
  return services.map((assessed, place) => ({
    id: assessed.service.id,
    after: after.get(assessed) ?? [],
    target: targetOf(assessed),
    takes: secondsOf(assessed),
    proves: soakSeconds(assessed.service),
    path: isInRow ? 0 : (paths.get(assessed.service.id) ?? 0),
    place,
    begun: null,
  }));
}

export const inSeconds = (seconds: number): Temporal.Duration =>
  new Temporal.Duration(0, 0, 0, 0, 0, 0, seconds);

export const rulesOf = ({ train }: Situation): Rules => ({ parallel: train.maxParallel });
