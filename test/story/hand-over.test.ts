import { expect, test } from "vitest";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("a manager hands the release over, and the new one decides", async () => {
  await using story = await startStory({ fleet: solo });
  const { people, fleet } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  people.vote();
  await story.settle();
  const max = people.person("max");
  setCollaborator(fleet.world, fleet.trainRepository, max, "read");
  const early = await story.told(max, "/go");
  expect(story.reactions(early)).toEqual(["eyes", "confused"]);
  const missing = await story.told(people.manager, "/manager @maxx");
  expect(story.reactions(missing)).toEqual(["eyes", "confused"]);
  expect(story.replies().at(-1)?.text).toContain("GitHub has no user");

  const handed = await story.told(people.manager, "/manager @max my shift ends");
  expect(story.reactions(handed)).toEqual(["eyes", "rocket"]);
  expect(story.replies().at(-1)?.text).toContain("@max: you are now a manager of this release");
  await story.until(() => story.shown().includes("**max** manages this release"));
  await story.told(max, "/go");
  await story.reach("complete");
  expect(story.record()?.body).toContain("Handed the release over to max: my shift ends");
});
