/** Production ran a commit that shares no history with the release branch: GitHub can't compare them. */
import { expect, it } from "vitest";
import { publish } from "../../src/act/publish.ts";
import type { Publish } from "../../src/model/action.ts";
import { fail, succeed } from "../../src/model/failure.ts";
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import { readChanges, readNews } from "../../src/observe/changes/read-changes.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { shipChange } from "../../src/simulator/people.ts";
import { beginAnew, createTag } from "../../src/simulator/world/commits.ts";
import {
  branch,
  plainTrain,
  trainWorld,
  valueOf,
  type TrainWorld,
} from "../observe/train-world.ts";
import { actingApp } from "../support/act-tools.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";
import { commit } from "../support/train.ts";
import { publishing, searchPart } from "../support/publishing.ts";

const repo = repoName("acme/api");

/** The release branch begins anew; answers what production ran before. */
function rewritten(world: TrainWorld) {
  const before = sha(world.tip("api"));
  beginAnew(world.world, world.repository("api"), { branch, by: world.mike });
  shipChange(world.world, world.repository("api"), {
    by: world.mike,
    title: "feat: cart",
    files: { cart: "cart" },
    into: branch,
    method: "squash",
  });
  return before;
}

it("mikepenz/release-changelog-builder-action#1439: notes list nothing then, and say that they aren't whole", async () => {
  await using world = await trainWorld(["api"]);
  const previous = rewritten(world);
  const of = { repo, path: [], previous, commit: sha(world.tip("api")) };
  expect(valueOf(await readChanges(world.github, of))).toEqual({ pulls: [], complete: false });
  expect(valueOf(await readNews(world.github, of)).cut).toMatch(/isn't in this history any more/);
});

it("github-changelog-generator#994: a commit that was removed altogether is the same", async () => {
  await using world = await trainWorld(["api"]);
  const of = { repo, path: [], previous: commit("gone"), commit: sha(world.tip("api")) };
  expect(valueOf(await readChanges(world.github, of))).toEqual({ pulls: [], complete: false });
});

it("github-changelog-generator#994: a repository out of reach is not one without that commit", async () => {
  await using world = await trainWorld(["api"]);
  const previous = rewritten(world);
  world.simulator.faults.push({
    matches: ({ path }) => /^\/repos\/acme\/api(\/compare\/.*)?$/.test(path),
    when: "before",
    answer: { status: 404, body: { message: "Not Found" } },
  });
  const of = { repo, path: [], previous, commit: sha(world.tip("api")) };
  expect(await readChanges(world.github, of)).toMatchObject({ ok: false });
});

it("rubentalstra/FerroEHR#2964: a tag of the old history is passed over for the last version of the new one", async () => {
  await using world = await trainWorld(["api"], { trainFile: plainTrain(["api"]) });
  world.issue.body = "### Version\nv2.5.0\n### Services\napi\n";
  const tag = (name: string, from: string) =>
    createTag(world.world, world.repository("api"), { name, from, by: world.mike });
  tag("v4.0.13", rewritten(world));
  tag("v1.0.0", branch);
  const history = (await world.see()).histories.get(serviceId("api"));
  expect(history).toMatchObject({ kind: "known", value: { last: "1.0.0" } });
});

it("thoth-station/kebechet#663: the release comes to its end all the same", async () => {
  await using story = await startStory({ fleet: solo });
  const { repository, lead } = siteOf(story.fleet, "api");
  const { world } = story.fleet;
  beginAnew(world, repository, { branch: repository.defaultBranch, by: lead });
  const { people } = story;
  people.open();
  people.prepare();
  await story.until(() => story.row("API").includes("Unknown"));
  expect(story.body()).toContain("no history in common with release/2.5.0");
  await story.told(people.manager, "/waive api hotfixes the history was rewritten");
  await story.reach("ready");
  people.vote();
  await story.settle();
  people.say(people.manager, "/go");
  await story.reach("complete");
  const [notes] = story.releases(repository);
  expect(notes?.body).toContain("Incomplete: not every change could be read");
  const [own] = story.releases(story.fleet.trainRepository);
  expect(own?.body).toMatch(/hotfixes in production \(.{0,12}\w{7}.*the history was rewritten/s);
});

it("threats 19 and 43, microsoft/azure-pipelines-tasks#10890: what can't be read for good is told to people, who are asked", async () => {
  const app = await actingApp();
  const action: Publish = {
    ...publishing,
    parts: [{ ...searchPart, previous: commit("search before") }],
    missing: [serviceId("search")],
  };
  const why = "Could not list the commits: GitHub answered 422: Unprocessable.";
  const refusals: unknown[] = [];
  const tools = await app.nextRun({
    readChanges: async () => fail({ kind: "invalid", message: why, hint: "", retry: "never" }),
    // It is asked at the same moment as the changes.
    readRank: async () => succeed({ isPreRelease: false, latest: "true" }),
  });
  const journal = {
    ...tools.journal,
    done: (id: string, result: unknown) => {
      refusals.push([id, result]);
      return tools.journal.done(id, result);
    },
  };
  expect(await publish(action, { ...tools, journal })).toMatchObject({ kind: "failed" });
  expect(refusals).toEqual([["publish search", { refused: why }]]);
  expect(await publish(action, { ...tools, journal })).toMatchObject({ kind: "open" });
});
