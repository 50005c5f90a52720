import { expect, it } from "vitest";
import { repoName, sha } from "../../src/model/ids.ts";
import { readChanges, readNews } from "../../src/observe/changes/read-changes.ts";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { openPull } from "../../src/simulator/world/pulls.ts";
import { handsOn } from "../observe/hands.ts";
import { trainWorld, valueOf } from "../observe/train-world.ts";

const repo = repoName("acme/api");

/** Main goes on from v1, and production runs the branch `hotfix`, which began there. */
async function twoSides() {
  const world = await trainWorld(["api"]);
  const api = world.repository("api");
  createBranch(world.world, api, { name: "hotfix", from: "main", by: world.mike });
  const range = () => ({
    repo,
    path: [],
    previous: sha(tipOf(api, "hotfix")),
    commit: sha(tipOf(api, "main")),
  });
  const newOnes = async (): Promise<readonly number[]> =>
    valueOf(await readChanges(world.github, range())).pulls.map(({ number }) => number);
  return { world, api, range, newOnes, hands: handsOn(world) };
}

it.each(["squash", "merge", "rebase"] as const)(
  "carbon-ai-chat#2339: what production has as a pick of a %s is not new",
  async (method) => {
    const { hands, newOnes, world } = await twoSides();
    await using _ = world;
    const picked = hands.ship({ method });
    const fresh = hands.ship({ method });
    hands.pick(hands.mergeOf(picked), "hotfix");
    expect(await newOnes()).toEqual([fresh.number]);
  },
);

it("carbon-ai-chat#2339: a pick of only the last commit of a rebase doesn't make all of it known", async () => {
  const { hands, newOnes, world } = await twoSides();
  await using _ = world;
  const pull = hands.shipMany(3, "rebase");
  hands.pick(hands.mergeOf(pull), "hotfix");
  expect(await newOnes()).toEqual([pull.number]);
});

it("carbon-ai-chat#2339: a hotfix that was picked to main afterwards is not new", async () => {
  const { hands, newOnes, world } = await twoSides();
  await using _ = world;
  const hotfix = hands.ship({ into: "hotfix", method: "squash" });
  hands.pick(hands.mergeOf(hotfix), "main");
  const fresh = hands.ship();
  expect(await newOnes()).toEqual([fresh.number]);
});

it("carbon-ai-chat#2339: a backport to the hotfix branch by pull request, squashed without a trailer", async () => {
  const { hands, newOnes, world, api } = await twoSides();
  await using _ = world;
  const [pull, fresh] = [hands.ship(), hands.ship()];
  const head = `backport/${pull.number}-faster`;
  createBranch(world.world, api, { name: head, from: "hotfix", by: world.mike });
  commit(world.world, api, { branch: head, files: { fix: "1" }, message: "Fix", by: world.mike });
  const backport = { head, base: "hotfix", title: "Faster", by: world.mike };
  hands.merge(openPull(world.world, api, backport), "squash");
  expect(await newOnes()).toEqual([fresh.number]);
});

it("carbon-ai-chat#2339: what was rolled back in production is new again", async () => {
  const { hands, newOnes, world } = await twoSides();
  await using _ = world;
  const pull = hands.ship({ method: "squash" });
  const pick = hands.pick(hands.mergeOf(pull), "hotfix");
  hands.revert(pick.sha, "hotfix");
  expect(await newOnes()).toEqual([pull.number]);
});

it("carbon-ai-chat#2339: a direct commit that production has picked raises no version", async () => {
  const { hands, world, range } = await twoSides();
  await using _ = world;
  const { mike: by } = world;
  const api = world.repository("api");
  const one = { branch: "main", files: { one: "1" }, message: "feat!: all new", by };
  const known = commit(world.world, api, one);
  commit(world.world, api, { branch: "main", files: { two: "1" }, message: "fix: small", by });
  hands.pick(known.sha, "hotfix");
  const news = valueOf(await readNews(world.github, range()));
  expect(news.direct.map(({ message }) => message)).toEqual(["fix: small"]);
});
