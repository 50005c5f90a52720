import { expect, test } from "vitest";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { forkRepository } from "../../src/simulator/world/forks.ts";
import { closePull, openPull } from "../../src/simulator/world/pulls.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import type { CheckRun, Repository } from "../../src/simulator/world/types.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import type { Sha, User } from "../../src/simulator/world/basic-types.ts";

const path = ".github/release-train.yml";

/** Proposes these files from a branch of the repository or of a fork; answers the head. */
function propose(
  { fleet: { world } }: Story,
  repository: Repository,
  proposal: {
    readonly files: Readonly<Record<string, string | null>>;
    readonly by: User;
    readonly fork?: Repository;
  },
): Sha {
  const { files, by, fork } = proposal;
  const home = fork ?? repository;
  createBranch(world, home, { name: "change", from: "main", by });
  const { sha } = commit(world, home, { branch: "change", files, message: "Change it", by });
  openPull(world, repository, {
    head: "change",
    base: "main",
    title: "Change it",
    by,
    ...(fork && { fork }),
  });
  return sha;
}

function trainText({ fleet: { trainRepository } }: Story): string {
  const head = trainRepository.refs.get("refs/heads/main") ?? "";
  return trainRepository.commits.get(head)?.files.get(path) ?? "";
}

/** The check runs on a commit. */
const checksOn = (repository: Repository, sha: Sha): readonly CheckRun[] =>
  [...repository.checkRuns.values()].filter((one) => one.sha === sha);

test("threat 61: a pull request from a fork is told what is wrong with its train file", async () => {
  await using story = await startStory({ fleet: solo });
  const { world, trainRepository } = story.fleet;
  const by = addUser(world, "stranger");
  const fork = forkRepository(world, trainRepository, { by });
  const right = trainText(story);
  const wrong = { [path]: right.replace("repo: acme/api", "repo: acme") };
  const first = propose(story, trainRepository, { files: wrong, by, fork });
  await story.pass({ seconds: 10 });
  const line = right.split("\n").findIndex((text) => text.includes("repo: acme/api")) + 1;
  expect(checksOn(trainRepository, first)).toMatchObject([
    {
      name: "Release train file",
      conclusion: "failure",
      output: { annotations: [{ path, start_line: line }] },
    },
  ]);

  const mended = { [path]: `${right}# the same\n` };
  const { sha } = commit(world, fork, { branch: "change", files: mended, message: "Mend", by });
  await story.pass({ seconds: 10 });
  expect(checksOn(trainRepository, sha)).toMatchObject([{ conclusion: "success" }]);
});

test("a push and the pull request that it belongs to give one check run", async () => {
  await using story = await startStory({ fleet: solo });
  const { world, trainRepository, manager: by } = story.fleet;
  const files = { [path]: `${trainText(story)}# one\n` };
  const first = propose(story, trainRepository, { files, by });
  await story.pass({ seconds: 10 });
  expect(checksOn(trainRepository, first)).toHaveLength(1);
  const change = { branch: "change", files: { [path]: "train: [" }, message: "Break it", by };
  const second = commit(world, trainRepository, change).sha;
  await story.pass({ seconds: 10 });
  expect(checksOn(trainRepository, second)).toMatchObject([{ conclusion: "failure" }]);

  // Another process of the app knows nothing of it but what GitHub has.
  await story.stopApp();
  await story.startApp();
  for (const issue of trainRepository.issues.values())
    closePull(world, trainRepository, issue, { by });
  openPull(world, trainRepository, { head: "change", base: "main", title: "Again", by });
  await story.pass({ seconds: 10 });
  expect(checksOn(trainRepository, second)).toHaveLength(1);
});

test("a pull request that adds a train file is checked, in whichever repository", async () => {
  await using story = await startStory({ fleet: solo });
  const { fleet } = story;
  const [site] = fleet.sites;
  if (!site) throw new Error("The fleet is empty");
  const sha = propose(story, site.repository, { files: { [path]: "train: [" }, by: site.lead });
  await story.pass({ seconds: 10 });
  expect(checksOn(site.repository, sha)).toMatchObject([{ conclusion: "failure" }]);
});

test("a pull request that leaves the train file alone gets no check run", async () => {
  await using story = await startStory({ fleet: solo });
  const { world, trainRepository, manager: by } = story.fleet;
  createBranch(world, trainRepository, { name: "change", from: "main", by });
  const files = { [path]: `${trainText(story)}# gone on\n` };
  commit(world, trainRepository, { branch: "main", files, message: "Go on", by });
  await story.pass({ seconds: 10 });
  const change = { branch: "change", files: { "README.md": "x" }, message: "Else", by };
  const { sha } = commit(world, trainRepository, change);
  openPull(world, trainRepository, { head: "change", base: "main", title: "Else", by });
  await story.pass({ seconds: 10 });
  expect(checksOn(trainRepository, sha)).toEqual([]);
});

test("a pull request that can't touch a train file costs one request", async () => {
  await using story = await startStory({ fleet: solo });
  const { fleet, app } = story;
  const [site] = fleet.sites;
  if (!site) throw new Error("The fleet is empty");
  await story.pass({ seconds: 10 });
  const before = app.github.usage();
  propose(story, site.repository, { files: { "README.md": "x" }, by: site.lead });
  await story.pass({ seconds: 10 });
  const after = app.github.usage();
  expect(after.points - before.points).toBe(1);
  // One for the token, which lasts for an hour.
  expect(after.requests - before.requests).toBeLessThanOrEqual(2);
});

test("a pull request of which GitHub could not tell the App is checked all the same", async () => {
  await using story = await startStory({ fleet: solo });
  const { world, trainRepository } = story.fleet;
  const by = addUser(world, "stranger");
  const fork = forkRepository(world, trainRepository, { by });
  await story.stopApp();
  const sha = propose(story, trainRepository, { files: { [path]: "train: [" }, by, fork });
  await story.pass({ minutes: 1 });
  await story.startApp();
  await story.pass({ minutes: 10 });
  expect(checksOn(trainRepository, sha)).toMatchObject([{ conclusion: "failure" }]);
});

test("GitHub's trouble with a pull request is told, and its next head is checked", async () => {
  await using story = await startStory({ fleet: solo });
  const { world, trainRepository } = story.fleet;
  const by = addUser(world, "stranger");
  const fork = forkRepository(world, trainRepository, { by });
  story.expectTrouble(/train file is unchecked/);
  story.simulator.faults.push({
    matches: ({ path }) => path === "/graphql",
    when: "before",
    answer: { status: 502 },
  });
  const first = propose(story, trainRepository, { files: { [path]: "train: [" }, by, fork });
  await story.pass({ seconds: 30 });
  expect(checksOn(trainRepository, first)).toEqual([]);
  story.simulator.faults.splice(0);
  const files = { [path]: "train: [x" };
  const { sha } = commit(world, fork, { branch: "change", files, message: "More", by });
  await story.pass({ seconds: 30 });
  expect(checksOn(trainRepository, sha)).toHaveLength(1);
});
