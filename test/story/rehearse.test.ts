import { expect, test } from "vitest";
import { releaseHead, siteOf } from "../../src/simulator/fleet.ts";
import { pipeline } from "../../src/simulator/pipelines.ts";
import { pair } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory } from "../support/story.ts";

test("a rehearsal goes out, back and out again in staging, each once, though the app is killed and its data wiped", async () => {
  await using story = await startStory({ fleet: pair, running: false });
  const { people, fleet } = story;
  const app = await story.spawnApp(await lastingStore());
  people.open();
  people.prepare();
  await story.reach("ready");
  for (const { repository, lead: by } of fleet.sites) {
    pipeline(fleet.world, {
      repository,
      environment: "staging",
      by,
      plan: () => ({ kind: "success", after: Temporal.Duration.from({ minutes: 3 }) }),
    });
  }
  const inStaging = (id: string) =>
    [...siteOf(fleet, id).repository.deployments.values()]
      .filter(({ environment, creator }) => environment === "staging" && creator.type === "Bot")
      .toSorted((a, b) => a.id - b.id);
  const rehearse = await story.told(people.manager, "/rehearse");
  expect(story.reactions(rehearse)).toEqual(["eyes", "rocket"]);
  await story.until(() => inStaging("web").length === 2);
  await app.kill();
  await story.spawnApp(await lastingStore());
  await story.until(() => story.news().some(({ text }) => text.includes("Rollback tested")));
  await story.pass({ minutes: 5 });
  for (const id of ["api", "web"]) {
    const site = siteOf(fleet, id);
    const head = releaseHead(fleet, site);
    const before = site.repository.refs.get("refs/tags/v1.0.0");
    expect(inStaging(id).map(({ task, sha }) => [task, sha])).toEqual([
      ["deploy", head],
      ["rollback", before],
      ["deploy", head],
    ]);
  }
  expect(story.body()).toMatch(
    /\*\*Rollback tested\*\* in staging: deployed in \d+ min, rolled back in \d+ min, deployed again in \d+ min\./,
  );
  // Production has only one deployment to tell how long one takes: the rehearsal knows better.
  expect(story.body()).toContain("About 6 min from the first deployment");
  expect(story.state()).toBe("ready");
  people.vote();
  await story.settle();
  await story.told(people.manager, "/go");
  await story.reach("complete");
  expect(story.shipped()).toEqual(["api 1 success", "web 1 success"]);
});
