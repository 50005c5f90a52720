import { expect, test } from "vitest";
import { installApp, selectRepositories, setPermissions } from "../../src/simulator/world/apps.ts";
import { addOrg } from "../../src/simulator/world/accounts.ts";
import { commit, deleteRef } from "../../src/simulator/world/commits.ts";
import { closePull, mergePull } from "../../src/simulator/world/pulls.ts";
import { addRepository } from "../../src/simulator/world/repositories.ts";
import type { Installation, Issue, Repository } from "../../src/simulator/world/types.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const form = ".github/ISSUE_TEMPLATE/release.yml";
const train = ".github/release-train.yml";
const branch = "release-train/issue-form";

/** A story that begins while the train repository has no form; the app isn't running yet. */
async function formless(): Promise<Story> {
  const story = await startStory({ fleet: solo, running: false });
  const { world, trainRepository, manager: by } = story.fleet;
  commit(world, trainRepository, {
    branch: "main",
    files: { [form]: null },
    message: "No form",
    by,
  });
  return story;
}

const pulls = (repository: Repository): readonly Issue[] =>
  [...repository.issues.values()].filter(({ pull }) => pull);

function onlyPull(repository: Repository): Issue {
  const [pull, ...more] = pulls(repository);
  if (!pull || more.length > 0) throw new Error(`There are ${pulls(repository).length} of them`);
  return pull;
}

function fileAt(repository: Repository, ref: string, path: string): string | undefined {
  const sha = repository.refs.get(`refs/heads/${ref}`) ?? "";
  return repository.commits.get(sha)?.files.get(path);
}

function installationOf({ fleet: { world } }: Story): Installation {
  const [installation] = world.installations.values();
  if (!installation) throw new Error("The App is installed nowhere");
  return installation;
}

test("is offered once by a pull request that says what it is for", async () => {
  await using story = await formless();
  const { world, trainRepository, manager: by } = story.fleet;
  trainRepository.labels.clear();
  await story.startApp();
  await story.pass({ minutes: 30 });
  const pull = onlyPull(trainRepository);
  expect(pull).toMatchObject({
    title: "Add the issue form for releases",
    author: { login: "release-train[bot]" },
    state: "open",
    pull: { headRef: branch, baseRef: "main" },
  });
  expect(pull.body).toContain("New issue");
  expect(trainRepository.labels.has("release-train")).toBe(true);
  mergePull(world, trainRepository, pull, { method: "squash", by, deleteBranch: true });
  expect(fileAt(trainRepository, "main", form)).toContain("label: Version");
  await story.pass({ minutes: 30 });
  expect(pulls(trainRepository)).toHaveLength(1);
});

test.each(["kept", "deleted"])(
  "is never offered again when it was closed, its branch %s",
  async (what) => {
    await using story = await formless();
    const { world, trainRepository, manager: by } = story.fleet;
    await story.startApp();
    await story.pass({ minutes: 1 });
    closePull(world, trainRepository, onlyPull(trainRepository), { by });
    if (what === "deleted") deleteRef(world, trainRepository, { ref: `refs/heads/${branch}`, by });
    await story.pass({ minutes: 30 });
    // Another process remembers nothing.
    await story.stopApp();
    await story.startApp();
    await story.pass({ minutes: 30 });
    expect(pulls(trainRepository)).toHaveLength(1);
  },
);

test("is finished by the next process when the first one died in the middle", async () => {
  await using story = await formless();
  const { trainRepository } = story.fleet;
  story.expectTrouble(/issue form could not be offered/);
  story.simulator.faults.push({
    matches: ({ method, path }) => method === "POST" && path.endsWith("/pulls"),
    when: "before",
    answer: { status: 502 },
  });
  await story.startApp();
  await story.pass({ minutes: 1 });
  expect(fileAt(trainRepository, branch, form)).toContain("label: Version");
  expect(pulls(trainRepository)).toEqual([]);
  await story.stopApp();
  story.simulator.faults.splice(0);
  await story.startApp();
  await story.pass({ minutes: 1 });
  expect(onlyPull(trainRepository).state).toBe("open");
});

test("isn't tried again and again where GitHub refuses it for good", async () => {
  await using story = await formless();
  story.expectTrouble(/issue form could not be offered/);
  let attempts = 0;
  story.simulator.faults.push({
    matches({ method, path }) {
      const isOffer = method === "POST" && path.endsWith("/pulls");
      if (isOffer) attempts += 1;
      return isOffer;
    },
    when: "before",
    answer: { status: 403, body: { message: "Pull requests are restricted to collaborators." } },
  });
  await story.startApp();
  await story.pass({ minutes: 35 });
  expect(attempts).toBe(1);
});

test("isn't offered where only reading pull requests was granted, until that changes", async () => {
  await using story = await formless();
  const { world, trainRepository } = story.fleet;
  const installation = installationOf(story);
  const all = installation.permissions;
  setPermissions(world, installation, { ...all, pull_requests: "read" });
  await story.startApp();
  await story.pass({ minutes: 30 });
  expect(pulls(trainRepository)).toEqual([]);
  expect(trainRepository.refs.has(`refs/heads/${branch}`)).toBe(false);
  setPermissions(world, installation, all);
  await story.pass({ seconds: 30 });
  expect(onlyPull(trainRepository).state).toBe("open");
});

test("is offered at once when the App is installed, or reaches the repository", async () => {
  await using story = await startStory({ fleet: solo });
  const { world, trainRepository, manager: by } = story.fleet;
  addOrg(world, "beta");
  const files = { [train]: fileAt(trainRepository, "main", train) ?? "" };
  const trains = ["one", "two"].map((name) =>
    addRepository(world, { owner: "beta", name, by, files }),
  );
  const [one, two] = trains;
  const app = world.apps.values().next().value;
  if (!one || !two || !app) throw new Error("Something is missing");
  const installation = installApp(world, app, "beta", [one]);
  await story.pass({ seconds: 30 });
  expect(onlyPull(one).state).toBe("open");
  expect(pulls(two)).toEqual([]);
  selectRepositories(world, installation, trains);
  await story.pass({ seconds: 30 });
  expect(onlyPull(two).state).toBe("open");
  expect(pulls(one)).toHaveLength(1);
});

test("isn't offered where there is a form, or no train", async () => {
  await using story = await startStory({ fleet: solo });
  await story.pass({ minutes: 30 });
  const { trainRepository, sites } = story.fleet;
  for (const repository of [trainRepository, ...sites.map((site) => site.repository)])
    expect(pulls(repository)).toEqual([]);
});
