import { derivedFrom } from "../../model/derived.ts";
import type { Reading } from "../../model/failure.ts";
import type { DeploymentFacts, ServiceFacts } from "../../model/observation.ts";
import type { ReleaseKey } from "../../model/ids.ts";
import type { Service } from "../../model/train/train.ts";
import { isAbout } from "../deployments/about.ts";
import { isHeard } from "../deployments/statuses.ts";
import type { Pace } from "../assessment/service.ts";

/** The newest ones say how long it takes nowadays. */
const samplesMax = 20;

/** From the service's deployments before this release; null: none is known to have succeeded. */
export function paceOf(
  facts: Reading<ServiceFacts> | undefined,
  release: ReleaseKey,
  service: Service,
): Pace | null {
  if (facts?.kind !== "known") return null;
  const paces = pacesOf({ facts: facts.value, service });
  let pace = paces.get(release);
  if (pace === undefined) paces.set(release, (pace = readPace(facts.value, release, service)));
  return pace;
}

/** By release: of a service of which nothing was read anew it is the same in every look. */
const pacesOf = derivedFrom(
  ({ facts, service }: { readonly facts: ServiceFacts; readonly service: Service }) => [
    facts,
    service,
  ],
  () => new Map<ReleaseKey, Pace | null>(),
);

function readPace(
  { production, past }: ServiceFacts,
  release: ReleaseKey,
  service: Service,
): Pace | null {
  if (production.kind === "unknown") return null;
  const read = new Set(production.value.map(({ id }) => id));
  return paceIn(
    [...production.value, ...past.filter(({ id }) => !read.has(id))].filter(
      ({ rides }) => rides?.issue !== release,
    ),
    service,
  );
}

/** @param deployments to production, newest first; null: none is known to have succeeded */
export function paceIn(deployments: readonly DeploymentFacts[], service: Service): Pace | null {
  const samples = deployments
    .filter((one) => isAbout(one, service) && one.task === "deploy")
    .flatMap((one) => secondsTaken(one, service) ?? [])
    .slice(0, samplesMax)
    .toSorted((a, b) => a - b);
  const usual = quantile(samples, 0.5);
  const slow = quantile(samples, 0.9);
  return usual === undefined || slow === undefined
    ? null
    : { samples: samples.length, usual, slow };
}

/** So many deployments to production tell more than a rehearsal in staging does. */
const samplesEnough = 5;

/**
 * What is known of production together with what a rehearsal measured: where production tells little, the longer time.
 * @param measured seconds; undefined: there was no rehearsal
 */
export function withRehearsed(pace: Pace | null, measured: number | undefined): Pace | null {
  if (!measured || (pace && pace.samples >= samplesEnough)) return pace;
  const { samples, usual, slow } = pace ?? { samples: 0, usual: 0, slow: 0 };
  return {
    samples: samples + 1,
    usual: Math.max(usual, measured),
    slow: Math.max(slow, measured),
  };
}

// Nearest rank: of few samples the longest.
const quantile = (sorted: readonly number[], part: number): number | undefined =>
  sorted[Math.ceil(sorted.length * part) - 1];

function secondsTaken(
  { createdAt, statuses }: DeploymentFacts,
  service: Service,
): number | undefined {
  const success = statuses.findLast((one) => one.state === "success" && isHeard(one, service));
  if (!success) return undefined;
  const took = success.createdAt.epochMilliseconds - createdAt.epochMilliseconds;
  // Whoever writes a deployment down when it is over creates it and tells its success at once.
  return took > 0 ? Math.ceil(took / 1_000) : undefined;
}
