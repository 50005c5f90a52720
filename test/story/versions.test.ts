import { expect, test } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { startStory } from "../support/story.ts";

test("a version that was left out follows from what was merged, and votes are for it", async () => {
  await using story = await startStory();
  const { people, fleet } = story;
  people.openWith("### Version\nv2.5.0\n### Services\napi-gateway\nlogging-service 1.4.0\n");
  people.prepare("api-gateway", "logging-service");
  await story.reach("ready");
  expect(story.row("API Gateway")).toContain("1.7.3");
  const lead = people.lead("api-gateway");
  people.say(lead, "/go");
  await story.settle();

  const { repository } = siteOf(fleet, "api-gateway");
  const pull = [...repository.issues.values()].find((one) => one.pull?.mergeCommit);
  if (!pull) throw new Error("Nothing was merged");
  editIssue(fleet.world, repository, pull, { labels: ["semver:minor"], by: lead });
  await story.until(() => story.row("API Gateway").includes("1.8.0"));
  people.say(people.manager, "/go");
  await story.settle();
  expect(story.deployments()).toEqual([]);

  people.say(lead, "/go");
  await story.settle();
  people.say(people.manager, "/go");
  await story.reach("complete");
  expect(story.releases(repository).map((one) => one.tagName)).toEqual(["v1.8.0"]);
  expect(story.row("API Gateway")).toContain("1.8.0");
  // With its tag the version is the last one, and nothing follows from that any more.
  expect(story.replies().filter(({ text }) => text.includes("was edited"))).toEqual([]);
});
