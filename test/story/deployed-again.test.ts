import { expect, test } from "vitest";
import { startJob } from "../../src/simulator/actions.ts";
import { deployAgain, startWaitingJob } from "../../src/simulator/deployed-again.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** What production ran before the release; the service's own pipeline deploys and reports. */
function deployBefore(story: Story, id: string): Deployment {
  const { repository, developer: by } = siteOf(story.fleet, id);
  const answer = createDeployment(story.fleet.world, repository, {
    ref: "main",
    environment: "production",
    autoMerge: false,
    requiredContexts: [],
    by,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  return answer.deployment;
}

test("gitlab-org/gitlab#410427: an old deployment that is run again over a live service stops the train", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, fleet } = story;
  const old = deployBefore(story, "api");
  await story.pass({ hours: 1 });
  await story.go();
  await story.until(() => story.shipped().includes("api 1 success"));
  const { repository, developer: by } = siteOf(fleet, "api");
  deployAgain(fleet.world, repository, old, { by, takes: Temporal.Duration.from({ minutes: 1 }) });
  await story.reach("on hold");
  expect(story.sentence()).toMatch(
    new RegExp(`${by.login} deployed .*${old.sha.slice(0, 7)}.* again`),
  );
  const before = story.shipped();
  await story.pass({ minutes: 30 });
  expect(story.state()).toBe("on hold");
  expect(story.shipped()).toHaveLength(before.length);

  await story.told(people.manager, "/retry api");
  await story.told(people.manager, "/resume the new one goes there again");
  await story.reach("complete");
  expect(story.shipped()).toContain("api 2 success");
});

test("github/branch-deploy#352, chrnorm/deployment-action#68: waiting jobs and jobs of the own run stop nothing", async () => {
  // What a job deploys it tells itself; the service's pipeline does what the train asks for.
  const outcome = (_site: unknown, { creator }: Deployment) =>
    creator.login.startsWith("github-actions") ? ({ kind: "never" } as const) : undefined;
  await using story = await startStory({ fleet: pairs, outcome });
  const { people, fleet } = story;
  const { repository } = siteOf(fleet, "api");
  const run = (id: number): string =>
    `https://github.com/${repository.owner}/${repository.name}/actions/runs/${id}/job/1`;
  await story.go();
  const ref = people.head("api");
  startJob(fleet.world, repository, { ref, environment: "production", logUrl: run(42) });
  startWaitingJob(fleet.world, repository, { ref: "main", environment: "production", run: 7 });
  await story.until(() => story.shipped().includes("api 1 success"));
  startJob(fleet.world, repository, { ref, environment: "production", logUrl: run(42) });
  await story.reach("complete");
  expect(story.replies().filter(({ text }) => text.includes("outside this release"))).toEqual([]);
});
