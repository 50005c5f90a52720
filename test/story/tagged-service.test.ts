import { expect, test } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import type { Outcome } from "../../src/simulator/pipelines.ts";
import { createRef } from "../../src/simulator/world/commits.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";
import type { Repository } from "../../src/simulator/world/types.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

const fleet = {
  ...solo,
  services: solo.services.map((one) => ({ ...one, keys: ["ref: tag"] })),
};

/** The environment's rules admit tags of that form and nothing else. */
const admitted = (_: unknown, { ref }: Deployment): Outcome | undefined =>
  /^deploy\/[^/]+\/[^/]+$/.test(ref)
    ? undefined
    : {
        kind: "failure",
        after: Temporal.Duration.from({ seconds: 5 }),
        description: `${ref} is not allowed to deploy to production`,
      };

const tagsOf = ({ refs }: Repository) =>
  [...refs].filter(([name]) => name.startsWith("refs/tags/deploy/"));
const tagOf = (commit: string): string => `deploy/api/${commit.slice(0, 12)}`;

test("an environment that admits tags only is deployed to by tags, whatever is lost on the way", async () => {
  await using story = await startStory({ fleet, outcome: admitted });
  const { people } = story;
  const { repository } = siteOf(story.fleet, "api");
  // The tag is made, and the app doesn't come to the deployment.
  story.simulator.faults.push({
    matches: ({ method, path }) => method === "POST" && path.endsWith("/deployments"),
    when: "before",
    times: 1,
  });
  await story.go();
  await story.until(() => story.shipped().includes("api 1 success"));
  const [deployed] = story.deployments();
  expect(deployed?.sha).toBe(people.head("api"));
  expect(tagsOf(repository)).toEqual([[`refs/tags/${tagOf(people.head("api"))}`, deployed?.sha]]);
  const releases = story.releases(repository).map(({ tagName }) => tagName);
  expect(releases.filter((one) => one.startsWith("deploy/"))).toEqual([]);
});

test("a branch of the tag's name deploys nothing unnoticed", async () => {
  await using story = await startStory({ fleet, outcome: admitted });
  const { people } = story;
  story.expectTrouble(/instead of/);
  const { repository, developer: by } = siteOf(story.fleet, "api");
  people.open();
  people.prepare();
  await story.reach("ready");
  const ref = `refs/heads/${tagOf(people.head("api"))}`;
  createRef(story.fleet.world, repository, { ref, from: "main", by });
  people.vote();
  await story.settle();
  people.say(people.manager, "/go");
  await story.reach("on hold");
  expect(story.sentence()).toMatch(/GitHub made deployment \d+ for .* instead of/);
  const made = [...repository.deployments.values()].at(-1);
  expect(made?.sha).not.toBe(people.head("api"));
  expect(made?.statuses.map(({ state, creator }) => [state, creator.login])).toContainEqual([
    "error",
    "release-train[bot]",
  ]);
  await story.pass({ hours: 1 });
  expect(story.state()).toBe("on hold");
  expect(story.deployments()).toHaveLength(1);
});
