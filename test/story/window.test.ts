import { expect, test } from "vitest";
import { pairs, solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import { giveGo } from "../support/story-go.ts";
import { addToTrainFile } from "../support/train-rules.ts";

/** Stories begin on Thursday, 2026-03-19, at 13:00 UTC. */
async function decided(fleet: typeof solo, rules: string): Promise<Story> {
  const story = await startStory({ fleet });
  addToTrainFile(story.fleet, rules);
  await giveGo(story);
  return story;
}

const startOf = (story: Story): string | undefined => story.deployments()[0]?.start.toString();

test("a GO before the window waits for it, and starts as it opens", async () => {
  const rules = `window: { days: [thu], from: "14:10", to: "17:30", timezone: Europe/Berlin }`;
  await using story = await decided(solo, rules);
  expect(story.state()).toBe("go");
  expect(story.sentence()).toContain("2026-03-19 14:10 Europe/Berlin");
  await story.pass({ minutes: 5 });
  expect(story.deployments()).toEqual([]);
  await story.reach("complete");
  expect(startOf(story)).toBe("2026-03-19T13:10:00Z");
});

test("nothing starts in a freeze", async () => {
  const rules = `window: { timezone: Australia/Adelaide }
freezes: [{ from: 2026-03-19, to: 2026-03-19, reason: Quarter end }]`;
  await using story = await decided(solo, rules);
  expect(story.sentence()).toContain("Quarter end");
  expect(story.sentence()).toContain("2026-03-20 00:00 Australia/Adelaide (UTC+10:30)");
  await story.reach("complete");
  expect(startOf(story)).toBe("2026-03-19T13:30:00Z");
});

test("what runs as the window closes ends, and the rest waits for the next one", async () => {
  const rules = `window: { from: "13:00", to: "13:20" }`;
  await using story = await startStory({ fleet: pairs });
  addToTrainFile(story.fleet, rules);
  await story.go();
  await story.told(story.people.manager, "/hold a look at the numbers");
  await story.pass({ minutes: 25 });
  await story.told(story.people.manager, "/resume");
  await story.settle();
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success"]);
  expect(story.state()).toBe("rolling out");
  expect(story.sentence()).toContain("2026-03-20 13:00 UTC");
});

test("a manager overrides a freeze with a reason that stays in issue, record and notes", async () => {
  await using story = await decided(solo, "freezes: [{ from: 2026-03-19, to: 2026-03-20 }]");
  const { people, fleet } = story;
  expect(story.sentence()).toContain("frozen from 2026-03-19 to 2026-03-20");
  const bare = await story.told(people.manager, "/override");
  expect(story.reactions(bare)).toEqual(["eyes", "confused"]);
  expect(story.deployments()).toEqual([]);
  await story.told(people.manager, "/override customers can't pay");
  await story.reach("complete");
  expect(startOf(story)).toContain("2026-03-19T13:00:");
  const words = "Window and freezes of the release, overridden by sarah: customers can't pay";
  expect(story.shown()).toContain(words);
  expect(story.record()?.body).toContain("Overrode window and freezes: customers can't pay");
  expect(story.releases(fleet.trainRepository)[0]?.body).toContain(words);
});
