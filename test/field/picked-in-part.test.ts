/**
 * Tools that pick a part of a pull request, the wrong commit of it, or more than it: what is there counts, what was only
 * meant to be there doesn't.
 */
import { expect, it } from "vitest";
import { commit } from "../../src/simulator/world/commits.ts";
import { containments, handsOn } from "../observe/hands.ts";
import { branch, trainWorld } from "../observe/train-world.ts";

it("ruby/rubygems#9518: of a rebase GitHub names the last commit as the merge: its pick alone is not the pull request", async () => {
  await using world = await trainWorld(["api"]);
  const { shipMany, pick, mergeOf } = handsOn(world);
  const pull = shipMany(3, "rebase");
  pick(mergeOf(pull));
  expect(await containments(world)).toEqual([`#${pull.number} missing`]);
});

it("neovim/neovim#26836: picks of its own commits, which the squash left behind, make it whole", async () => {
  await using world = await trainWorld(["api"]);
  const { shipMany, pick, commitsOf } = handsOn(world);
  const pull = shipMany(3, "squash");
  for (const sha of commitsOf(pull)) pick(sha);
  expect(await containments(world)).toEqual([
    expect.stringMatching(new RegExp(`^#${pull.number} contained`)),
  ]);
});

it.each([0, 1, 2])(
  "hashicorp/consul#22689, mapbox/github-release-tools#23: with own commit %i left out it is not",
  async (left) => {
    await using world = await trainWorld(["api"]);
    const { shipMany, pick, commitsOf } = handsOn(world);
    const pull = shipMany(3, "squash");
    for (const [index, sha] of commitsOf(pull).entries()) if (index !== left) pick(sha);
    expect(await containments(world)).toEqual([`#${pull.number} missing`]);
  },
);

it("Mergifyio/mergify#359: a backport that took another pull request's commit along brings that, too, and no third one", async () => {
  await using world = await trainWorld(["api"]);
  const { ship, backport, mergeOf } = handsOn(world);
  const [wanted, along, other] = [
    ship({ method: "squash" }),
    ship({ method: "squash" }),
    ship({ method: "squash" }),
  ];
  const body = [along, wanted]
    .map((one) => `(cherry picked from commit ${mergeOf(one)})`)
    .join("\n");
  const title = `Faster (backport #${wanted.number})`;
  const { number } = backport([mergeOf(along), mergeOf(wanted)], { title, body });
  const found = await containments(world);
  expect(found).toContain(`#${wanted.number} contained by #${number}`);
  expect(found).toContain(`#${along.number} contained by #${number}`);
  expect(found).toContain(`#${other.number} missing`);
});

it("ceph/ceph-ansible#2083: a pick that names a commit which nobody has proves nothing", async () => {
  await using world = await trainWorld(["api"]);
  const { repo, ship } = handsOn(world);
  const pull = ship();
  const message = "Faster\n\n(cherry picked from commit 302e563601cd6820b1ae44fabdfb1506688c7c9b)";
  commit(world.world, repo, { branch, files: { faster: "1" }, message, by: world.mike });
  expect(await containments(world)).toEqual([`#${pull.number} missing`]);
});
