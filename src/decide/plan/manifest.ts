import { createHash } from "node:crypto";
import { digest, type Digest, type ServiceId } from "../../model/ids.ts";
import type { Candidate } from "../../model/release/release.ts";
import type { Train } from "../../model/train/train.ts";

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

/**
 * Something of each service that also takes in what it waits for, directly or not.
 * @param combine its own, from the service and the results of its direct dependencies
 */
export function throughDependencies<T extends { readonly candidate: Candidate }, Result>(
  services: readonly T[],
  combine: (assessed: T, below: readonly Result[]) => Result,
): ReadonlyMap<ServiceId, Result> {
  const byId = new Map(services.map((assessed) => [assessed.candidate.service, assessed]));
  const results = new Map<ServiceId, Result>();
  const resultOf = (assessed: T): Result => {
    const known = results.get(assessed.candidate.service);
    if (known !== undefined) return known;
    const below = assessed.candidate.dependsOn.flatMap((id) => {
      const dependency = byId.get(id);
      return dependency ? [resultOf(dependency)] : [];
    });
    const result = combine(assessed, below);
    results.set(assessed.candidate.service, result);
    return result;
  };
  for (const assessed of services) resultOf(assessed);
  return results;
}

/**
 * Fingerprint of one candidate together with everything that it waits for.
 * @param below the fingerprints of its direct dependencies, in their order
 */
export function candidateDigest(candidate: Candidate, below: readonly Digest[]): Digest {
  const { service, repo, version, commit, environment } = candidate;
  return hashOf(JSON.stringify([service, repo, version, commit, environment]), below);
}

/**
 * What a vote or a decision is about: these candidates of this release of this train, whatever the order of
 * the list.
 */
export const digestOf = (train: string, version: string, candidates: readonly Digest[]): Digest =>
  hashOf(JSON.stringify([train, version]), candidates.toSorted());

const hashOf = (head: string, parts: readonly Digest[]): Digest =>
  digest(
    createHash("sha256")
      .update([head, ...parts].join("\n"))
      .digest("hex"),
  );
