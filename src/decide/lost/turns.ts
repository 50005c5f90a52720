/** Turns of services that others deploy, where the record of them is lost: what production shows of them. */
import type { ServiceId } from "../../model/ids.ts";
import type { DeploymentFacts, Observation } from "../../model/observation.ts";
import type { ReleaseRecord, TurnEntry } from "../../model/record/record.ts";
import type { Direction } from "../../model/release/release.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import type { Service, Train } from "../../model/train/train.ts";
import { isAtGate, turnOf } from "../deployments/watched.ts";
import { isAbout } from "../deployments/about.ts";
import { byBeginning } from "../deployments/begun.ts";
import { productionOf } from "./doubt.ts";

/**
 * The turns that services had: they deployed the release's commit since, or were told that it is time.
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
    const commit = facts?.kind === "known" ? facts.value.tip : null;
    const production = productionOf(facts);
    if (commit === null || production.kind === "unknown") return [];
    const began = firstBegun(production.value, service, since, commit);
    const told = turnsTold(observation, service.id, "deploy");
    if (!began && told === 0) return [];
    const attempt = Math.max(told, 1);
    const at = seconds(began ?? observation.now);
    const from = seconds(since);
    return [{ kind: "turn", task: "deploy", service: service.id, attempt, commit, at, from }];
  });

/** When others first began to deploy this commit; undefined: they didn't, or it waits at its gate. */
function firstBegun(
  production: readonly DeploymentFacts[],
  service: Service,
  since: Temporal.Instant,
  commit: DeploymentFacts["commit"],
): Temporal.Instant | undefined {
  const own = production.filter((one) => !one.ours && isAbout(one, service));
  const last = byBeginning(own).findLast(
    ({ deployment, began }) =>
      deployment.commit === commit &&
      !isAtGate(deployment, service) &&
      Temporal.Instant.compare(began.at, since) >= 0,
  );
  return last?.began.at;
}

/** The number of the last turn of which its people were told; 0: of none. */
export function turnsTold({ said }: Observation, service: ServiceId, task: Direction): number {
  const start = `turn:${task}:${service}:`;
  const attempts = [...said].filter((key) => key.startsWith(start));
  return Math.max(0, ...attempts.map((key) => Number(key.slice(start.length)) || 0));
}

const seconds = (at: Temporal.Instant): string => at.toString({ smallestUnit: "second" });
