/** Deployments that the train did not make. */
import { known } from "../../src/model/failure.ts";
import type { DeploymentFacts, Observation } from "../../src/model/observation.ts";
import { deployment, withFacts } from "./observation.ts";
import { commit } from "./train.ts";

/** mike deploys something by hand, now. */
export const deploys = (
  world: Observation,
  id: string,
  changes: Partial<DeploymentFacts> = {},
): Observation =>
  withFacts(world, id, (facts) => {
    if (facts.production.kind !== "known") throw new Error(`Production of ${id} is not known`);
    const made = deployment(700, commit("by hand"), {
      creator: "mike",
      byPerson: true,
      createdAt: world.now,
      statuses: [],
      ...changes,
    });
    const all = [made, ...facts.production.value];
    const newestFirst = all.toSorted((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt));
    return { ...facts, production: known(newestFirst) };
  });
