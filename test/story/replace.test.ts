import { expect, test } from "vitest";
import { pushFix, releaseHead, siteOf } from "../../src/simulator/fleet.ts";
import { pairs } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory } from "../support/story.ts";

test("a fix takes the place of what failed, and is found again by an app that lost its data", async () => {
  await using story = await startStory({
    fleet: pairs,
    running: false,
    outcome: (site, { sha }) =>
      site.plan.id === "api" && sha === releaseHead(story.fleet, site)
        ? { kind: "failure", after: Temporal.Duration.from({ minutes: 3 }), description: "" }
        : undefined,
  });
  const { people, fleet } = story;
  const app = await story.spawnApp(await lastingStore());
  await story.go();
  await story.reach("on hold");
  const branch = pushFix(fleet, siteOf(fleet, "api"));
  const replace = await story.told(people.lead("api"), `/replace api ${branch} wrong probe`);
  expect(story.reactions(replace)).toEqual(["eyes", "rocket"]);
  await story.until(() => story.news().some(({ text }) => text.includes("your vote is void")));
  await app.kill();
  await story.spawnApp(await lastingStore());
  const told = story.news().find(({ text }) => text.includes("your vote is void"));
  expect(told?.text).toContain("@acme/infra, @acme/frontend: your vote is void");

  await story.told(people.lead("api"), "/go");
  await story.told(people.lead("web"), "/go");
  await story.told(people.manager, "/go");
  await story.reach("complete");
  expect(story.shipped().toSorted()).toEqual([
    "api 1 failure",
    "api 2 success",
    "digest 1 success",
    "mail 1 success",
    "web 1 success",
  ]);
  const { repository } = siteOf(fleet, "api");
  const second = story.deployments().find(({ attempt }) => attempt === 2);
  expect(second?.sha).toBe(repository.refs.get(`refs/heads/${branch}`));
  const [notes] = story.releases(fleet.trainRepository);
  expect(notes?.body).toContain("replaced by infra-lead");
});
