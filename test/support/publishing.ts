/** Publishing as the app does it, look by look, on the simulated GitHub. */
import { publish } from "../../src/act/publish.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import type { Publish } from "../../src/model/action.ts";
import { succeed } from "../../src/model/failure.ts";
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import type { Changes, NotesPart } from "../../src/model/release/notes.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { createReadRank } from "../../src/observe/trains/read-rank.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import type { TrainWorld } from "../observe/train-world.ts";
import { search, toolsWith } from "./act-tools.ts";
import { emptyEvidence } from "./notes.ts";
import { commit } from "./train.ts";

/** The notes of a release of no services: whatever a test is about, it names itself. */
export const publishing: Publish = {
  kind: "publish",
  train: "storefront",
  version: "2.5.0",
  tag: "v2.5.0",
  revision: commit("train file"),
  parts: [],
  rules: defaultNotes,
  digest: null,
  evidence: emptyEvidence,
  setAside: [],
  highlights: [],
  takenBack: [],
  missing: [],
  trainMissing: true,
};

/** The same at the head of the train repository. */
export const toPublish = (world: TrainWorld): Publish => ({
  ...publishing,
  revision: sha(tipOf(world.releases, "main")),
});

/** One service, as `search` of `act-tools` is. */
export const searchPart: NotesPart = {
  service: search.service,
  repo: search.repo,
  name: "Search",
  path: [],
  version: "1.1.3",
  tag: "v1.1.3",
  commit: commit("search"),
  previous: null,
};

/** A service of its own repository, at the head of its release branch. */
export const partOf = (world: TrainWorld, id: string): NotesPart => ({
  service: serviceId(id),
  name: id.toUpperCase(),
  repo: repoName(`acme/${id}`),
  path: [],
  version: "1.1.0",
  tag: "v1.1.0",
  commit: sha(world.tip(id)),
  previous: null,
});

/** An app that publishes the release of the train, look by look, with one memory. */
export async function publisher(world: TrainWorld, pulls: Changes["pulls"] = []) {
  const store = await openStore({ sql: openSqlite(":memory:"), clock: world.clock });
  const action = toPublish(world);
  return async (over: Partial<Publish> = {}) => {
    const observation = await world.see();
    const seen = observation.trainRelease;
    const isThere = seen.kind === "known" && seen.value !== null && !seen.value.isDraft;
    if (isThere) return "seen";
    const lease = await store.leases.begin(world.release);
    const tools = toolsWith({
      github: world.github,
      journal: journalOf(store, lease),
      clock: world.clock,
      readRank: createReadRank(world.github),
      readChanges: async () => succeed({ pulls, complete: true }),
      observation: { ...observation, blindUntil: null },
    });
    const outcome = await publish({ ...action, ...over }, tools);
    return outcome.kind;
  };
}

/** Looks until the release is seen, as often as the app would in a quarter of an hour. */
export async function publishFully(
  world: TrainWorld,
  look: Awaited<ReturnType<typeof publisher>>,
  over: Partial<Publish> = {},
): Promise<void> {
  for (let times = 0; times < 15; times += 1) {
    if ((await look(over)) === "seen") return;
    world.wait({ minutes: 1 });
  }
  throw new Error("It was never published");
}
