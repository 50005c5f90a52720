/** Rules keep the App from creating tags: of releases, and for deployments that name one. */
import { expect, it } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { addRuleset } from "../../src/simulator/world/rulesets.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** Nobody but these accounts creates tags like that. */
function lockTags(story: Story, pattern: string) {
  const { world, manager: by } = story.fleet;
  const { repository } = siteOf(story.fleet, "api");
  const rules = { name: "tags", branches: [], checks: [], lockedTags: [pattern], by };
  return { repository, rules: addRuleset(world, repository, rules) };
}

const asked = (story: Story): readonly string[] => story.replies().map(({ text }) => text);

it.each([
  "googleapis/release-please-action#1194",
  "googleapis/release-please#2084",
  "safe-global/safe-deployments#682",
])("%s: who restricts the tags of releases hears how to let the App publish", async () => {
  await using story = await startStory({ fleet: solo });
  story.expectTrouble(/creations being restricted/);
  const { repository, rules } = lockTags(story, "refs/tags/v*");
  await story.go();
  await story.until(() => asked(story).some((text) => text.includes("creations being restricted")));
  const text = asked(story).find((one) => one.includes("creations being restricted"));
  expect(text).toContain("@acme/infra");
  expect(text).toContain(
    "Published releases must have a valid tag. A ruleset forbids it: add the App",
  );
  expect(text).toContain("/waive api published <reason>");
  repository.rulesets.splice(repository.rulesets.indexOf(rules), 1);
  await story.reach("complete");
  expect(story.releases(repository).map(({ tagName }) => tagName)).toEqual(["v1.1.0"]);
});

it("gastownhall/gascity#5310: a deployment that must name a tag waits, and its team hears why the tag can't be made", async () => {
  const services = solo.services.map((one) => ({ ...one, keys: ["ref: tag"] }));
  await using story = await startStory({ fleet: { ...solo, services } });
  story.expectTrouble(/creations being restricted/);
  const { rules, repository } = lockTags(story, "refs/tags/deploy/**/*");
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  story.people.vote();
  await story.settle();
  story.people.say(story.people.manager, "/go");
  await story.reach("on hold");
  await story.settle();
  const text = asked(story).find((one) => one.includes("creations being restricted"));
  expect(text).toMatch(/^@acme\/infra: .*A ruleset forbids it: add the App to its bypass list/);
  expect(text).toMatch(/under Rules\. The release is on hold/);
  expect(story.deployments()).toEqual([]);
  repository.rulesets.splice(repository.rulesets.indexOf(rules), 1);
  await story.told(siteOf(story.fleet, "api").lead, "/retry api");
  await story.reach("complete");
});
