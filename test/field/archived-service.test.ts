/** The repository of a service is archived between the GO and its deployment. */
import { expect, it } from "vitest";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { pair } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

it("repo-automation-bots#4724, greenkeeper#556: the release names what is archived, waits, and goes on once it is not", async () => {
  await using story = await startStory({ fleet: pair });
  story.expectTrouble(/./);
  await story.go();
  const { world, manager } = story.fleet;
  const web = [...world.repositories.values()].find(({ name }) => name === "web");
  if (!web) throw new Error("Web has no repository");
  editRepository(world, web, { archived: true, by: manager });
  await story.pass({ minutes: 30 });
  const { body } = story.people.tracking();
  expect(body).toMatch(/archived/);
  expect(story.deployments().map(({ service }) => service)).not.toContain("web");
  editRepository(world, web, { archived: false, by: manager });
  await story.reach("complete");
  expect(web.deployments.size).toBeGreaterThan(0);
});
