import { expect, it } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { deleteRef } from "../../src/simulator/world/commits.ts";
import { createRelease, deleteRelease } from "../../src/simulator/world/releases.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** The lead publishes the service's tag as an immutable release while it is being deployed. */
async function publishedMeanwhile(story: Story) {
  const { fleet, people } = story;
  const { repository, lead } = siteOf(fleet, "api");
  await story.go();
  repository.immutableReleases = true;
  const release = createRelease(fleet.world, repository, {
    tagName: "v1.1.0",
    targetCommitish: people.head("api"),
    by: lead,
  });
  return { repository, lead, release };
}

const questions = (story: Story): readonly string[] =>
  story.replies().flatMap(({ key, text }) => (key.startsWith("publish:") ? [text] : []));

it("softprops/action-gh-release#74: an immutable release that the team made comes to its end by a manager's word", async () => {
  await using story = await startStory({ fleet: solo });
  const { repository } = await publishedMeanwhile(story);
  await story.until(() => questions(story).length > 0);
  expect(questions(story)[0]).toContain("@acme/infra");
  await story.reach("verifying");
  await story.pass({ hours: 1 });
  expect(story.state()).toBe("verifying");
  expect(questions(story)).toHaveLength(1);
  await story.told(story.people.manager, "/waive api published our pipeline was faster");
  await story.reach("complete");
  expect(story.releases(repository).map(({ tagName }) => tagName)).toEqual(["v1.1.0"]);
  const [notes] = story.releases(story.fleet.trainRepository);
  expect(notes?.body).toContain("counted as published by sarah: our pipeline was faster");
  await story.until(() => story.people.tracking().state === "closed");
});

it("goreleaser#3148: a tag that GitHub never gives away again is asked about, and the release comes to its end", async () => {
  await using story = await startStory({ fleet: solo });
  story.expectTrouble(/immutable/);
  const { repository, lead: by, release } = await publishedMeanwhile(story);
  const { world } = story.fleet;
  deleteRelease(world, repository, release, { by });
  deleteRef(world, repository, { ref: "refs/tags/v1.1.0", by });
  await story.until(() => questions(story).some((text) => text.includes("GitHub refused")));
  await story.told(story.people.manager, "/waive api published it is burned");
  await story.reach("complete");
  expect(story.releases(repository)).toEqual([]);
});

it("jscutlery/semver#5: tags with the service's name, from the plan to the notes", async () => {
  const keys = ['tag: "{{service}}-v{{version}}"'];
  await using story = await startStory({ fleet: { ...solo, keys } });
  await story.go();
  await story.reach("complete");
  const { repository } = siteOf(story.fleet, "api");
  expect(story.releases(repository).map(({ tagName }) => tagName)).toEqual(["api-v1.1.0"]);
  const own = story.releases(story.fleet.trainRepository);
  expect(own.map(({ tagName }) => tagName)).toEqual(["shop-v2.5.0"]);
});
