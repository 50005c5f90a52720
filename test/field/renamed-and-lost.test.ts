/** The app's data is lost and the train repository is renamed at once: the release is known by its id, in each drive mode. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runWorkflows } from "../../src/simulator/actions.ts";
import { siteOf, type FleetPlan } from "../../src/simulator/fleet.ts";
import { startGatedJob } from "../../src/simulator/gated-jobs.ts";
import { setPermissions } from "../../src/simulator/world/apps.ts";
import { deleteComment } from "../../src/simulator/world/comments.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { pair } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** Whoever starts it again finds another name, and nothing that it kept. */
async function renamedAndLost(story: Story): Promise<void> {
  const { fleet } = story;
  await story.stopApp();
  editRepository(fleet.world, fleet.trainRepository, { by: fleet.manager, name: "departures" });
  await story.startApp();
}

/** As `story.go`, where nothing is deployed by the app itself. */
async function goWithout(story: Story): Promise<void> {
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  story.people.vote();
  await story.settle();
  await story.told(story.fleet.manager, "/go");
}

const driven = (
  keys: readonly string[],
  files: Readonly<Record<string, string>> = {},
): FleetPlan => ({
  ...pair,
  services: pair.services.map((one) => ({ ...one, keys, files })),
});

const takes = Temporal.Duration.from({ minutes: 6 });

/** Nobody's pipeline deploys by itself; the App may start workflows and answer at gates. */
async function storyOf(fleet: FleetPlan): Promise<Story> {
  const story = await startStory({ fleet, running: false, outcome: () => ({ kind: "never" }) });
  const { world } = story.fleet;
  const [installation] = world.installations.values();
  const app = [...world.apps.values()].find(({ slug }) => slug === "release-train");
  if (!installation || !app) throw new Error("The App is not installed");
  setPermissions(world, installation, { ...installation.permissions, actions: "write" });
  for (const { repository } of story.fleet.sites) {
    if (fleet.services.some(({ keys }) => keys?.includes("drive: gate")))
      repository.gates.set("production", app);
    if (fleet.services.some(({ keys }) => keys?.includes("drive: dispatch")))
      runWorkflows(world, {
        repository,
        environment: "production",
        plan: () => ({ conclusion: "success", after: takes }),
      });
  }
  await story.startApp();
  return story;
}

/** How often each service's commit went to production, whoever took it there. */
const deployed = ({ fleet, people }: Story): readonly string[] =>
  fleet.sites.map(({ plan, repository }) => {
    const all = [...repository.deployments.values()].filter(
      ({ environment, sha }) => environment === "production" && sha === people.head(plan.id),
    );
    return `${plan.id} ${all.length}`;
  });

const once = ["api 1", "web 1"];

const published = (story: Story): readonly string[] =>
  story.fleet.sites.flatMap(({ plan, repository }) =>
    story.releases(repository).map(({ tagName }) => `${plan.id} ${tagName}`),
  );

const titles = ({ fleet }: Story): readonly string[] =>
  [...fleet.trainRepository.issues.values()].map(({ title }) => title).toSorted();

/** Deletes the app's record, as an admin may. */
function withoutRecord(story: Story): void {
  const { world, trainRepository, manager } = story.fleet;
  const record = story.record();
  if (record) deleteComment(world, trainRepository, record, { by: manager });
}

const moments = ["while the first is deployed", "between the two"] as const;

describe.each(moments)("%s", (moment) => {
  const come = (story: Story): Promise<void> =>
    story.until(() =>
      moment === "between the two"
        ? story.row("API").includes("live")
        : deployed(story)[0] === "api 1",
    );

  it("attack b: drive: deployment", async () => {
    await using story = await startStory({ fleet: pair });
    await story.go();
    await come(story);
    await renamedAndLost(story);
    await story.reach("complete");
    expect(deployed(story)).toEqual(once);
    expect(published(story)).toEqual(["api v1.1.0", "web v1.1.0"]);
    expect(new Set(titles(story)).size).toBe(titles(story).length);
  });

  it("attack b: drive: dispatch", async () => {
    const file = readFileSync("docs/workflows/dispatch.yml", "utf8");
    const keys = ["drive: dispatch", "workflow: deploy.yml"];
    await using story = await storyOf(driven(keys, { ".github/workflows/deploy.yml": file }));
    await story.go();
    await come(story);
    await renamedAndLost(story);
    await story.reach("complete");
    expect(story.fleet.sites.map(({ repository }) => repository.workflowRuns.size)).toEqual([1, 1]);
    expect(story.shipped()).toEqual(["api 1 success", "web 1 success"]);
  });

  it("attack b: drive: gate", async () => {
    await using story = await storyOf(driven(["drive: gate"]));
    await goWithout(story);
    const jobs = story.fleet.sites.map(({ repository }) =>
      startGatedJob(story.fleet.world, repository, {
        branch: "release/2.5.0",
        environment: "production",
        takes,
      }),
    );
    await come(story);
    await story.until(() => jobs[0]?.status !== "waiting");
    await renamedAndLost(story);
    await story.pass({ seconds: 90 });
    // Its turn comes with the first one's end.
    const second = moment === "between the two" ? "in_progress" : "waiting";
    expect(jobs[1]?.status).toBe(second);
    await story.reach("complete");
    expect(jobs.map(({ conclusion }) => conclusion)).toEqual(["success", "success"]);
    expect(deployed(story)).toEqual(once);
  });

  it("attack b: drive: observe", async () => {
    await using story = await startStory({ fleet: driven(["drive: observe"]) });
    const { fleet, people } = story;
    const others = (id: string): void => {
      const { repository, developer: by } = siteOf(fleet, id);
      createDeployment(fleet.world, repository, {
        ref: people.head(id),
        environment: "production",
        autoMerge: false,
        requiredContexts: [],
        by,
      });
    };
    await goWithout(story);
    await story.until(() => story.replies().some(({ key }) => key === "turn:deploy:api:1"));
    others("api");
    await come(story);
    await renamedAndLost(story);
    await story.until(() => story.replies().some(({ key }) => key === "turn:deploy:web:1"));
    others("web");
    await story.reach("complete");
    expect(deployed(story)).toEqual(once);
    expect(published(story)).toEqual(["api v1.1.0", "web v1.1.0"]);
  });
});

it("attack b: its record is deleted, too: what is live is known, and people are asked", async () => {
  await using story = await startStory({ fleet: pair });
  await story.go();
  await story.until(() => story.row("API").includes("live"));
  await story.stopApp();
  withoutRecord(story);
  await renamedAndLost(story);
  await story.reach("on hold");
  await story.pass({ minutes: 30 });
  expect(deployed(story)[0]).toBe("api 1");
  await story.told(story.fleet.manager, "/rollback we don't know any more");
  await story.reach("rolled back");
  expect(story.shipped().filter((one) => one.includes("api"))).toEqual([
    "api 1 success",
    "back api 1 success",
  ]);
});
