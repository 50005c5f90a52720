/** Turns of services that others deploy, where the record of them is lost: what production shows of them. */
import { compareInstants } from "../../model/instants.ts";
import type { ServiceId, Sha } from "../../model/ids.ts";
import type { DeploymentFacts, Observation, ServiceFacts } from "../../model/observation.ts";
import type { ReleaseRecord, TurnEntry } from "../../model/record/record.ts";
import type { Direction } from "../../model/release/release.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import type { Service, Train } from "../../model/train/train.ts";
import { isAtGate, turnOf } from "../deployments/watched.ts";
import { isAbout } from "../deployments/about.ts";
import { byBeginning } from "../deployments/begun.ts";
import { productionOf } from "./doubt.ts";

/**
 * The turns that services had: they deployed a commit of the release branch since, or were told that it is time.
 * @param since when the first of them may have come
 */
export const turnsSeen = (
  observation: Observation,
  train: Train,
  record: ReleaseRecord,
  since: Temporal.Instant,
): readonly TurnEntry[] =>
  train.services.flatMap((service): readonly TurnEntry[] => {
    if (!isDeployedByOthers(service) || turnOf(record, service, "deploy")) return [];
    const facts = observation.services.get(service.id);
    const production = productionOf(facts);
    if (facts?.kind !== "known" || facts.value.tip === null || production.kind === "unknown") {
      return [];
    }
    const seen = seenOf({ ...facts.value, tip: facts.value.tip }, production.value, service, since);
    const told = turnsTold(observation, service.id, "deploy");
    if (!seen && told === 0) return [];
    const commit = seen?.commit ?? facts.value.tip;
    const attempt = Math.max(told, 1);
    const at = seconds(seen?.at ?? observation.now);
    const from = seconds(since);
    return [{ kind: "turn", task: "deploy", service: service.id, attempt, commit, at, from }];
  });

interface Seen {
  readonly commit: Sha;
  /** When others first began to deploy it. */
  readonly at: Temporal.Instant;
}

/**
 * What others deployed of the release; undefined: nothing, or it waits at its gate. That is the head of the release branch,
 * or the commit of the branch that they deployed last, since it may have moved on. What ran there before is none of it.
 */
function seenOf(
  { tip, ofBranch }: Pick<ServiceFacts, "ofBranch"> & { readonly tip: Sha },
  production: readonly DeploymentFacts[],
  service: Service,
  since: Temporal.Instant,
): Seen | undefined {
  const own = production.filter((one) => !one.ours && isAbout(one, service));
  const isBefore = (at: Temporal.Instant): boolean => compareInstants(at, since) < 0;
  const begun = byBeginning(own).filter(
    ({ deployment, began }) => !isAtGate(deployment, service) && !isBefore(began.at),
  );
  const ranBefore = ({ commit }: DeploymentFacts): boolean =>
    own.some(
      (one) =>
        one.commit === commit &&
        one.statuses.some(({ state, createdAt }) => state === "success" && isBefore(createdAt)),
    );
  const isOwn = ({ deployment }: (typeof begun)[number]): boolean =>
    ofBranch?.has(deployment.commit) === true && !ranBefore(deployment);
  const last =
    begun.find(({ deployment }) => deployment.commit === tip) ?? begun.find((one) => isOwn(one));
  if (!last) return undefined;
  const { commit } = last.deployment;
  const first = begun.findLast(({ deployment }) => deployment.commit === commit) ?? last;
  return { commit, at: first.began.at };
}

/** The number of the last turn of which its people were told; 0: of none. */
export function turnsTold({ said }: Observation, service: ServiceId, task: Direction): number {
  const start = `turn:${task}:${service}:`;
  const attempts = [...said].filter((key) => key.startsWith(start));
  return Math.max(0, ...attempts.map((key) => Number(key.slice(start.length)) || 0));
}

const seconds = (at: Temporal.Instant): string => at.toString({ smallestUnit: "second" });
