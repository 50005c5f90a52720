import { describe, expect, test } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { discoverReleases } from "../../src/observe/trains/discover.ts";
import { addOrg } from "../../src/simulator/world/accounts.ts";
import { installApp, setSuspended } from "../../src/simulator/world/apps.ts";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import type { Repository } from "../../src/simulator/world/types.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { ensureLabel } from "../../src/simulator/world/labels.ts";
import { closePull, openPull } from "../../src/simulator/world/pulls.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { addRepository } from "../../src/simulator/world/repositories.ts";
import { granted, trainWorld, valueOf, type TrainWorld } from "./train-world.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";

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
  const watched = (one: Repository | undefined) => ({
    repo: `acme/${one?.name}`,
    id: one?.id,
  });
  const repositories = [releases, world.services.get("api"), world.services.get("web")].map(
    watched,
  );
  const repo = "acme/releases";
  const { reached, ...found } = await discover(world);
  expect(reached.map((one) => one.repo).toSorted()).toEqual([
    "acme/api",
    "acme/other",
    "acme/releases",
    "acme/web",
  ]);
  expect(found).toEqual({
    releases: [
      { key: `${releases.id}#1`, repo, repositories },
      { key: `${releases.id}#${second.number}`, repo, repositories },
    ],
    formless: [
      { repo: "acme/releases", base: "main", head: tipOf(releases, "main"), isPermitted: false },
    ],
    trains: [{ id: releases.id, repo }],
    scheduled: [],
    unread: [],
  });
});

test("a train file that is broken still has its releases", async () => {
  await using world = await trainWorld(["api"], { trainFile: "train: [" });
  const { id } = world.releases;
  const repo = "acme/releases";
  expect((await discover(world)).releases).toEqual([
    { key: `${id}#1`, repo, repositories: [{ repo, id }], isUncertain: true },
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
  expect(await keys()).toEqual([`${world.releases.id}#1`, `${trains.id}#1`]);
  setSuspended(it, installation, true);
  world.wait({ hours: 1 });
  expect(await keys()).toEqual([`${world.releases.id}#1`]);
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

describe("the issue form", () => {
  const path = ".github/ISSUE_TEMPLATE/release.yml";
  const formless = async (world: TrainWorld) =>
    (await discover(world)).formless.map(({ repo, isPermitted }) => [repo, isPermitted]);
  const commitTo = ({ world, releases, sarah: by }: TrainWorld, branch: string) =>
    commit(world, releases, { branch, files: { [path]: "name: Release\n" }, message: "Form", by });
  const proposedBy = (world: TrainWorld, by: User) => {
    createBranch(world.world, world.releases, {
      name: "release-train/issue-form",
      from: "main",
      by,
    });
    commitTo(world, "release-train/issue-form");
    const pull = { head: "release-train/issue-form", base: "main", title: "Form", by };
    return openPull(world.world, world.releases, pull);
  };

  test("may be offered by who may open pull requests", async () => {
    const permissions = { ...granted, pull_requests: "write" } as const;
    await using world = await trainWorld(["api"], { permissions });
    expect(await formless(world)).toEqual([["acme/releases", true]]);
  });

  test("is there", async () => {
    await using world = await trainWorld(["api"]);
    commitTo(world, "main");
    expect(await formless(world)).toEqual([]);
  });

  test("was offered before, even when that was closed", async () => {
    await using world = await trainWorld(["api"]);
    const pull = proposedBy(world, world.app.bot);
    expect(await formless(world)).toEqual([]);
    closePull(world.world, world.releases, pull, { by: world.sarah });
    expect(await formless(world)).toEqual([]);
  });

  test("was proposed by somebody else", async () => {
    await using world = await trainWorld(["api"]);
    proposedBy(world, world.sarah);
    expect(await formless(world)).toEqual([["acme/releases", false]]);
  });

  test("costs nothing to look for", async () => {
    await using world = await trainWorld(["api"]);
    const before = world.github.usage().points;
    await discover(world);
    expect(world.github.usage().points - before).toBe(1);
  });
});
