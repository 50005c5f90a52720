import { expect, test } from "vitest";
import { endingOf, wholeRelease } from "../support/ending.ts";
import { pairs } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory } from "../support/story.ts";

test("two replicas do a release together, and everything in it once", async () => {
  const store = await lastingStore();
  await using story = await startStory({ fleet: pairs, running: false });
  await story.spawnApp(store);
  await story.spawnApp(store);
  await story.go();
  await story.reach("complete");
  expect(await endingOf(story)).toEqual(wholeRelease(story.fleet));
});
