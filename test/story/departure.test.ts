import { expect, test } from "vitest";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test.each([
  ["2026-03-19 13:20", "2026-03-19T13:20:00Z"],
  ["2026-03-19 14:20 +01:00", "2026-03-19T13:20:00Z"],
])("nothing starts before the departure %s, and it starts then", async (written, at) => {
  await using story = await startStory({ fleet: solo });
  const { people } = story;
  people.open(written);
  people.prepare();
  await story.reach("ready");
  await story.told(people.lead("api"), "/go");
  await story.told(people.manager, "/go");
  await story.reach("go");
  expect(story.sentence()).toContain("2026-03-19 13:20 UTC");
  await story.pass({ minutes: 15 });
  expect(story.deployments()).toEqual([]);
  await story.reach("complete");
  const [first] = story.deployments();
  expect(first?.start.toString()).toBe(at);
});
