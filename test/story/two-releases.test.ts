import { expect, test } from "vitest";
import type { Fleet } from "../../src/simulator/fleet.ts";
import type { App } from "../../src/simulator/world/app-types.ts";
import { pairs } from "../support/fleets.ts";
import { peopleOf } from "../support/story-people.ts";
import { readingOf } from "../support/story-reading.ts";
import { startStory } from "../support/story.ts";

/** The same company with another release of these services. */
function releaseOf(
  fleet: Fleet,
  version: string,
  ids: readonly string[],
  ofServices?: string,
): Fleet {
  const sites = fleet.sites
    .filter((site) => ids.includes(site.plan.id))
    .map((site) => ({
      ...site,
      plan: { ...site.plan, version: ofServices ?? site.plan.version },
    }));
  const services = sites.map((site) => site.plan);
  return { ...fleet, plan: { ...fleet.plan, version, services }, sites };
}

function appOf(fleet: Fleet): App {
  const app = [...fleet.world.apps.values()].find(({ slug }) => slug === "release-train");
  if (!app) throw new Error("The App is not registered");
  return app;
}

test("two releases of one train are in flight and don't disturb each other", async () => {
  await using story = await startStory({ fleet: pairs });
  const { bot } = appOf(story.fleet);
  const [one, two] = [
    releaseOf(story.fleet, "2.5.0", ["api", "web"]),
    releaseOf(story.fleet, "2.6.0", ["mail", "digest"]),
  ].map((fleet) => {
    const people = peopleOf(fleet);
    return { people, ...readingOf(fleet, bot, people.tracking) };
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

test("threat 47: two releases with one service go one after the other", async () => {
  await using story = await startStory({ fleet: pairs });
  const { bot } = appOf(story.fleet);
  const [first, second] = [
    releaseOf(story.fleet, "2.5.0", ["api", "web"]),
    releaseOf(story.fleet, "2.6.0", ["api"], "1.2.0"),
  ].map((fleet) => {
    const people = peopleOf(fleet);
    return { people, ...readingOf(fleet, bot, people.tracking) };
  });
  if (!first || !second) throw new Error("There are two");
  first.people.open();
  second.people.open();
  second.people.prepare();
  first.people.prepare();
  await story.until(() => first.state() === "ready" && second.shown() !== "");
  const number = first.people.tracking().number;
  const words = new RegExp(`${number}\\S* also contains API and comes first`);
  expect(second.shown()).toMatch(words);
  expect(first.shown()).not.toContain("also contains API");
  first.people.vote();
  second.people.vote();
  await story.settle();
  second.people.say(second.people.manager, "/go");
  await story.until(() => second.replies().some(({ text }) => words.test(text)));
  first.people.say(first.people.manager, "/go");
  await story.until(() => first.state() === "rolling out");
  await story.until(() => first.state() === "complete");
  second.people.prove("api");
  await story.until(() => second.state() === "ready" && !words.test(second.shown()));

  second.people.vote();
  await story.settle();
  second.people.say(second.people.manager, "/go");
  await story.until(() => second.state() === "complete");
  expect(second.shipped()).toEqual(["api 1 success", "api 1 success"]);
  const tags = story.releases(story.fleet.trainRepository).map((release) => release.tagName);
  expect(tags).toEqual(["v2.5.0", "v2.6.0"]);
});
