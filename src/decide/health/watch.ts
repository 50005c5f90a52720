/** What the app writes down of the health that it watches. */
import type { Action } from "../../model/action.ts";
import type { UnhealthyEntry } from "../../model/record/health-record.ts";
import { isPublished } from "../record/complete.ts";
import type { Situation } from "../assessment/assessment.ts";

/** The services that were found unhealthy now. */
export const unhealthyEntries = ({ services }: Situation): readonly UnhealthyEntry[] =>
  [...services.values()].flatMap(({ service, health }) => {
    if (!health?.unhealthy || health.isWritten) return [];
    const { task, attempt } = health;
    const { at, why } = health.unhealthy;
    return { kind: "unhealthy", task, service: service.id, attempt, at, why };
  });

/** Whether a complete release is still asked how it is: see `lateWatch`. */
export const isWatchedOn = ({ observation, services }: Situation): boolean =>
  isPublished(observation.trainRelease) &&
  [...services.values()].some(({ health }) => health && !health.isOver && !health.unhealthy);

/** Only when a look has left something new. */
export function healthToRemember({ services, observation }: Situation): readonly Action[] {
  const before = observation.health.looks;
  const watched = [...services.values()].flatMap(({ service, health }) =>
    health ? [[service.id, health.look] as const] : [],
  );
  const isNew = watched.some(([id, look]) => before.get(id) !== look);
  return isNew ? [{ kind: "remember health", looks: new Map([...before, ...watched]) }] : [];
}
