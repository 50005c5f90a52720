import { expect, test } from "vitest";
import { startJob } from "../../src/simulator/actions.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { shipChange } from "../../src/simulator/people.ts";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import { ensureLabel } from "../../src/simulator/world/labels.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** A developer of the service deploys its default branch by hand, past the train. */
function deployByHand(story: Story, id: string): void {
  const { repository, developer: by } = siteOf(story.fleet, id);
  const { world } = story.fleet;
  const answer = createDeployment(world, repository, {
    ref: "main",
    environment: "production",
    autoMerge: false,
    requiredContexts: [],
    by,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  addDeploymentStatus(world, repository, answer.deployment, { state: "success", by });
}

test("threat 37: a deployment past the train stops it at once, until a manager has looked", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  await story.go();
  deployByHand(story, "digest");
  await story.reach("on hold");
  expect(story.sentence()).toContain("mail-dev deployed");
  const [told, ...more] = story.news();
  expect(told?.text).toMatch(/@mail-dev deployed .* to production of Digest/);
  expect(told?.text).toContain("@sarah");
  expect(more).toEqual([]);
  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success"]);

  const team = await story.told(people.lead("digest"), "/resume it was us");
  expect(story.reactions(team)).toEqual(["eyes", "confused"]);
  await story.told(people.manager, "/resume digest is deployed over it");
  await story.reach("complete");
  expect(story.shipped()).toHaveLength(4);
});

test("a hotfix and what a pipeline's own job deploys stop nothing", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, fleet } = story;
  const { world } = fleet;
  const { repository, developer: by } = siteOf(fleet, "digest");
  ensureLabel(world, repository, { name: "hotfix", by });
  await story.go();
  const api = siteOf(fleet, "api").repository;
  startJob(world, api, { ref: people.head("api"), environment: "production" });
  const title = "Mend the digest";
  shipChange(world, repository, { by, title, files: { fix: "1" }, label: "hotfix" });
  deployByHand(story, "digest");
  await story.reach("complete");
  const texts = story.news().map((one) => one.text);
  expect(texts.filter((one) => one.includes("mail-dev"))).toHaveLength(1);
  expect(texts[0]).toContain("has the label `hotfix`");
});

test("a hotfix that a manager allowed beforehand stops nothing", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, fleet } = story;
  await story.go();
  const commit = siteOf(fleet, "digest").repository.refs.get("refs/heads/main");
  await story.told(people.manager, `/allow ${commit?.slice(0, 8)} the digest is empty`);
  deployByHand(story, "digest");
  await story.reach("complete");
  expect(story.record()?.body).toContain("the digest is empty");
  expect(story.news().some((one) => one.text.includes("a manager allowed it"))).toBe(true);
});
