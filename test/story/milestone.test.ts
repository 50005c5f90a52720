import { expect, test } from "vitest";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { createMilestone } from "../../src/simulator/world/labels.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const milestoneOf = ({ fleet, people }: Story): string | undefined => {
  const { milestone } = people.tracking();
  return milestone === null ? undefined : fleet.trainRepository.milestones.get(milestone)?.title;
};

/** Edits of the tracking issue by the app. */
const written = ({ simulator, people }: Story): number =>
  simulator.requests.filter(
    ({ method, path }) =>
      method === "PATCH" && path.endsWith(`/releases/issues/${people.tracking().number}`),
  ).length;

test("the tracking issue is in the milestone of its release, and follows its version", async () => {
  await using story = await startStory({ fleet: solo });
  const { people } = story;
  people.open();
  await story.until(() => milestoneOf(story) !== undefined);
  expect(milestoneOf(story)).toBe("2.5.0");
  // With the first text, not by an edit of its own.
  expect(written(story)).toBe(1);
  await story.pass({ minutes: 5 });
  people.edit(people.manager, people.tracking().body.replace("2.5.0", "2.6.0"));
  await story.until(() => milestoneOf(story) === "2.6.0");
});

test("a milestone that people chose stays, and so does none once they took it off", async () => {
  await using story = await startStory({ fleet: solo, running: false });
  const { people, fleet } = story;
  const { world, trainRepository, manager } = fleet;
  const quarter = createMilestone(world, trainRepository, { title: "Q1", by: manager });
  const issue = people.open();
  editIssue(world, trainRepository, issue, { by: manager, milestone: quarter.number });
  await story.startApp();
  people.prepare();
  await story.reach("ready");
  expect(milestoneOf(story)).toBe("Q1");
  editIssue(world, trainRepository, issue, { by: manager, milestone: null });
  await story.pass({ minutes: 2 });
  people.red("api");
  await story.reach("planning");
  expect(milestoneOf(story)).toBeUndefined();
  const before = written(story);
  await story.pass({ hours: 3 });
  expect(written(story)).toBe(before);
});
