import type { ServiceId } from "../ids.ts";

interface Linked {
  readonly id: ServiceId;
  readonly dependsOn: readonly ServiceId[];
}

/** The services that wait for nothing, then those that wait only for these, and so on; there must be no cycle. */
export function levelsOf<T extends Linked>(services: readonly T[]): readonly (readonly T[])[] {
  const levels: (readonly T[])[] = [];
  const placed = new Set<string>();
  let waiting = services;
  while (waiting.length > 0) {
    const isFree = (one: T): boolean => one.dependsOn.every((id) => placed.has(id));
    const level = waiting.filter(isFree);
    waiting = waiting.filter((one) => !isFree(one));
    for (const { id } of level) placed.add(id);
    levels.push(level);
  }
  return levels;
}

/** The same services, each waiting for those that depended on it: the order of a rollback. */
export const reversed = (services: readonly Linked[]): readonly Linked[] =>
  services.map(({ id }) => ({
    id,
    dependsOn: services.filter((one) => one.dependsOn.includes(id)).map((one) => one.id),
  }));
