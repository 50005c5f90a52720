/** What stands behind the first page counts as much as what stands on it. */
import { expect, it } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { issueFormBranch, postMortemLabel, postMortemMark } from "../../src/model/marks/marks.ts";
import { releaseKey } from "../../src/model/ids.ts";
import { discoverReleases } from "../../src/observe/trains/discover.ts";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { ensureLabel } from "../../src/simulator/world/labels.ts";
import { closePull, openPull } from "../../src/simulator/world/pulls.ts";
import { granted, trainWorld, valueOf, type TrainWorld } from "../observe/train-world.ts";

/** The app opens post-mortems of earlier releases, the first `open` of which nobody closes. */
async function withPostMortems(counts: { readonly open: number; readonly closed: number }) {
  const world = await trainWorld(["api"]);
  const { releases, app } = world;
  ensureLabel(world.world, releases, { name: postMortemLabel, by: world.sarah });
  for (let made = 0; made < counts.open + counts.closed; made += 1) {
    const issue = createIssue(world.world, releases, {
      title: `Post-mortem ${made}`,
      body: `${postMortemMark(releaseKey(releases.id, 1_000 + made))}\nWhat happened`,
      labels: [postMortemLabel],
      by: app.bot,
    });
    world.wait({ seconds: 1 });
    if (made >= counts.open) {
      editIssue(world.world, releases, issue, { state: "closed", by: world.sarah });
    }
  }
  return world;
}

const openOnes = async (world: TrainWorld) => {
  const { postMortems } = await world.see();
  if (postMortems.kind === "unknown") throw new Error(postMortems.why);
  return postMortems.value.filter(({ isOpen }) => isOpen).length;
};

it.each([
  { open: 1, closed: 25 },
  { open: 45, closed: 3 },
  { open: 0, closed: 25 },
])(
  "attack a2: every open post-mortem holds the next release: $open behind $closed newer ones",
  async (counts) => {
    await using world = await withPostMortems(counts);
    expect(await openOnes(world)).toBe(counts.open);
  },
);

it("attack a2: an offer that people refused isn't made again, however many branches are called like its own", async () => {
  await using world = await trainWorld(["api"], {
    permissions: { ...granted, pull_requests: "write" },
  });
  const { world: it, releases, sarah: by, app } = world;
  const offers = async () =>
    valueOf(await discoverReleases(world.github, readTrainFile)).formless.length;
  expect(await offers()).toBe(1);
  createBranch(it, releases, { name: issueFormBranch, from: "main", by });
  const files = { "form.yml": "name: Release" };
  commit(it, releases, { branch: issueFormBranch, files, message: "Form", by });
  for (let made = 0; made < 25; made += 1) {
    const pull = openPull(it, releases, {
      title: `Offer ${made}`,
      head: issueFormBranch,
      base: "main",
      by: made === 24 ? app.bot : by,
    });
    closePull(it, releases, pull, { by });
  }
  expect(await offers()).toBe(0);
});
