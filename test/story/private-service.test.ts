import { expect, test } from "vitest";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { pairs } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("readers of a public tracking issue don't learn what a private repository changed", async () => {
  await using story = await startStory({ fleet: pairs });
  const { fleet, people } = story;
  const [api, web] = fleet.sites;
  editRepository(fleet.world, api!.repository, { isPrivate: true, by: people.manager });
  await story.go();
  await story.reach("complete");
  const [own] = story.releases(api!.repository);
  expect(own?.body).toContain("Improve api");
  const [gathered] = story.releases(fleet.trainRepository);
  expect(gathered?.body).toContain("1 pull request of a private repository");
  expect(gathered?.body).toContain("Improve web");
  for (const text of [gathered?.body, story.body(), ...story.replies().map((one) => one.text)]) {
    expect(text).not.toContain("Improve api");
  }
  expect(web?.repository.isPrivate).toBe(false);
});
