import { expect, it } from "vitest";
import { createSeal } from "../../src/model/marks/seal.ts";
import type { Journal } from "../../src/act/journal.ts";
import { nothingLearned } from "../../src/act/learned.ts";
import { uncheckedBodies } from "../../src/act/unchecked.ts";
import { publish } from "../../src/act/publish.ts";
import type { Publish } from "../../src/model/action.ts";
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import { readChanges } from "../../src/observe/changes/read-changes.ts";
import { createReadRank } from "../../src/observe/trains/read-rank.ts";
import { createTag } from "../../src/simulator/world/commits.ts";
import { createRelease, latestRelease } from "../../src/simulator/world/releases.ts";
import { branch, trainWorld, type TrainWorld } from "../observe/train-world.ts";
import { toPublish } from "../support/publishing.ts";

const fresh: Journal = {
  begin: async (id, detail) => ({
    state: "fresh",
    id,
    detail,
    uuid: id,
    sentAt: Temporal.Instant.from("2026-03-19T09:00:00Z"),
  }),
  resend: async () => "kept",
  done: async () => "kept",
  remember: async () => "kept",
  recall: async () => undefined,
};

/** Publishes services of the repository `api` at these versions, and then the train. */
async function published(
  world: TrainWorld,
  services: readonly (readonly [id: string, version: string])[],
  version = "2.5.0",
  journal: Journal = fresh,
) {
  const commit = sha(world.tip("api"));
  const action: Publish = {
    ...toPublish(world),
    version,
    tag: `v${version}`,
    parts: services.map(([id, own]) => ({
      service: serviceId(id),
      name: id.toUpperCase(),
      repo: repoName("acme/api"),
      path: [],
      version: own,
      tag: `v${own}`,
      commit,
      previous: null,
    })),
    missing: services.map(([id]) => serviceId(id)),
  };
  return publish(action, {
    github: world.github,
    chats: {},
    seal: createSeal("a key"),
    journal,
    clock: world.clock,
    settle: Temporal.Duration.from({ minutes: 1 }),
    learned: nothingLearned(),
    unchecked: uncheckedBodies(undefined, journal),
    readChanges: (part) => readChanges(world.github, part),
    readRank: createReadRank(world.github),
    readReleaseBefore: () => Promise.reject(new Error("Nothing is rolled back here.")),
    observation: { ...(await world.see()), blindUntil: null },
  });
}

const tag = (world: TrainWorld, name: string) =>
  createTag(world.world, world.repository("api"), { name, from: branch, by: world.mike });

const releasesIn = (world: TrainWorld) =>
  [...world.repository("api").releases.values()].map(({ tagName }) => tagName);

/** A release that somebody made by hand. */
const handmade = (world: TrainWorld, tagName: string, more: object = {}) =>
  createRelease(world.world, world.repository("api"), { tagName, by: world.mike, ...more });

it("attack 68, nrwl/nx#23258: two services of a repository at one version get one tag and one release that names both", async () => {
  await using world = await trainWorld(["api"]);
  const services = [
    ["api", "1.1.0"],
    ["mail", "1.1.0"],
  ] as const;
  expect(await published(world, services)).toMatchObject({ kind: "open" });
  const [release, ...others] = world.repository("api").releases.values();
  expect(others).toEqual([]);
  expect(release).toMatchObject({ tagName: "v1.1.0", name: "API, MAIL 1.1.0" });
  expect(release?.body).toContain("## API 1.1.0");
  expect(release?.body).toContain("## MAIL 1.1.0");
  const [own] = world.releases.releases.values();
  expect(own?.body).toMatch(/\[API 1\.1\.0\]\(.*\/acme\/api\/releases\/tag\/v1\.1\.0\)/);
  expect(own?.body).toContain("MAIL 1.1.0");
});

