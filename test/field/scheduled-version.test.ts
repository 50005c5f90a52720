import { expect, it } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { dueRelease } from "../../src/decide/plan/next-departure.ts";
import { repoName } from "../../src/model/ids.ts";
import { createReadStation } from "../../src/observe/trains/station.ts";
import { issueBegin } from "../../src/model/marks/marks.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import { commit, createTag } from "../../src/simulator/world/commits.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { plainTrain, trainWorld, valueOf } from "../observe/train-world.ts";

it("GMOD/jbrowse-components#1197: a hundred newer tags don't hide the last release from the schedule", async () => {
  const file = `schedule: "0 9 * * THU"\n${plainTrain(["api"])}`;
  await using world = await trainWorld(["api"], { trainFile: file });
  const by = world.sarah;
  createTag(world.world, world.releases, { name: "v7.0.0", from: "main", by });
  for (let count = 0; count < 120; count += 1) {
    world.wait({ minutes: 1 });
    commit(world.world, world.releases, {
      branch: "main",
      message: `chore: ${count}`,
      files: { count: String(count) },
      by,
    });
    createTag(world.world, world.releases, { name: `nightly-${count}`, from: "main", by });
  }
  const read = createReadStation(world.github, readTrainFile);
  const { train, tags } = valueOf(await read(repoName("acme/releases")));
  if (train.kind !== "valid") throw new Error("no train");
  const due = dueRelease({
    now: Temporal.Instant.from("2026-03-26T09:01:00Z"),
    repo: repoName("acme/releases"),
    train: train.train,
    tracked: [],
    tags,
    since: Temporal.Instant.from("2026-01-01T00:00:00Z"),
  });
  expect(due?.title).toBe("Release v7.1.0");
});

it("attack 57: a stranger's issue, which the form gives the label, is no release to the schedule until it is adopted", async () => {
  const file = `schedule: "0 9 * * THU"\n${plainTrain(["api"])}`;
  await using world = await trainWorld(["api"], { trainFile: file });
  const { releases } = world;
  const read = async () => {
    const { tracked } = valueOf(
      await createReadStation(world.github, readTrainFile)(repoName("acme/releases")),
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
