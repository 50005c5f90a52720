import { createHash } from "node:crypto";
import { digest, type Digest, type ServiceId } from "../model/ids.ts";
import type { Candidate } from "../model/release.ts";
import { ownerName, type Train } from "../model/train.ts";

/** Dependencies of each service among those of one release, through services that don't ride. */
export function dependenciesWithin(
  train: Train,
  riding: ReadonlySet<ServiceId>,
): ReadonlyMap<ServiceId, readonly ServiceId[]> {
  const services = new Map(train.services.map((service) => [service.id, service]));
  const found = new Map<ServiceId, ReadonlySet<ServiceId>>();
  // What `id` waits for: riding dependencies, and what stays at home passes its own on.
  const waitsFor = (id: ServiceId): ReadonlySet<ServiceId> => {
    const known = found.get(id);
    if (known) return known;
    const result = new Set<ServiceId>();
    for (const dependency of services.get(id)?.dependsOn ?? []) {
      if (riding.has(dependency)) result.add(dependency);
      else for (const further of waitsFor(dependency)) result.add(further);
    }
    found.set(id, result);
    return result;
  };
  return new Map([...riding].map((id) => [id, [...waitsFor(id)].sort()]));
}

/** The services themselves and everything they wait for, directly or not. */
export function withDependencies(
  services: readonly ServiceId[],
  dependencies: ReadonlyMap<ServiceId, readonly ServiceId[]>,
): ReadonlySet<ServiceId> {
  const closure = new Set<ServiceId>();
  const open = [...services];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (closure.has(id)) continue;
    closure.add(id);
    open.push(...(dependencies.get(id) ?? []));
  }
  return closure;
}

/**
 * What a vote or a decision is about: these candidates at these versions and commits, in this order.
 * The same for the same content, whatever the order of the list.
 */
export function digestOf(train: string, version: string, candidates: readonly Candidate[]): Digest {
  const content = candidates
    .map((one) => [
      one.service,
      one.repo,
      one.version,
      one.commit,
      one.environment,
      [...one.dependsOn].sort(),
    ])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  const text = JSON.stringify([train, version, content]);
  return digest(createHash("sha256").update(text).digest("hex"));
}

/** Each owner's services in the release, in the order of the train file. */
export function servicesByOwner(
  train: Train,
  riding: ReadonlySet<ServiceId>,
): ReadonlyMap<string, readonly ServiceId[]> {
  const owners = new Map<string, ServiceId[]>();
  for (const service of train.services) {
    if (!riding.has(service.id)) continue;
    const name = ownerName(service.owner);
    owners.set(name, [...(owners.get(name) ?? []), service.id]);
  }
  return owners;
}
