/** Whatever is renamed, and however far a release is: it goes on as the same one, in each way to deploy. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runWorkflows } from "../../src/simulator/actions.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { startGatedJob } from "../../src/simulator/gated-jobs.ts";
import { startMonitor, watchedBy } from "../../src/simulator/monitor.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import { renameOrganization, renameTeam, renameUser } from "../../src/simulator/world/renames.ts";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { driven, drivenStory } from "../support/driven.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

type Rename = (story: Story) => void;

const home: Rename = ({ fleet }) =>
  editRepository(fleet.world, fleet.trainRepository, { by: fleet.manager, name: "departures" });
const service: Rename = ({ fleet }) =>
  editRepository(fleet.world, siteOf(fleet, "web").repository, { by: fleet.manager, name: "site" });
const organization: Rename = ({ fleet }) => renameOrganization(fleet.world, "acme", "apex");
const person: Rename = ({ fleet }) => renameUser(fleet.world, fleet.manager, "sarah-j");
const team: Rename = ({ fleet }) => renameTeam(fleet.world, siteOf(fleet, "web").team, "webbers");
const everything: Rename = (story) => {
  for (const rename of [home, service, person, team, organization]) rename(story);
};

const renames: readonly [string, Rename][] = [
  ["the train repository", home],
  ["a service's repository", service],
  ["the organisation", organization],
  ["the manager", person],
  ["everything at once", everything],
];

const titles = ({ fleet }: Story): readonly string[] =>
  [...fleet.trainRepository.issues.values()].map(({ title }) => title).toSorted();

const published = (story: Story): readonly string[] =>
  story.fleet.sites.flatMap(({ plan, repository }) =>
    story.releases(repository).map(({ tagName }) => `${plan.id} ${tagName}`),
  );

const live = ["api 1 success", "digest 1 success", "mail 1 success", "web 1 success"];
const out = ["api v1.1.0", "digest v1.1.0", "mail v1.1.0", "web v1.1.0"];

it.each(renames)(
  "attack b: %s is renamed while it rolls back, and exactly what was deployed goes back, once",
  async (_, rename) => {
    await using story = await startStory({ fleet: pairs });
    await story.go();
    await story.until(() => story.shipped().includes("web 1 success"));
    await story.told(story.fleet.manager, "/rollback it smells");
    await story.until(() => story.shipped().some((one) => one.startsWith("back")));
    const before = titles(story);
    rename(story);
    await story.reach("rolled back");
    const shipped = story.shipped();
    const of = (task: string): readonly string[] =>
      story
        .deployments()
        .filter((one) => one.task === task)
        .map((one) => one.service)
        .toSorted();
    expect(new Set(shipped).size).toBe(shipped.length);
    expect(of("rollback")).toEqual(of("deploy"));
    expect(titles(story).filter((title) => !title.includes("Post-mortem"))).toEqual(before);
  },
);

// One name alone is looked up as all of them are: the moments are tried with all at once.
describe("everything is renamed", () => {
  it("attack b: while it is watched, and it is published once", async () => {
    await using monitor = await startMonitor();
    const fleet = watchedBy(pairs, monitor, ["verify: 5m"]);
    await using story = await startStory({ fleet, monitor });
    await story.go();
    await story.reach("verifying");
    everything(story);
    await story.reach("complete");
    expect(story.shipped().toSorted()).toEqual(live);
    expect(published(story)).toEqual(expect.arrayContaining(out));
    expect(published(story)).toHaveLength(out.length);
  });

  it("attack b: when it is complete, and nothing is made again, with its own memory or without", async () => {
    await using story = await startStory({ fleet: pairs });
    await story.go();
    await story.reach("complete");
    const before = titles(story);
    everything(story);
    await story.pass({ minutes: 5 });
    await story.stopApp();
    await story.startApp();
    await story.pass({ minutes: 5 });
    const late = await story.told(story.fleet.manager, "/hold it smells after all");
    expect(story.reactions(late)).toContain("confused");
    expect(story.shipped().toSorted()).toEqual(live);
    expect(published(story)).toHaveLength(out.length);
    expect(titles(story)).toEqual(before);
  });
});

const takes = Temporal.Duration.from({ minutes: 4 });

describe("everything is renamed while it rolls out", () => {
  it("attack b: a workflow of a new name's repository is started, once", async () => {
    const file = readFileSync("docs/workflows/dispatch.yml", "utf8");
    const keys = ["drive: dispatch", "workflow: deploy.yml"];
    await using story = await drivenStory(driven(keys, { ".github/workflows/deploy.yml": file }));
    const { repository } = siteOf(story.fleet, "web");
    runWorkflows(story.fleet.world, {
      repository,
      environment: "production",
      plan: () => ({ conclusion: "success", after: takes }),
    });
    await story.go();
    everything(story);
    await story.reach("complete");
    expect(repository.workflowRuns.size).toBe(1);
    expect(story.shipped().toSorted()).toEqual(live);
  });

  it("attack b: a job at the gate of a new name's environment passes in its turn", async () => {
    await using story = await drivenStory(driven(["drive: gate"]));
    await story.go();
    const { repository } = siteOf(story.fleet, "web");
    const own = startGatedJob(story.fleet.world, repository, {
      branch: "release/2.5.0",
      environment: "production",
      takes,
    });
    everything(story);
    await story.pass({ minutes: 1 });
    expect(own.status).toBe("waiting");
    await story.reach("complete");
    expect(own.conclusion).toBe("success");
  });

  it("attack b: what others deploy in a new name's repository counts", async () => {
    await using story = await startStory({ fleet: driven(["drive: observe"]) });
    const { fleet, people } = story;
    await story.go();
    everything(story);
    await story.until(() => story.replies().some(({ key }) => key === "turn:deploy:web:1"));
    const { repository, developer: by } = siteOf(fleet, "web");
    createDeployment(fleet.world, repository, {
      ref: people.head("web"),
      environment: "production",
      autoMerge: false,
      requiredContexts: [],
      by,
    });
    await story.reach("complete");
    expect(published(story)).toEqual(expect.arrayContaining(out));
  });
});
