import type { Observation } from "../../src/model/observation.ts";

/** How the record went, and the app's data with it. */
export const lost: Readonly<Record<string, (world: Observation) => Observation>> = {
  edited: (world) => ({
    ...world,
    intents: [],
    looks: new Map(),
    record: { kind: "tampered", comment: 500, by: "eve" },
  }),
  deleted: (world) => ({ ...world, intents: [], looks: new Map(), record: { kind: "none" } }),
};
