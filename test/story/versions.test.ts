import { expect, test } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { pairs } from "../support/fleets.ts";
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
  await story.pass({ seconds: 10 });
  expect(story.row("API Gateway")).toContain("1.8.0");
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

test("without services everything rides that has something new, and the issue says what doesn't", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, fleet } = story;
  people.openWith("### Version\n\nv2.5.0\n\n### Services\n\n_No response_\n");
  await story.until(() => story.replies().length > 0);
  expect(story.replies()[0]?.text).toContain("No service has anything to release");

  people.prepare("api");
  await story.reach("ready");
  expect(story.row("API")).toContain("1.0.1");
  expect(story.shown()).toContain(
    "Not in this release: no branch `release/2.5.0` in Web, Mail and Digest.",
  );
  people.say(people.lead("api"), "/go");
  await story.settle();

  // A service gets something new: it rides too, and the managers decide on both.
  people.prepare("web");
  await story.until(() => story.row("Web").includes("Ready"));
  people.say(people.lead("web"), "/go");
  await story.settle();
  await story.told(people.manager, "/go");
  await story.until(() => story.deployments().length > 0);
  people.prepare("mail");
  await story.reach("complete");
  expect(story.shipped()).toEqual(["api 1 success", "web 1 success"]);
  expect(story.shown()).not.toContain("| Mail");
  expect(story.releases(siteOf(fleet, "web").repository).map((one) => one.tagName)).toEqual([
    "v1.0.1",
  ]);
  expect(story.replies().filter(({ text }) => text.includes("was edited"))).toEqual([]);
});
