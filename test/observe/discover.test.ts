import { expect, test } from "vitest";
import { readTrainFile } from "../../src/config/train-file.ts";
import { discoverReleases } from "../../src/observe/discover.ts";
import { addOrg } from "../../src/simulator/world/accounts.ts";
import { installApp, setSuspended } from "../../src/simulator/world/apps.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { ensureLabel } from "../../src/simulator/world/labels.ts";
import { addRepository } from "../../src/simulator/world/repositories.ts";
import { trainWorld, valueOf, type TrainWorld } from "./train-world.ts";

const discover = async (world: TrainWorld) =>
  valueOf(await discoverReleases(world.github, readTrainFile));

const open = (world: TrainWorld, title: string, labels: string[]) =>
  createIssue(world.world, world.releases, { title, body: "", by: world.sarah, labels });

test("open tracking issues with every repository that matters to them", async () => {
  await using world = await trainWorld(["api", "web"]);
  const { world: it, sarah: by, releases } = world;
  const second = open(world, "Next", ["release-train"]);
  open(world, "Bug", []);
  const done = open(world, "Done", ["release-train"]);
  editIssue(it, releases, done, { state: "closed", by });
  // A label alone makes no train repository.
  const other = addRepository(it, { owner: "acme", name: "other", by });
  ensureLabel(it, other, { name: "release-train", by });
  createIssue(it, other, { title: "Not ours", body: "", by, labels: ["release-train"] });
  const repositories = ["acme/releases", "acme/api", "acme/web"];
  expect(await discover(world)).toEqual({
    releases: [
      { key: "acme/releases#1", repositories },
      { key: `acme/releases#${second.number}`, repositories },
    ],
    unread: [],
  });
});

test("a train file that is broken still has its releases", async () => {
  await using world = await trainWorld(["api"], { trainFile: "train: [" });
  expect((await discover(world)).releases).toEqual([
    { key: "acme/releases#1", repositories: ["acme/releases"] },
  ]);
});

test("more open issues than fit on a page", async () => {
  await using world = await trainWorld(["api"]);
  for (let count = 0; count < 120; count += 1) open(world, `${count}`, ["release-train"]);
  expect((await discover(world)).releases).toHaveLength(121);
});

test("every installation, but those that are suspended", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, sarah: by, app } = world;
  addOrg(it, "beta");
  const installation = installApp(it, app, "beta");
  const files = { ".github/release-train.yml": "train: [" };
  const trains = addRepository(it, { owner: "beta", name: "trains", by, files });
  ensureLabel(it, trains, { name: "release-train", by });
  createIssue(it, trains, { title: "B", body: "", by, labels: ["release-train"] });
  const keys = async () => {
    const { releases, unread } = await discover(world);
    return [...releases.map(({ key }) => key), ...unread];
  };
  expect(await keys()).toEqual(["acme/releases#1", "beta/trains#1"]);
  setSuspended(it, installation, true);
  world.wait({ hours: 1 });
  expect(await keys()).toEqual(["acme/releases#1"]);
});

test("what could not be read is told", async () => {
  await using world = await trainWorld(["api"]);
  world.simulator.faults.push({
    matches: ({ path }) => path === "/graphql",
    when: "before",
    answer: { status: 502 },
  });
  const { releases, unread } = await discover(world);
  expect(releases).toEqual([]);
  expect(unread.map(({ where }) => where).toSorted()).toEqual(["acme/api", "acme/releases"]);
});
