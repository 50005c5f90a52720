import { describe, expect, it } from "vitest";
import { repoName, sha } from "../../src/model/ids.ts";
import { readChanges } from "../../src/observe/changes/read-changes.ts";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { closePull, openPull } from "../../src/simulator/world/pulls.ts";
import { stackPulls } from "../../src/simulator/world/stacks.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { handsOn, containments } from "../observe/hands.ts";
import { branch, trainWorld, valueOf, type TrainWorld } from "../observe/train-world.ts";

/** Open pull requests, each into the branch of the one before, the first one into `base`. */
function layered(train: TrainWorld, count: number, base = branch): readonly Issue[] {
  const { world, mike: by } = train;
  const api = train.repository("api");
  const layers: Issue[] = [];
  for (let one = 1; one <= count; one += 1) {
    const into = one === 1 ? base : `layer-${one - 1}`;
    const head = `layer-${one}`;
    createBranch(world, api, { name: head, from: into, by });
    commit(world, api, { branch: head, files: { [head]: "1" }, message: head, by });
    layers.push(openPull(world, api, { head, base: into, title: head, by }));
  }
  return layers;
}

describe("GitHub's stacked pull requests (stack.base.ref)", () => {
  it("stacks: every open layer above the release branch is meant, and asked for at once later", async () => {
    await using world = await trainWorld(["api"]);
    const { world: it, mike: by, simulator } = world;
    const layers = layered(world, 3);
    stackPulls(it, world.repository("api"), { layers, by });
    const missing = layers.map(({ number }) => `#${number} missing`);
    expect(await containments(world)).toEqual(missing);
    const { pulls } = await world.factsOf("api");
    expect(pulls.kind === "known" && pulls.value.map(({ meantBy }) => meantBy)).toEqual([
      "base branch",
      "stack",
      "stack",
    ]);
    const before = simulator.requests.length;
    expect(await containments(world)).toEqual(missing);
    const graphql = simulator.requests.slice(before).filter(({ path }) => path.includes("graphql"));
    expect(graphql.filter(({ cost }) => (cost ?? 0) > 0).length).toBeLessThan(4);
  });

  it("stacks: once it is in, nothing is left", async () => {
    await using world = await trainWorld(["api"]);
    const layers = layered(world, 2);
    const [lower, upper] = layers;
    stackPulls(world.world, world.repository("api"), { layers, by: world.mike });
    const { merge } = handsOn(world);
    if (!lower || !upper) throw new Error("No layers");
    merge(upper);
    merge(lower);
    expect(await containments(world)).toEqual([`#${lower.number} contained`]);
  });

  it("stacks: what only goes into another one's branch is meant for that", async () => {
    await using world = await trainWorld(["api"]);
    const [lower] = layered(world, 2);
    expect(await containments(world)).toEqual([`#${lower?.number} missing`]);
  });

  it("stacks: those on main are not meant", async () => {
    await using world = await trainWorld(["api"]);
    const layers = layered(world, 2, "main");
    stackPulls(world.world, world.repository("api"), { layers, by: world.mike });
    expect(await containments(world)).toEqual([]);
  });
});

it("bors-ng/bors-ng#899: what a bot landed and closed unmerged is in the notes, and what it reverted isn't", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, mike: by } = world;
  const api = world.repository("api");
  const previous = sha(world.tip("api"));
  const pulls = ["Faster", "Slower", "Rejected"].map((title) => {
    const head = title.toLowerCase();
    createBranch(it, api, { name: head, from: branch, by });
    commit(it, api, { branch: head, files: { [head]: "1" }, message: title, by });
    return openPull(it, api, { head, base: branch, title, by });
  });
  const [landed, undone] = pulls;
  if (!landed || !undone) throw new Error("No pull requests");
  for (const pull of [landed, undone]) {
    const message = `${pull.title} (#${pull.number})\n\nCo-authored-by: bors[bot]`;
    commit(it, api, { branch, files: { [pull.title]: "1" }, message, by });
  }
  for (const pull of pulls) closePull(it, api, pull, { by });
  handsOn(world).revert(world.tip("api"));
  const question = {
    repo: repoName("acme/api"),
    path: [],
    previous,
    commit: sha(world.tip("api")),
  };

  const changes = valueOf(await readChanges(world.github, question));

  expect(changes.pulls.map(({ number }) => number)).toEqual([landed.number]);
});
