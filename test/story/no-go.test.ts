import { expect, test } from "vitest";
import { pairs } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("a team's no-go keeps the release from leaving until the team says go", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  const bare = await story.told(people.lead("web"), "/no-go");
  expect(story.reactions(bare)).toEqual(["eyes", "confused"]);
  await story.told(people.lead("api"), "/go");
  await story.told(people.lead("mail"), "/go");
  await story.told(people.developer("web"), "/go");
  await story.told(people.lead("web"), "/no-go the banner is missing");
  await story.until(() => story.shown().includes("the banner is missing"));
  const go = await story.told(people.manager, "/go");
  expect(story.reactions(go)).toEqual(["eyes", "confused"]);
  await story.pass({ minutes: 10 });
  expect(story.deployments()).toEqual([]);

  await story.told(people.lead("web"), "/go");
  await story.told(people.manager, "/go");
  await story.reach("complete");
});

test("a manager's no-go stands until all have voted again and a manager says go", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  people.open("2026-03-19 13:20");
  people.prepare();
  await story.reach("ready");
  people.vote();
  await story.settle();
  await story.told(people.manager, "/go");
  await story.reach("go");
  await story.told(people.manager, "/no-go the market is closed");
  await story.reach("no-go");
  expect(story.sentence()).toContain("the market is closed");
  const early = await story.told(people.manager, "/go");
  expect(story.reactions(early)).toEqual(["eyes", "confused"]);
  await story.pass({ minutes: 30 });
  expect(story.deployments()).toEqual([]);

  people.vote();
  await story.settle();
  await story.told(people.manager, "/go");
  await story.reach("complete");
});

test("a manager's no-go after the departure stops what has not started", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  await story.go();
  await story.told(people.manager, "/no-go customers complain");
  await story.pass({ minutes: 30 });
  expect(story.state()).toBe("on hold");
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success"]);
});
