import { expect, test } from "vitest";
import type { FleetPlan } from "../../src/simulator/fleet.ts";
import { deployToStaging, turnGreen } from "../../src/simulator/people.ts";
import { createCheckRun } from "../../src/simulator/world/checks.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import { addRuleset } from "../../src/simulator/world/rulesets.ts";
import { pairs, solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

async function ready(fleet: FleetPlan = solo): Promise<Story> {
  const story = await startStory({ fleet });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  return story;
}

/** A rerun of the check `test` on the head of the service's release branch. */
function rerun(story: Story, id: string, how: { conclusion?: "success" | "stale" } = {}): void {
  const { world, sites } = story.fleet;
  const { repository } = sites.find(({ plan }) => plan.id === id)!;
  const ci = [...world.apps.values()].find(({ slug }) => slug === "ci")!;
  createCheckRun(world, repository, { name: "test", sha: story.people.head(id), app: ci, ...how });
}

test("a rerun that goes red blocks, and one that is green again ends that", async () => {
  await using story = await ready();
  const { people } = story;
  people.red("api");
  await story.until(() => story.row("API").includes("Blocked"));
  expect(story.row("API")).toContain("check test failed");
  rerun(story, "api");
  await story.until(() => story.row("API").includes("check test is queued"));
  expect(story.row("API")).toContain("Blocked");
  people.green("api");
  await story.reach("ready");
});

test("a check that GitHub gave up is unknown, and says what to do", async () => {
  await using story = await ready();
  rerun(story, "api", { conclusion: "stale" });
  await story.until(() => story.row("API").includes("Unknown"));
  expect(story.row("API")).toContain("check test is stale");
});

test("what a ruleset requires of the release branch must have reported", async () => {
  await using story = await startStory({ fleet: solo });
  const { people, fleet } = story;
  const { repository } = fleet.sites[0]!;
  addRuleset(fleet.world, repository, {
    name: "releases",
    branches: ["refs/heads/release/*"],
    checks: ["test", "scan"],
    by: fleet.manager,
  });
  people.open();
  people.prepare();
  await story.until(() => story.row("API").includes("Unknown"));
  expect(story.row("API")).toContain("check scan has not reported");
  turnGreen(fleet.world, repository, people.head("api"), ["scan"]);
  await story.reach("ready");
});

test("a service whose checks ran again just now starts five seconds later", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  const started = (id: string) => story.deployments().find(({ service }) => service === id);
  await story.go();
  await story.until(() => started("api") !== undefined);
  // A queued rerun voids no vote.
  rerun(story, "web");
  await story.until(() => story.row("Web").includes("check test is queued"));
  await story.pass({ minutes: 7 });
  expect(story.row("API")).toContain("live");
  expect(started("web")).toBeUndefined();
  const greenAt = story.clock.now();
  people.green("web");
  await story.until(() => started("web") !== undefined);
  expect(story.clock.now().since(greenAt).total("seconds")).toBeGreaterThanOrEqual(5);
  expect(story.clock.now().since(greenAt).total("seconds")).toBeLessThan(15);
});

test("staging that another commit has overtaken proves nothing any more", async () => {
  await using story = await ready();
  const { people, fleet } = story;
  const { repository } = fleet.sites[0]!;
  const main = repository.refs.get("refs/heads/main")!;
  deployToStaging(fleet.world, repository, main, people.developer("api"));
  await story.reach("planning");
  expect(story.row("API")).toContain("Blocked");
  expect(story.row("API")).toContain("was overtaken in staging, which runs");
  expect(story.row("API")).toContain(main.slice(0, 7));
  people.stage("api");
  await story.reach("ready");
});

test("a success in staging counts only from an expected reporter", async () => {
  await using story = await startStory({ fleet: solo });
  const { people, fleet } = story;
  const { world, trainRepository, manager } = fleet;
  const { repository, lead, developer } = fleet.sites[0]!;
  const path = ".github/release-train.yml";
  const head = trainRepository.refs.get("refs/heads/main") ?? "";
  const text = trainRepository.commits.get(head)?.files.get(path) ?? "";
  const named = text.replace("name: API\n", `name: API\n    reporters: [${lead.login}]\n`);
  commit(world, trainRepository, {
    branch: "main",
    files: { [path]: named },
    message: "Say who reports",
    by: manager,
  });
  people.open();
  people.prepare();
  await story.reach("ready");
  const answer = createDeployment(world, repository, {
    ref: people.head("api"),
    environment: "staging",
    autoMerge: false,
    requiredContexts: [],
    by: developer,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  addDeploymentStatus(world, repository, answer.deployment, { state: "success", by: developer });
  await story.reach("planning");
  expect(story.row("API")).toContain(`only ${developer.login} says that`);
  addDeploymentStatus(world, repository, answer.deployment, { state: "success", by: lead });
  await story.reach("ready");
});
