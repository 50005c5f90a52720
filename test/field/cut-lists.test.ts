/** What stands behind the first page counts as much as what stands on it. */
import { expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { issueFormBranch, postMortemLabel, postMortemMark } from "../../src/model/marks/marks.ts";
import { releaseKey, repoName } from "../../src/model/ids.ts";
import { discoverReleases } from "../../src/observe/trains/discover.ts";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { createMilestone, ensureLabel } from "../../src/simulator/world/labels.ts";
import { ensureMilestone } from "../../src/github/resources/milestones.ts";
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

it("attack a2: a closed post-mortem of this release is seen behind thirty newer issues with its label", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, releases, sarah: by, app } = world;
  ensureLabel(it, releases, { name: postMortemLabel, by });
  const own = createIssue(it, releases, {
    title: "Post-mortem",
    body: `${postMortemMark(world.release)}\nWhat happened`,
    labels: [postMortemLabel],
    by: app.bot,
  });
  editIssue(it, releases, own, { state: "closed", by });
  for (let made = 0; made < 30; made += 1) {
    world.wait({ seconds: 1 });
    const labels = [postMortemLabel];
    const other = createIssue(it, releases, { title: "Of an outage", body: "", labels, by });
    editIssue(it, releases, other, { state: "closed", by });
  }
  const { postMortems } = await world.see();
  expect(postMortems).toEqual({
    kind: "known",
    value: [expect.objectContaining({ number: own.number, isOpen: false })],
  });
});

it("attack a2: a milestone is found behind three thousand newer ones", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, releases, sarah: by } = world;
  const own = createMilestone(it, releases, { title: "2.5.0", by });
  for (let made = 0; made < 3_050; made += 1)
    createMilestone(it, releases, { title: `1.0.${made}`, by });
  const repo = repoName("acme/releases");
  const found = await ensureMilestone(world.github, repo, ["v2.5.0", "2.5.0"]);
  expect(valueOf(found)).toBe(own.number);
});

it.each([
  [["2.5.0", "v2.5.0"], "; the milestones 2.5.0 and v2.5.0 all count"],
  [["V2.5.0", "2.5.0"], "; the milestones V2.5.0 and 2.5.0 all count"],
  [["v2.5.0"], ""],
])("attack a2: milestones %j count together, and several are named", async (titles, words) => {
  await using world = await trainWorld(["api"]);
  const { world: it, sarah: by } = world;
  const repo = world.repository("api");
  for (const [index, title] of titles.entries()) {
    const { number: milestone } = createMilestone(it, repo, { title, by });
    createBranch(it, repo, { name: `cart-${index}`, from: "main", by });
    const files = { [`cart-${index}`]: "1" };
    commit(it, repo, { branch: `cart-${index}`, files, message: "Cart", by });
    const pull = openPull(it, repo, { title, head: `cart-${index}`, base: "main", by });
    editIssue(it, repo, pull, { milestone, by });
  }
  const facts = await world.factsOf("api");
  expect(facts.pulls.kind === "known" && facts.pulls.value.map(({ title }) => title)).toEqual(
    titles,
  );
  const shown = JSON.stringify(decide(await world.see()).view);
  expect(shown).toContain("is still open");
  expect(/; the milestones [^"]* all count/.exec(shown)?.[0] ?? "").toBe(words);
});

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
