import type { Digest, ServiceId, Sha } from "../model/ids.ts";
import type { Observation } from "../model/observation.ts";
import type { DepartureEntry, ReleaseRecord } from "../model/record.ts";
import type { Candidate, Gate, Plan, Readiness } from "../model/release.ts";
import { ownerName, type Service, type Train } from "../model/train.ts";
import { serviceGates, worst } from "./gates.ts";
import { dependenciesWithin, digestOf, servicesByOwner, withDependencies } from "./manifest.ts";
import { progressOf, type Progress } from "./progress.ts";
import { departureOf } from "./record.ts";

/** What an observation means for one release: the same facts, put into the words of the train. */
export interface Situation {
  readonly observation: Observation;
  readonly train: Train;
  readonly revision: Sha;
  readonly plan: Plan;
  /** In the order of the train file. */
  readonly riders: readonly Rider[];
  readonly dependencies: ReadonlyMap<ServiceId, readonly ServiceId[]>;
  /** Name of the owner to what it answers for. */
  readonly owners: ReadonlyMap<string, OwnerPart>;
  /** Of the whole manifest; null while a commit of it isn't known. */
  readonly digest: Digest | null;
  readonly departure: DepartureEntry | undefined;
}

/** One service of the release with everything that is known of it. */
export interface Rider {
  readonly service: Service;
  readonly candidate: Candidate;
  /** Whether the candidate's commit rests on something that was read. */
  readonly isKnown: boolean;
  readonly gates: readonly Gate[];
  readonly readiness: Readiness;
  readonly progress: Progress;
}

export interface OwnerPart {
  readonly name: string;
  readonly services: readonly ServiceId[];
  /** The services together with everything they wait for: what this owner's vote is about. */
  readonly about: ReadonlySet<ServiceId>;
  /** null while a commit of it isn't known. */
  readonly digest: Digest | null;
}

/** Derives the situation; `record` is the app's own memory as far as it is believed. */
export function situationOf(
  observation: Observation,
  train: Train,
  revision: Sha,
  plan: Plan,
  record: ReleaseRecord,
): Situation {
  const versions = new Map(plan.services.map((one) => [one.service, one.version]));
  const dependencies = dependenciesWithin(train, new Set(versions.keys()));
  const riders = train.services
    .filter((service) => versions.has(service.id))
    .map((service) => riderOf(observation, service, versions.get(service.id) ?? "", dependencies));
  const digestFor = (some: readonly Rider[]): Digest | null =>
    some.every((rider) => rider.isKnown)
      ? digestOf(
          train.name,
          plan.version,
          some.map((rider) => rider.candidate),
        )
      : null;
  const owners = new Map<string, OwnerPart>();
  for (const [name, services] of servicesByOwner(train, new Set(versions.keys()))) {
    const about = withDependencies(services, dependencies);
    const part = riders.filter((rider) => about.has(rider.service.id));
    owners.set(name, { name, services, about, digest: digestFor(part) });
  }
  return {
    observation,
    train,
    revision,
    plan,
    riders,
    dependencies,
    owners,
    digest: digestFor(riders),
    departure: departureOf(record),
  };
}

function riderOf(
  observation: Observation,
  service: Service,
  version: string,
  dependencies: ReadonlyMap<ServiceId, readonly ServiceId[]>,
): Rider {
  const { release, intents, now } = observation;
  const facts = observation.services.get(service.id);
  const progress = progressOf({ release, service, facts, intents, now });
  const underWay =
    progress.kind === "starting" || progress.kind === "deploying" || progress.kind === "live";
  // What is on its way or live stays that commit; a failed one may be mended by a new commit.
  const tip = facts?.kind === "known" ? facts.value.tip : null;
  const commit = underWay ? progress.commit : tip;
  const gates = serviceGates(service, facts, commit);
  return {
    service,
    candidate: {
      service: service.id,
      repo: service.repo,
      version,
      commit,
      environment: service.environments.production,
      dependsOn: dependencies.get(service.id) ?? [],
    },
    isKnown: underWay || facts?.kind === "known",
    gates,
    readiness: worst(gates),
    progress,
  };
}

export const riderFor = (situation: Situation, id: ServiceId): Rider | undefined =>
  situation.riders.find((rider) => rider.service.id === id);

/** The owner of a service, by name. */
export const ownerOf = (situation: Situation, id: ServiceId): string | undefined => {
  const rider = riderFor(situation, id);
  return rider && ownerName(rider.service.owner);
};
