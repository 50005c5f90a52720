import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { previousEvidence } from "../../src/act/previous-evidence.ts";
import { publish } from "../../src/act/publish.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import { succeed } from "../../src/model/failure.ts";
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import { createReadRank } from "../../src/observe/trains/read-rank.ts";
import { verifyEvidence } from "../../src/notes/statement.ts";
import { deleteRelease } from "../../src/simulator/world/releases.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { toolsWith } from "../support/act-tools.ts";
import { notedPull } from "../support/notes.ts";
import { publisher, publishFully, toPublish } from "../support/publishing.ts";
import { trainWorld, type TrainWorld } from "../observe/train-world.ts";

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

/** As many entries as need a second and a third part. */
const manyPulls = Array.from({ length: 2_500 }, (_, n) =>
  notedPull(n + 1, { title: "x".repeat(80) }),
);

/** Publishes an `api` whose notes are too long for GitHub, with one memory, until it is seen; the requests that wrote. */
async function publishLong(world: TrainWorld): Promise<void> {
  const store = await openStore({ sql: openSqlite(":memory:"), clock: world.clock });
  const api = world.repository("api");
  const part = {
    service: serviceId("api"),
    name: "API",
    repo: repoName("acme/api"),
    path: [],
    version: "1.0.0",
    tag: "v1.0.0",
    commit: sha(tipOf(api, "main")),
    previous: null,
  };
  for (let times = 0; times < 15; times += 1) {
    const observation = await world.see();
    if ([...api.releases.values()].some(({ draft }) => !draft)) return;
    const lease = await store.leases.begin(world.release);
    const tools = toolsWith({
      github: world.github,
      journal: journalOf(store, lease),
      clock: world.clock,
      readRank: createReadRank(world.github),
      readChanges: async () => succeed({ pulls: manyPulls, complete: true }),
      observation: { ...observation, blindUntil: null },
    });
    const action = { ...toPublish(world), parts: [part], missing: [part.service] };
    await publish({ ...action, trainMissing: false }, tools);
    world.wait({ minutes: 1 });
  }
  throw new Error("It was never published");
}

test.each(
  [0, 1, 2, 3].flatMap(
    (write) =>
      [
        { write, when: "before" },
        { write, when: "after" },
      ] as const,
  ),
)(
  "notes of a service that are too long: the answer to write $write is lost $when its effect, published once with all parts",
  async ({ write, when }) => {
    await using world = await trainWorld(["api"]);
    const api = world.repository("api");
    api.immutableReleases = true;
    let seen = -1;
    world.simulator.faults.push({
      matches: (request) => isWrite(request) && (seen += 1) === write,
      when,
      drop: true,
    });
    await publishLong(world);
    expect(seen).toBeGreaterThanOrEqual(write);
    const releases = [...api.releases.values()];
    expect(releases.map(({ draft }) => draft)).toEqual([false]);
    const assets = [...(releases[0]?.assets.values() ?? [])];
    expect(assets.map(({ name }) => name).toSorted()).toEqual(["notes-2.md", "notes-3.md"]);
    const all = [releases[0]?.body ?? "", ...assets.map(({ content }) => content)].join("\n");
    const listed = [...all.matchAll(/\/pull\/(\d+)\)/g)].map(([, number]) => Number(number));
    expect(listed.toSorted((a, b) => a - b)).toEqual(manyPulls.map(({ number }) => number));
    expect(world.simulator.unmodelled).toEqual([]);
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
