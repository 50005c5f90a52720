import { expect, test } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** Others deploy Web, which waits for API. */
const fleet = {
  ...pairs,
  services: pairs.services.map((one) =>
    one.id === "web" ? { ...one, keys: ["drive: observe"] } : one,
  ),
};

/** A tool of the team deploys the release's commit; its own pipeline reports on that. */
function sync({ fleet: company, people }: Story): void {
  const { repository, developer: by } = siteOf(company, "web");
  const answer = createDeployment(company.world, repository, {
    ref: people.head("web"),
    environment: "production",
    autoMerge: false,
    requiredContexts: [],
    by,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
}

test("a service that others deploy is told its turn, watched, and released with the others", async () => {
  await using story = await startStory({ fleet });
  await story.go();
  await story.until(() => story.news().length > 0);
  expect(story.news()[0]?.text).toContain("@acme/frontend: it is the turn of **Web 1.1.0**");
  expect(story.row("API")).toContain("live");
  await story.pass({ minutes: 5 });
  sync(story);
  await story.until(() => story.row("Web").includes("deploying"));
  await story.reach("complete");
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success", "digest 1 success"]);
  expect(story.releases(siteOf(story.fleet, "web").repository)[0]?.tagName).toBe("v1.1.0");
  expect(story.news().map(({ key }) => key)).toEqual(["turn:deploy:web:1", "complete"]);
});

test("one that is deployed before its turn holds the release, and counts once a manager lets it be", async () => {
  await using story = await startStory({ fleet });
  await story.go();
  sync(story);
  await story.reach("on hold");
  expect(story.news()[0]?.text).toContain("@frontend-dev deployed");
  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success"]);
  await story.told(story.people.manager, "/resume it works with the old API, too");
  await story.reach("complete");
});
