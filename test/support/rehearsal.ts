/** Rehearsals in staging. */
import type { Deploy } from "../../src/model/action.ts";
import { known } from "../../src/model/failure.ts";
import type { Observation } from "../../src/model/observation.ts";
import { shown } from "./consent.ts";
import { says, status, withFacts } from "./observation.ts";
import { people } from "./train.ts";

/** The newest deployment to staging of a service is told this state, now. */
export const stagingReports = (
  world: Observation,
  id: string,
  state: string,
  ours = false,
): Observation =>
  withFacts(world, id, (facts) => {
    if (facts.staging.kind !== "known") throw new Error("Staging is not known");
    const [newest, ...older] = facts.staging.value;
    if (!newest) throw new Error(`${id} has no deployment to staging`);
    const told = {
      ...newest,
      statuses: [{ ...status(state, world.now), ours }, ...newest.statuses],
    };
    return { ...facts, staging: known([told, ...older]) };
  });

/** Services whose rehearsal in staging runs. */
export const running = (world: Observation): readonly string[] =>
  [...world.services].flatMap(([id, facts]) => {
    const newest =
      facts.kind === "known" &&
      facts.value.staging.kind === "known" &&
      facts.value.staging.value[0];
    return newest && newest.ours && newest.statuses.length === 0 ? [id] : [];
  });

export const wordOf = ({ task, service: id, attempt }: Deploy): string =>
  `${task === "deploy" ? "out" : "back"} ${id} ${attempt}`;

export const begun = (world: Observation = shown()): Observation =>
  says(world, people.sarah, "/rehearse");
