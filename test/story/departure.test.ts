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

test("a manager moves the departure, the votes stay, and a later edit of the section counts", async () => {
  await using story = await startStory({ fleet: solo });
  const { people } = story;
  people.open("2026-03-19 13:20");
  people.prepare();
  await story.reach("ready");
  await story.told(people.lead("api"), "/go");
  await story.told(people.manager, "/go");
  const byTeam = await story.told(people.lead("api"), "/reschedule 13:40");
  expect(story.reactions(byTeam)).toEqual(["eyes", "confused"]);
  const past = await story.told(people.manager, "/reschedule 12:00");
  expect(story.reactions(past)).toEqual(["eyes", "confused"]);
  expect(story.news().at(-1)?.text).toContain("has passed. The next possible time:");
  await story.told(people.manager, "/reschedule 13:40");
  await story.until(() => story.shown().includes("2026-03-19 13:40 UTC, moved by sarah"));
  expect(story.state()).toBe("go");
  people.edit(people.manager, story.body().replace("2026-03-19 13:20", "2026-03-19 13:30"));
  await story.until(() => story.shown().includes("**Departure**: 2026-03-19 13:30 UTC"));
  await story.reach("complete");
  const [first] = story.deployments();
  expect(first?.start.toString()).toBe("2026-03-19T13:30:00Z");
});
