import { expect, test } from "vitest";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { openPull } from "../../src/simulator/world/pulls.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("threat 26: a pull request with the label and the text of a release is none, and nothing said there decides", async () => {
  await using story = await startStory({ fleet: solo });
  const { people, fleet } = story;
  const { world, trainRepository, manager: by } = fleet;
  const issue = people.open();
  people.prepare();
  await story.reach("ready");
  createBranch(world, trainRepository, { name: "copy", from: "main", by });
  commit(world, trainRepository, { branch: "copy", files: { a: "1" }, message: "A", by });
  const pull = openPull(world, trainRepository, {
    title: issue.title,
    body: story.body(),
    head: "copy",
    base: "main",
    by,
  });
  editIssue(world, trainRepository, pull, { by, labels: ["release-train"] });
  const vote = people.say(people.lead("api"), "/go", pull);
  const go = people.say(by, "/go", pull);
  await story.pass({ minutes: 20 });
  expect([vote, go].map((one) => story.reactions(one))).toEqual([[], []]);
  expect(story.replies()).toEqual([]);
  expect(story.deployments()).toEqual([]);
  expect(story.state()).toBe("ready");
  expect(story.row("API")).not.toContain("go by");
});
