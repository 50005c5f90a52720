import { expect, it } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { dueRelease } from "../../src/decide/plan/next-departure.ts";
import { repoName } from "../../src/model/ids.ts";
import { createReadStation } from "../../src/observe/trains/station.ts";
import { issueBegin } from "../../src/model/marks/marks.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import { commit, createTag } from "../../src/simulator/world/commits.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { plainTrain, trainWorld, valueOf, type TrainWorld } from "../observe/train-world.ts";

function addTags(world: TrainWorld, times: number): void {
  const by = world.sarah;
  for (let count = 0; count < times; count += 1) {
    world.wait({ minutes: 1 });
    commit(world.world, world.releases, {
      branch: "main",
      message: `chore: ${count}`,
      files: { count: String(count) },
      by,
    });
    createTag(world.world, world.releases, { name: `nightly-${count}`, from: "main", by });
  }
}

const thursday = Temporal.Instant.from("2026-03-26T09:01:00Z");

it("GMOD/jbrowse-components#1197: a hundred newer tags don't hide the last release from the schedule", async () => {
  const file = `schedule: "0 9 * * THU"\n${plainTrain(["api"])}`;
  await using world = await trainWorld(["api"], { trainFile: file });
  const by = world.sarah;
  createTag(world.world, world.releases, { name: "v7.0.0", from: "main", by });
  addTags(world, 120);
  const read = createReadStation(world.github, readTrainFile);
  const { train, tags } = valueOf(await read(repoName("acme/releases"), thursday));
  if (train.kind !== "valid") throw new Error("no train");
  const due = dueRelease({
    now: thursday,
    repo: repoName("acme/releases"),
    train: train.train,
    tracked: [],
    tags,
    since: Temporal.Instant.from("2026-01-01T00:00:00Z"),
  });
  expect(due).toMatchObject({ title: "Release v7.1.0" });
});

it("attack 57: a stranger's issue, which the form gives the label, is no release to the schedule until it is adopted", async () => {
  const file = `schedule: "0 9 * * THU"\n${plainTrain(["api"])}`;
  await using world = await trainWorld(["api"], { trainFile: file });
  const { releases } = world;
  const read = async () => {
    const { tracked } = valueOf(
      await createReadStation(world.github, readTrainFile)(repoName("acme/releases"), thursday),
    );
    return new Set(tracked.map(({ body }) => body.split("\n")[1]));
  };
  const ours = world.issue.body.split("\n")[1];
  const by = addUser(world.world, "mallory");
  const strange = createIssue(world.world, releases, {
    title: "Release",
    body: "### Version\nv99.0.0\n",
    by,
  });
  // As the form does, whoever fills it in.
  editIssue(world.world, releases, strange, { labels: ["release-train"], by: world.sarah });
  expect(await read()).toEqual(new Set([ours]));
  strange.body += `\n${issueBegin}\n`;
  expect(await read()).toEqual(new Set([ours, "v99.0.0"]));
});

it("googleapis/release-please-action#263: an old tag of another form behind a hundred newer ones isn't none", async () => {
  const file = `schedule: "0 9 * * THU"\n${plainTrain(["api"])}`;
  await using world = await trainWorld(["api"], { trainFile: file });
  createTag(world.world, world.releases, { name: "2.5.0", from: "main", by: world.sarah });
  addTags(world, 120);
  const { train, tags } = valueOf(
    await createReadStation(world.github, readTrainFile)(repoName("acme/releases"), thursday),
  );
  if (train.kind !== "valid") throw new Error("no train");
  const since = thursday.subtract({ hours: 48 });
  const at = { now: thursday, repo: repoName("acme/releases"), train: train.train };
  const due = dueRelease({ ...at, tracked: [], tags, since });
  if (due === null || due === "later") throw new Error("none is due");
  expect(due.body).toContain("none of the tags of acme/releases that were read names a version");
});

it("attack 57: sixty issues of strangers hide no release from the schedule", async () => {
  const file = `schedule: "0 9 * * THU"\n${plainTrain(["api"])}`;
  await using world = await trainWorld(["api"], { trainFile: file });
  editIssue(world.world, world.releases, world.issue, { state: "closed", by: world.sarah });
  const by = addUser(world.world, "mallory");
  for (let count = 0; count < 60; count += 1) {
    world.wait({ seconds: 1 });
    const body = "### Version\nv99.0.0\n";
    const strange = createIssue(world.world, world.releases, { title: "Release", body, by });
    editIssue(world.world, world.releases, strange, {
      labels: ["release-train"],
      by: world.sarah,
    });
  }
  const { tracked } = valueOf(
    await createReadStation(world.github, readTrainFile)(repoName("acme/releases"), thursday),
  );
  expect(tracked.map(({ body }) => body.split("\n")[1])).toEqual(["v2.5.0"]);
});

it("GoogleCloudPlatform/wombat-dressing-room#92, thousands of versions: the schedule opens the release and asks for its version", async () => {
  const file = `schedule: "0 9 * * THU"\n${plainTrain(["api"])}`;
  await using world = await trainWorld(["api"], { trainFile: file });
  for (let count = 0; count < 3_101; count += 1)
    createTag(world.world, world.releases, {
      name: `v0.${count}.0`,
      from: "main",
      by: world.sarah,
    });
  const { train, tags } = valueOf(
    await createReadStation(world.github, readTrainFile)(repoName("acme/releases"), thursday),
  );
  if (train.kind !== "valid") throw new Error("no train");
  const since = thursday.subtract({ hours: 48 });
  const at = { now: thursday, repo: repoName("acme/releases"), train: train.train };
  const due = dueRelease({ ...at, tracked: [], tags, since });
  if (due === null || due === "later") throw new Error("none is due");
  expect(due.body).toMatch(
    /@sarah: the version .* can't be told, since acme\/releases has more than the 3000 tags/,
  );
});
