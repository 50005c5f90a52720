/** A bot that keeps labels in order takes off, or deletes, the one by which tracking issues are known. */
import { expect, it } from "vitest";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { pair } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

async function unlabelled(): Promise<Story> {
  const story = await startStory({ fleet: pair });
  const { people, fleet } = story;
  await story.go();
  const issue = people.tracking();
  editIssue(fleet.world, fleet.trainRepository, issue, { by: people.manager, labels: [] });
  await story.settle();
  return story;
}

it.each(["github/issue-labeler#46", "actions/labeler#908"])(
  "%s: a stop is heard as fast as ever",
  async () => {
    await using story = await unlabelled();
    const said = story.clock.now();
    const hold = story.people.say(story.people.manager, "/hold our cache is cold");
    await story.until(() => story.reactions(hold).includes("rocket"));
    expect(said.until(story.clock.now()).total("seconds")).toBeLessThan(5);
  },
);

it("Flowfin/jellyfin-plugin-stats#327: without the app's data, too, the release is found and goes on", async () => {
  await using story = await unlabelled();
  await story.stopApp();
  await story.startApp();
  await story.reach("complete");
  expect(story.deployments()).toHaveLength(2);
});
