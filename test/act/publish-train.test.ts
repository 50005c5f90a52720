import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { previousEvidence } from "../../src/act/previous-evidence.ts";
import { publish } from "../../src/act/publish.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import type { Publish } from "../../src/model/action.ts";
import { repoName, sha } from "../../src/model/ids.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { createReadRank } from "../../src/observe/trains/read-rank.ts";
import { verifyEvidence } from "../../src/notes/statement.ts";
import { deleteRelease } from "../../src/simulator/world/releases.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { toolsWith } from "../support/act-tools.ts";
import { emptyEvidence } from "../support/notes.ts";
import { trainWorld, type TrainWorld } from "../observe/train-world.ts";

/** An app that publishes the release of the train, look by look, with one memory. */
async function publisher(world: TrainWorld) {
  const store = await openStore({ sql: openSqlite(":memory:"), clock: world.clock });
  const action: Publish = {
    kind: "publish",
    train: "storefront",
    version: "2.5.0",
    tag: "v2.5.0",
    revision: sha(tipOf(world.releases, "main")),
    parts: [],
    rules: defaultNotes,
    digest: null,
    evidence: emptyEvidence,
    setAside: [],
    takenBack: [],
    missing: [],
    trainMissing: true,
  };
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
      observation: { ...observation, blindUntil: null },
    });
    const outcome = await publish({ ...action, ...over }, tools);
    return outcome.kind;
  };
}

/** Looks until the release is seen, as often as the app would in a quarter of an hour. */
async function publishFully(
  world: TrainWorld,
  look: Awaited<ReturnType<typeof publisher>>,
): Promise<void> {
  for (let times = 0; times < 15; times += 1) {
    if ((await look()) === "seen") return;
    world.wait({ minutes: 1 });
  }
  throw new Error("It was never published");
}

function expectOneWhole(world: TrainWorld): void {
  const releases = [...world.releases.releases.values()];
  expect(releases.filter(({ draft }) => !draft)).toHaveLength(1);
  expect(releases).toHaveLength(1);
  const [release] = releases;
  const assets = [...(release?.assets.values() ?? [])];
  expect(assets.map(({ name }) => name).toSorted()).toEqual([
    "evidence.intoto.json",
    "notes.json",
    "release-train.lock.json",
  ]);
  expect(release?.body).toContain("release-train:release");
  expect(release?.tagName).toBe("v2.5.0");
  const evidence = assets.find(({ name }) => name === "evidence.intoto.json");
  expect(verifyEvidence(evidence?.content ?? "", null)).toMatchObject({ isWhole: true });
}

const isWrite = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
  method !== "GET" && /\/releases(?:\/\d+)?(?:\/assets)?$/.test(path);

test("draft, files and publication, where releases are immutable", async () => {
  await using world = await trainWorld(["api"]);
  world.releases.immutableReleases = true;
  const before = world.simulator.requests.length;
  await publishFully(world, await publisher(world));
  expectOneWhole(world);
  const writes = world.simulator.requests.slice(before).filter(isWrite);
  expect(writes.map(({ method }) => method)).toEqual(["POST", "POST", "POST", "POST", "PATCH"]);
  expect([...world.releases.releases.values()][0]?.immutable).toBe(true);
  expect(world.simulator.unmodelled).toEqual([]);
});

const fates = [0, 1, 2, 3].flatMap((write) =>
  (["before", "after"] as const).map((when) => ({ write, when })),
);

test.each(fates)(
  "the answer to write $write is lost, $when it takes effect: published once, and whole",
  async ({ write, when }) => {
    await using world = await trainWorld(["api"]);
    world.releases.immutableReleases = true;
    let seen = -1;
    world.simulator.faults.push({
      matches: (request) => isWrite(request) && (seen += 1) === write,
      when,
      drop: true,
    });
    await publishFully(world, await publisher(world));
    expect(seen).toBeGreaterThanOrEqual(write);
    expectOneWhole(world);
  },
);

test("an app that lost its memory goes on with the draft that is there", async () => {
  await using world = await trainWorld(["api"]);
  world.simulator.faults.push({
    matches: ({ method, path }) => method === "POST" && path.endsWith("/assets"),
    when: "before",
    answer: { status: 403, body: { message: "Forbidden" } },
  });
  await (
    await publisher(world)
  )();
  expect([...world.releases.releases.values()].map(({ draft }) => draft)).toEqual([true]);
  world.simulator.faults.length = 0;
  world.wait({ minutes: 3 });
  await publishFully(world, await publisher(world));
  expectOneWhole(world);
});

test("a draft that somebody deleted is made again; files of an earlier run are replaced", async () => {
  await using world = await trainWorld(["api"]);
  const look = await publisher(world);
  const refuseLast = () =>
    world.simulator.faults.push({
      matches: ({ method, path }) => method === "PATCH" && path.includes("/releases/"),
      when: "before",
      answer: { status: 502 },
    });
  refuseLast();
  await look();
  const [draft] = world.releases.releases.values();
  if (!draft) throw new Error("There is no draft");
  deleteRelease(world.world, world.releases, draft, { by: world.sarah });
  world.wait({ minutes: 3 });
  await look();
  expect([...world.releases.releases.values()].map(({ id }) => id)).not.toContain(draft.id);
  world.simulator.faults.length = 0;
  world.wait({ minutes: 3 });
  await publishFully(world, look);
  expectOneWhole(world);
});

test("the evidence names the one before it by its digest, and the lock file every commit", async () => {
  await using world = await trainWorld(["api"]);
  await publishFully(world, await publisher(world));
  const [first] = world.releases.releases.values();
  const assetsOf = (release: typeof first) =>
    new Map([...(release?.assets.values() ?? [])].map(({ name, content }) => [name, content]));
  const before = assetsOf(first).get("evidence.intoto.json") ?? "";
  expect(verifyEvidence(before, null)).toMatchObject({ isWhole: true, previous: null });

  const repo = repoName("acme/releases");
  const sha256 = createHash("sha256").update(before).digest("hex");
  expect(await previousEvidence(world, { repo, tag: "v2.6.0" })).toMatchObject({
    ok: true,
    value: { tag: "v2.5.0", sha256 },
  });
  // Nothing follows itself, nor what others published.
  expect(await previousEvidence(world, { repo, tag: "v2.5.0" })).toEqual({ ok: true, value: null });
  expect(assetsOf(first).get("release-train.lock.json")).toContain('"train": "storefront"');
});
