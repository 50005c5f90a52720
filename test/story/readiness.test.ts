import { expect, test } from "vitest";
import { proposeChange, shipChange, type Change } from "../../src/simulator/people.ts";
import { mergeBranches } from "../../src/simulator/world/commits.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { mergePull } from "../../src/simulator/world/pulls.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

async function ready(): Promise<Story> {
  const story = await startStory({ fleet: solo });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  return story;
}

const late = ({ people }: Story) => ({
  by: people.developer("api"),
  title: "Mend the login",
  files: { "src/login.txt": "mended\n" },
});

const meant: readonly (readonly [string, Partial<Change>])[] = [
  ["the milestone 2.5.0", { milestone: "2.5.0" }],
  ["the milestone v2.5.0", { milestone: "v2.5.0" }],
  ["the label release:2.5.0", { label: "release:2.5.0" }],
  ["the label release:v2.5.0", { label: "release:v2.5.0" }],
];

test.each(meant)(
  "a merged pull request with %s must be in the release branch",
  async (_by, how) => {
    await using story = await ready();
    const { people, fleet } = story;
    const { repository } = fleet.sites[0]!;
    const pull = shipChange(fleet.world, repository, { ...late(story), ...how });
    await story.reach("planning");
    expect(story.row("API")).toContain("Blocked");
    expect(story.row("API")).toContain(`[#${pull.number}]`);
    const go = await story.told(people.manager, "/go");
    expect(story.reactions(go)).toEqual(["eyes", "confused"]);

    mergeBranches(fleet.world, repository, {
      base: "release/2.5.0",
      head: "main",
      by: people.developer("api"),
    });
    people.prove("api");
    await story.reach("ready");
    expect(story.row("API")).toContain("Ready");
  },
);

test("an open pull request into the release branch blocks until it is merged", async () => {
  await using story = await ready();
  const { people, fleet } = story;
  const { repository } = fleet.sites[0]!;
  const change = { ...late(story), into: "release/2.5.0" };
  const pull = proposeChange(fleet.world, repository, change);
  await story.reach("planning");
  expect(story.row("API")).toContain(`[#${pull.number}]`);
  mergePull(fleet.world, repository, pull, { method: "squash", by: people.developer("api") });
  people.prove("api");
  await story.reach("ready");
});

test.each<readonly [string, Partial<Change>]>([
  ["another milestone", { milestone: "2.5.1" }],
  ["a milestone that only begins alike", { milestone: "2.5.0 later" }],
  ["another label", { label: "release:2.5" }],
  ["no sign at all", {}],
])("a pull request with %s is not meant for the release", async (_sign, how) => {
  await using story = await ready();
  shipChange(story.fleet.world, story.fleet.sites[0]!.repository, { ...late(story), ...how });
  await story.pass({ minutes: 5 });
  expect(story.row("API")).toContain("Ready");
});

test("a pull request that loses its milestone blocks no more", async () => {
  await using story = await ready();
  const { fleet, people } = story;
  const { repository } = fleet.sites[0]!;
  const pull = proposeChange(fleet.world, repository, { ...late(story), milestone: "2.5.0" });
  await story.reach("planning");
  editIssue(fleet.world, repository, pull, { milestone: null, by: people.lead("api") });
  await story.reach("ready");
  expect(story.row("API")).toContain("Ready");
});

test("green checks and staging count for one exact commit", async () => {
  await using story = await ready();
  const { people } = story;
  const commit = people.push("api").slice(0, 7);
  await story.reach("planning");
  expect(story.row("API")).toContain(`no check has reported on [${commit}]`);
  people.green("api");
  await story.until(() => !story.row("API").includes("check"));
  expect(story.row("API")).toMatch(`Blocked`);
  expect(story.row("API")).toContain(`was not deployed to staging`);
  people.stage("api");
  await story.reach("ready");
});

test("a required check that has not reported leaves the service unknown, not ready", async () => {
  await using story = await startStory({ fleet: solo });
  const { people, fleet } = story;
  const { repository } = fleet.sites[0]!;
  repository.requiredChecks.set("release/2.5.0", ["build", "security"]);
  people.open();
  people.prepare();
  await story.until(() => story.row("API").includes("Unknown"));
  expect(story.sentence()).toContain("security");
  await story.told(people.lead("api"), "/go");
  const go = await story.told(people.manager, "/go");
  expect(story.reactions(go)).toEqual(["eyes", "confused"]);

  repository.requiredChecks.set("release/2.5.0", ["build"]);
  await story.reach("ready");
});
