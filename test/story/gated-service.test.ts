import { expect, test } from "vitest";
import { releaseBranch, siteOf } from "../../src/simulator/fleet.ts";
import { startGatedJob } from "../../src/simulator/gated-jobs.ts";
import { driven, drivenStory } from "../support/driven.ts";
import type { Story } from "../support/story.ts";

/** Web, which waits for API, is deployed by its team's own workflow behind the gate of production. */
const gatedStory = (): Promise<Story> => drivenStory(driven(["drive: gate"]), "read");

const takes = Temporal.Duration.from({ minutes: 5 });

/** The workflow of Web starts on a branch. */
const start = (story: Story, branch = releaseBranch(story.fleet)) => {
  const { world } = story.fleet;
  const { repository } = siteOf(story.fleet, "web");
  return startGatedJob(world, repository, { branch, environment: "production", takes });
};

test("the team's own job waits for the turn of its service, and others are refused meanwhile", async () => {
  await using story = await gatedStory();
  const { people } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  const own = start(story);
  // No GO yet: what isn't the release's goes its own way.
  const mine = start(story, "main");
  await story.until(() => mine.status === "completed");
  expect([own.status, mine.conclusion]).toEqual(["waiting", "success"]);

  people.vote();
  await story.settle();
  people.say(people.manager, "/go");
  await story.until(() => story.deployments().length > 0);
  const other = start(story, "main");
  await story.until(() => other.status === "completed");
  expect([own.status, other.conclusion]).toEqual(["waiting", "failure"]);
  await story.until(() => own.status === "in_progress");
  expect(story.row("API")).toContain("live");
  await story.reach("complete");
  expect(own.conclusion).toBe("success");
  expect(story.news().map(({ key }) => key)).toEqual(["complete"]);
});

test("a job that asks while the app is down is let through when that is back", async () => {
  await using story = await gatedStory();
  await story.go();
  await story.until(() => story.row("API").includes("live"));
  await story.stopApp();
  const own = start(story);
  await story.pass({ minutes: 2 });
  expect(own.status).toBe("waiting");
  await story.startApp();
  await story.reach("complete");
  expect(own.conclusion).toBe("success");
});

test("a job that has begun when it is rolled back is cancelled, where the App may", async () => {
  await using story = await drivenStory(driven(["drive: gate"]), "write");
  await story.go();
  await story.until(() => story.row("API").includes("live"));
  const own = start(story);
  await story.until(() => own.status === "in_progress");
  await story.pass({ minutes: 1 });
  await story.told(story.people.manager, "/rollback wrong commit");
  await story.until(() => own.status === "completed");
  expect(own.conclusion).toBe("cancelled");
  const told = story.news().find(({ key }) => key.startsWith("stop:web:"));
  expect(told?.text).toContain("Its run is being cancelled.");
});