it("release-drafter#1354: a draft that a bot keeps for the version is nobody's release, and stays one", async () => {
  await using world = await trainWorld(["api"]);
  handmade(world, "v1.1.0", { draft: true });
  expect((await world.factsOf("api")).release).toEqual({ kind: "known", value: null });
  await published(world, [["api", "1.1.0"]]);
  expect((await world.factsOf("api")).release).toMatchObject({
    value: { isDraft: false, ours: true },
  });
  const [draft] = world.repository("api").releases.values();
  expect(draft?.draft).toBe(true);
});

it("nrwl/nx#23258: who looks for its release finds it by either service", async () => {
  await using world = await trainWorld(["api"]);
  const services = [
    ["api", "1.1.0"],
    ["mail", "1.1.0"],
  ] as const;
  await published(world, services);
  expect((await world.factsOf("api")).release).toMatchObject({ value: { ours: true } });
});

it("goreleaser#3148: a version below the highest one doesn't become the latest", async () => {
  await using world = await trainWorld(["api"]);
  handmade(world, "v3.0.0");
  await published(world, [["api", "1.0.1"]]);
  expect(releasesIn(world)).toEqual(["v3.0.0", "v1.0.1"]);
  expect(latestRelease(world.repository("api"))?.tagName).toBe("v3.0.0");
});

it("goreleaser#3148: nor does one below a tag without a release, or behind a hundred others", async () => {
  await using world = await trainWorld(["api"]);
  handmade(world, "v1.0.0");
  tag(world, "v3.0.0");
  for (let count = 0; count < 120; count += 1) tag(world, `nightly-${count}`);
  await published(world, [["api", "1.0.1"]]);
  expect(latestRelease(world.repository("api"))?.tagName).toBe("v1.0.0");
});

it("UI5/webcomponents#13247: a pre-release is marked as one and is never the latest", async () => {
  await using world = await trainWorld(["api"]);
  handmade(world, "v1.0.0");
  await published(world, [["api", "1.1.0-rc.1"]], "2.5.0-rc.1");
  const [, own] = world.repository("api").releases.values();
  expect(own).toMatchObject({ tagName: "v1.1.0-rc.1", prerelease: true });
  expect(latestRelease(world.repository("api"))?.tagName).toBe("v1.0.0");
  const [train] = world.releases.releases.values();
  expect(train).toMatchObject({ tagName: "v2.5.0-rc.1", prerelease: true });
});

it("specter-desktop#1609: the highest is the latest, whatever pre-releases there are of the next", async () => {
  await using world = await trainWorld(["api"]);
  handmade(world, "v1.0.0");
  handmade(world, "v2.0.0-rc.1", { prerelease: true });
  await published(world, [["api", "1.0.1"]]);
  expect(latestRelease(world.repository("api"))?.tagName).toBe("v1.0.1");
});

it("specter-desktop#1609: a release of the train below its highest isn't the latest of its repository", async () => {
  await using world = await trainWorld(["api"]);
  createRelease(world.world, world.releases, { tagName: "v3.0.0", by: world.sarah });
  await published(world, [["api", "1.0.1"]]);
  expect(latestRelease(world.releases)?.tagName).toBe("v3.0.0");
});

it("dvershinin/lastversion#162, stashapp/stash#3648, thousands of versions: which one is the highest isn't guessed, people are asked", async () => {
  await using world = await trainWorld(["api"]);
  for (let count = 0; count < 3_101; count += 1) tag(world, `v0.${count}.0`);
  const refused: unknown[] = [];
  const journal: Journal = {
    ...fresh,
    done: async (id, result) => (refused.push(id, JSON.stringify(result)), "kept"),
  };
  const outcome = await published(world, [["api", "1.1.0"]], "2.5.0", journal);
  expect(outcome).toMatchObject({ kind: "failed", failure: { retry: "never" } });
  // From here on it is an obstacle that names the team, and a manager may count it as published.
  expect(refused).toEqual(["publish api", expect.stringMatching(/refused.*3000 tags/)]);
  expect(releasesIn(world)).toEqual([]);
});
