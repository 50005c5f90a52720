import { expect, test } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { openPull } from "../../src/simulator/world/pulls.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

async function labelling(fleet = solo): Promise<Story> {
  const story = await startStory({ fleet, running: false });
  addToTrainFile(story.fleet, "pull_request_labels: true");
  await story.startApp();
  story.people.open();
  story.people.prepare();
  return story;
}

const pullsOf = ({ fleet }: Story): readonly Issue[] =>
  [...siteOf(fleet, "api").repository.issues.values()].filter(({ pull }) => pull);

const labelsOf = (story: Story): readonly (readonly string[])[] =>
  pullsOf(story).map(({ labels }) => labels);

const several = {
  ...solo,
  services: solo.services.map((one) => ({ ...one, changes: ["One", "Two", "Three"] })),
};

test("a pull request is labelled boarded, then live, and people's labels stay", async () => {
  await using story = await labelling(several);
  const { fleet, people } = story;
  await story.reach("ready");
  await story.pass({ minutes: 3 });
  expect(labelsOf(story)).toEqual(
    several.services[0]?.changes.map(() => ["release-train:boarded"]),
  );
  const [first] = pullsOf(story);
  if (!first) throw new Error("There is no pull request");
  const { repository, developer } = siteOf(fleet, "api");
  editIssue(fleet.world, repository, first, {
    by: developer,
    labels: [...first.labels, "live", "release-train:mine"],
  });
  people.vote();
  await story.settle();
  people.say(people.manager, "/go");
  await story.reach("complete");
  await story.pass({ minutes: 3 });
  expect(labelsOf(story)).toEqual([
    ["live", "release-train:mine", "release-train:live"],
    ["release-train:live"],
    ["release-train:live"],
  ]);
  // All three in one request each time, and no label that nothing needs.
  const mutations = story.simulator.requests.filter(({ body }) =>
    JSON.stringify(body ?? "").includes("addLabelsToLabelable"),
  );
  expect(mutations).toHaveLength(2);
  expect([...repository.labels.keys()].filter((name) => name.startsWith("release-train:"))).toEqual(
    expect.not.arrayContaining(["release-train:missed", "release-train:rolled-back"]),
  );
});

test("an app that forgot writes nothing twice and takes its own labels off; what is open at departure missed it", async () => {
  await using story = await labelling();
  const { fleet, people } = story;
  await story.reach("ready");
  const { repository, developer } = siteOf(fleet, "api");
  await story.pass({ minutes: 3 });
  await story.stopApp();
  await story.startApp();
  await story.pass({ minutes: 3 });
  expect(labelsOf(story)).toEqual([["release-train:boarded"]]);
  people.vote();
  await story.settle();
  people.say(people.manager, "/go");
  await story.until(() => story.deployments().length > 0);
  people.branch("api", "late", "release/2.5.0");
  commit(fleet.world, repository, {
    branch: "late",
    files: { "late.txt": "late\n" },
    message: "Late",
    by: developer,
  });
  openPull(fleet.world, repository, {
    head: "late",
    base: "release/2.5.0",
    title: "Late",
    by: developer,
  });
  await story.reach("complete");
  await story.told(people.manager, "/rollback customers complain");
  await story.reach("rolled back");
  await story.pass({ minutes: 3 });
  expect(labelsOf(story)).toEqual([["release-train:rolled-back"], ["release-train:missed"]]);
});

test("without the setting no label is made and none is given", async () => {
  await using story = await startStory({ fleet: solo });
  await story.go();
  await story.reach("complete");
  const { repository } = siteOf(story.fleet, "api");
  expect(labelsOf(story)).toEqual([[]]);
  expect([...repository.labels.keys()].filter((name) => name.startsWith("release-train:"))).toEqual(
    [],
  );
});
