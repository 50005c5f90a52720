import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runWorkflows } from "../../src/simulator/actions.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { setPermissions } from "../../src/simulator/world/apps.ts";
import type { World } from "../../src/simulator/world/types.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const file = readFileSync("docs/workflows/dispatch.yml", "utf8");
const minutes = (count: number) => Temporal.Duration.from({ minutes: count });

/** A workflow deploys Web, which waits for API; its own pipeline answers nothing. */
const fleet = {
  ...pairs,
  services: pairs.services.map((one) =>
    one.id === "web"
      ? {
          ...one,
          keys: ["drive: dispatch", "workflow: deploy.yml"],
          files: { ".github/workflows/deploy.yml": file },
        }
      : one,
  ),
};

function grantActions(world: World): void {
  const [installation] = world.installations.values();
  if (!installation) throw new Error("The App is not installed");
  setPermissions(world, installation, { ...installation.permissions, actions: "write" });
}

/** The App may start workflows, or not. */
async function storyWith(actions: "write" | "none"): Promise<Story> {
  const story = await startStory({
    fleet,
    running: false,
    outcome: (site) => (site.plan.id === "web" ? { kind: "never" } : undefined),
  });
  if (actions === "write") grantActions(story.fleet.world);
  await story.startApp();
  return story;
}

test("a workflow is started once, and its run is the deployment's word", async () => {
  await using story = await storyWith("write");
  const { repository } = siteOf(story.fleet, "web");
  let ends = 0;
  runWorkflows(story.fleet.world, {
    repository,
    environment: "production",
    plan: () => ({ conclusion: (ends += 1) === 1 ? "failure" : "success", after: minutes(4) }),
  });
  await story.go();
  await story.reach("on hold");
  expect(story.sentence()).toContain("Web failed to deploy");
  expect(story.sentence()).not.toContain("github-actions");
  const [run] = repository.workflowRuns.values();
  const web = story.deployments().find((one) => one.service === "web");
  expect(run?.inputs).toMatchObject({ task: "deploy", service: "web", commit: web?.sha });
  await story.pass({ minutes: 20 });
  expect(repository.workflowRuns.size).toBe(1);

  await story.told(story.people.lead("web"), "/retry web");
  await story.reach("complete");
  expect(repository.workflowRuns.size).toBe(2);
  expect(story.shipped().filter((one) => one.startsWith("web"))).toEqual([
    "web 1 failure",
    "web 2 success",
  ]);
});

test("a start whose answer is lost is found by its run, and not made again", async () => {
  await using story = await storyWith("write");
  const { repository } = siteOf(story.fleet, "web");
  runWorkflows(story.fleet.world, {
    repository,
    plan: () => ({ conclusion: "success", after: minutes(4) }),
  });
  story.simulator.faults.push({
    matches: ({ path }) => path.endsWith("/dispatches"),
    when: "after",
    drop: true,
    times: 1,
  });
  await story.go();
  await story.reach("complete");
  expect(repository.workflowRuns.size).toBe(1);
});

test("a permission that the App lacks is said before the GO, until an owner grants it", async () => {
  await using story = await storyWith("none");
  const { people, fleet: grown } = story;
  people.open();
  people.prepare();
  await story.until(() => story.row("Mail").includes("Ready"));
  expect(story.row("Web")).toContain("Blocked");
  expect(story.row("Web")).toContain("the App lacks actions: write in acme/web");
  grantActions(grown.world);
  await story.reach("ready");
});
