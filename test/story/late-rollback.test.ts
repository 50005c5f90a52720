import { expect, test } from "vitest";
import type { Fleet, FleetPlan } from "../../src/simulator/fleet.ts";
import { startMonitor, watchedBy, well } from "../../src/simulator/monitor.ts";
import { createRelease, latestRelease } from "../../src/simulator/world/releases.ts";
import { pair } from "../support/fleets.ts";
import { peopleOf } from "../support/story-people.ts";
import { readingOf } from "../support/story-reading.ts";
import { startStory } from "../support/story.ts";

/** Web goes back automatically, and what is labelled so has no way back. */
const automatic: FleetPlan = {
  ...pair,
  services: pair.services.map((service) =>
    service.id === "api"
      ? { ...service, keys: ["rollback: { automatic: true, until: { label: irreversible } }"] }
      : service,
  ),
};

/** The next release of the same company. */
function nextOf(fleet: Fleet, version: string, ofServices: string): Fleet {
  const sites = fleet.sites.map((site) => ({
    ...site,
    plan: { ...site.plan, version: ofServices },
  }));
  return {
    ...fleet,
    plan: { ...fleet.plan, version, services: sites.map(({ plan }) => plan) },
    sites,
  };
}

test("health that is lost an hour after the end takes the release back, and the next one waits for a word", async () => {
  await using monitor = await startMonitor();
  await using story = await startStory({ fleet: watchedBy(automatic, monitor), monitor });
  const { people, fleet, simulator } = story;
  const { world, trainRepository } = fleet;
  const repositories = [...fleet.sites.map(({ repository }) => repository), trainRepository];
  for (const [index, repository] of repositories.entries()) {
    const tagName = index === 2 ? "v2.4.0" : "v1.0.0";
    createRelease(world, repository, { tagName, by: people.manager });
  }
  const latest = () => repositories.map((one) => latestRelease(one)?.tagName);
  await story.go();
  await story.reach("complete");
  expect(latest()).toEqual(["v1.1.0", "v1.1.0", "v2.5.0"]);
  expect(story.sentence()).toMatch(/API is watched until .* and rolls back automatically/);

  // It is asked how it is, twice a minute, and GitHub nearly nothing.
  await story.pass({ minutes: 25 });
  const [asked, requests] = [monitor.asked.length, simulator.requests.length];
  const body = story.body();
  await story.pass({ minutes: 20 });
  const probes = monitor.asked.slice(asked).filter((one) => one === "/api/health");
  expect(probes.length).toBeGreaterThanOrEqual(35);
  const reads = simulator.requests.slice(requests).filter(({ path }) => path.includes("graphql"));
  expect(reads.length).toBeLessThanOrEqual(15);
  expect(story.body()).toBe(body);

  const next = nextOf(fleet, "2.6.0", "1.2.0");
  const others = peopleOf(next);
  const bot = [...world.apps.values()].find(({ slug }) => slug === "release-train")!.bot;
  const second = readingOf(next, bot, others.tracking);
  others.open("2026-03-19 14:45");
  others.prepare();
  await story.until(() => second.state() === "ready");
  others.vote();
  await story.settle();
  others.say(others.manager, "/go");
  await story.until(() => second.state() === "go");

  monitor.vitals.set("api", { ...well, errorRate: 0.05 });
  await story.reach("rolling back");
  monitor.vitals.delete("api");
  expect(people.tracking().state).toBe("open");
  await story.reach("rolled back");
  await story.pass({ minutes: 2 });
  expect(story.shipped().slice(2)).toEqual(["back web 1 success", "back api 1 success"]);
  expect(people.tracking().state).toBe("closed");
  expect(latest()).toEqual(["v1.0.0", "v1.0.0", "v2.4.0"]);
  for (const repository of repositories) {
    const notes = story.releases(repository).find(({ tagName }) => /^v(1\.1|2\.5)/.test(tagName));
    expect(notes?.body?.match(/Rolled back:/g)).toHaveLength(1);
  }

  expect(second.state()).toBe("on hold");
  const told = second.news().filter(({ key }) => key.startsWith("held:post-mortem"));
  expect(told.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^@sarah: 2\.6\.0 doesn't depart yet/),
  ]);
  await story.pass({ minutes: 30 });
  expect(second.shipped()).toEqual(story.shipped());
  others.say(others.manager, "/resume it needs nothing of that");
  await story.until(() => second.state() === "complete");
  expect(latest()).toEqual(["v1.2.0", "v1.2.0", "v2.6.0"]);
});
