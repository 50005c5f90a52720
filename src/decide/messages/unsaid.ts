import type { Action } from "../../model/action.ts";
import type { Observation } from "../../model/observation.ts";

/** Without what was already said: each message has a key, and GitHub shows which were written. */
export const unsaid = (observation: Observation, actions: readonly Action[]): readonly Action[] =>
  actions.filter((one) => one.kind !== "say" || !observation.said.has(one.key));
