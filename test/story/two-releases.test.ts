import { expect, test } from "vitest";
import type { Fleet } from "../../src/simulator/fleet.ts";
import { pairs } from "../support/fleets.ts";
import { peopleOf } from "../support/story-people.ts";
import { readingOf } from "../support/story-reading.ts";
import { startStory } from "../support/story.ts";

/** The same company with another release of these services. */
function releaseOf(fleet: Fleet, version: string, ids: readonly string[]): Fleet {
  const sites = fleet.sites.filter((site) => ids.includes(site.plan.id));
  const services = sites.map((site) => site.plan);
  return { ...fleet, plan: { ...fleet.plan, version, services }, sites };
}

test("two releases of one train are in flight and don't disturb each other", async () => {
  await using story = await startStory({ fleet: pairs });
  const app = [...story.fleet.world.apps.values()].find(({ slug }) => slug === "release-train");
  if (!app) throw new Error("The App is not registered");
  const [one, two] = [
    releaseOf(story.fleet, "2.5.0", ["api", "web"]),
    releaseOf(story.fleet, "2.6.0", ["mail", "digest"]),
  ].map((fleet) => {
    const people = peopleOf(fleet);
    return { people, ...readingOf(fleet, app.bot, people.tracking) };
  });
  if (!one || !two) throw new Error("There are two");
  for (const { people } of [one, two]) {
    people.open();
    people.prepare();
  }
  await story.until(() => one.state() === "ready" && two.state() === "ready");
  one.people.vote();
  two.people.vote();
  await story.settle();
  one.people.say(one.people.manager, "/go");
  two.people.say(two.people.manager, "/hold not on the same day");
  await story.until(() => one.state() === "complete");
  expect(two.state()).toBe("on hold");
  expect(one.shipped()).toEqual(["api 1 success", "web 1 success"]);
  expect(two.shipped()).toEqual([]);
  expect(one.record()?.body).not.toContain("mail-lead");
  expect(two.record()?.body).not.toContain("infra-lead");

  two.people.say(two.people.manager, "/resume");
  await story.pass({ minutes: 5 });
  expect(two.shipped()).toEqual([]);
  two.people.say(two.people.manager, "/go");
  await story.until(() => two.state() === "complete");
  expect(two.shipped()).toEqual(["mail 1 success", "digest 1 success"]);
  const tags = story.releases(story.fleet.trainRepository).map((release) => release.tagName);
  expect(tags).toEqual(["v2.5.0", "v2.6.0"]);
});
