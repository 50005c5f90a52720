import { expect, test } from "vitest";
import type { GitHub, GraphqlAnswer } from "../../src/github/client/github.ts";
import { repoName, sha } from "../../src/model/ids.ts";
import { readChanges } from "../../src/observe/changes/read-changes.ts";
import { shipChange } from "../../src/simulator/people.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { mergePull, openPull, type MergeMethod } from "../../src/simulator/world/pulls.ts";
import { handsOn } from "./hands.ts";
import { branch, trainWorld, valueOf, type TrainWorld } from "./train-world.ts";

const repo = repoName("acme/api");

function ship(world: TrainWorld, title: string, into: string, method: MergeMethod = "merge") {
  const files = { [title]: title };
  const change = { by: world.mike, title, files, into, method };
  return shipChange(world.world, world.repository("api"), change);
}

const between = (
  world: TrainWorld,
  previous: string | null,
  to: string,
  path: readonly string[] = [],
) =>
  readChanges(world.github, {
    repo,
    path,
    previous: previous === null ? null : sha(previous),
    commit: sha(to),
  });

/** GitHub, but with other answers to the question which pull requests a commit belongs to. */
function changingAnswers({ github }: TrainWorld, change: (json: string) => string): GitHub {
  return {
    ...github,
    async graphql(repos, query, variables) {
      const answer = await github.graphql(repos, query, variables);
      if (!answer.ok || !query.includes("associatedPullRequests")) return answer;
      const data = JSON.parse(change(JSON.stringify(answer.value.data))) as GraphqlAnswer["data"];
      return { ok: true, value: { ...answer.value, data } };
    },
  };
}

test("merged pull requests between two commits, each once, oldest first", async () => {
  await using world = await trainWorld(["api"]);
  ship(world, "Before", branch);
  const previous = world.tip("api");
  const inside = [
    ship(world, "Merged", branch),
    ship(world, "Squashed", branch, "squash"),
    ship(world, "Rebased", branch, "rebase"),
  ];
  commit(world.world, world.repository("api"), {
    branch,
    files: { x: "1" },
    message: "No pull request (#9999)",
    by: world.mike,
  });
  const target = world.tip("api");
  ship(world, "After", branch);
  ship(world, "Elsewhere", "main");
  const changes = valueOf(await between(world, previous, target));
  expect(changes.complete).toBe(true);
  expect(changes.pulls).toEqual(
    inside.map(({ number, title }) => ({
      number,
      title,
      url: expect.stringContaining(`/acme/api/pull/${number}`) as string,
      author: "mike",
      isBot: false,
      body: "",
      labels: [],
      messages: expect.arrayContaining([expect.stringContaining(title)]) as string[],
      isFirst: false,
    })),
  );
  expect(world.simulator.unmodelled).toEqual([]);
});

test("nothing between a commit and itself", async () => {
  await using world = await trainWorld(["api"]);
  const tip = world.tip("api");
  expect(valueOf(await between(world, tip, tip))).toEqual({ pulls: [], complete: true });
});

test("300 squashed pull requests are all there, for three comparisons and two queries", async () => {
  await using world = await trainWorld(["api"]);
  const previous = world.tip("api");
  for (let count = 0; count < 300; count += 1) ship(world, `Change ${count}`, branch, "squash");
  const { pulls, complete } = valueOf(await between(world, previous, world.tip("api")));
  expect(complete).toBe(true);
  expect(pulls.map(({ title }) => title)).toEqual(
    Array.from({ length: 300 }, (_, index) => `Change ${index}`),
  );
  const asked = world.simulator.requests.map(({ path }) => path);
  expect(asked.filter((path) => path.includes("/compare/"))).toHaveLength(3);
  expect(asked.filter((path) => path === "/graphql")).toHaveLength(2);
});

test("a first release lists the newest commits' pull requests and says whether that is all", async () => {
  await using world = await trainWorld(["api"]);
  ship(world, "One", "main");
  const { pulls, complete } = valueOf(
    await between(world, null, tipOf(world.repository("api"), "main")),
  );
  expect(pulls.map(({ title }) => title)).toEqual(["One"]);
  expect(complete).toBe(true);
  for (let count = 0; count < 120; count += 1) ship(world, `${count}`, branch, "squash");
  const long = valueOf(await between(world, null, world.tip("api")));
  expect(long.pulls).toHaveLength(100);
  expect(long.pulls.at(-1)?.title).toBe("119");
  expect(long.complete).toBe(false);
});

test("threat 52: pull requests that GitHub's index doesn't know yet are found by their number", async () => {
  await using world = await trainWorld(["api"]);
  const previous = world.tip("api");
  ship(world, "Merged", branch);
  ship(world, "Squashed", branch, "squash");
  const github = changingAnswers(world, (text) =>
    text.replaceAll(/"nodes":\[\{.*?\}\}\]/g, '"nodes":[]'),
  );
  const late = valueOf(
    await readChanges(github, {
      repo,
      path: [],
      previous: sha(previous),
      commit: sha(world.tip("api")),
    }),
  );
  expect(late.pulls.map(({ title }) => title)).toEqual(["Merged", "Squashed"]);
});

test.each([
  ["comparisons", "/compare/"],
  ["queries", "/graphql"],
])("%s that fail are a Failure, not a shorter list", async (_, part) => {
  await using world = await trainWorld(["api"]);
  const previous = world.tip("api");
  ship(world, "One", branch);
  world.simulator.faults.push({
    matches: ({ path }) => path.includes(part),
    when: "before",
    answer: { status: 403 },
  });
  expect(await between(world, previous, world.tip("api"))).toMatchObject({ ok: false });
});

test("a commit that is gone is a Failure", async () => {
  await using world = await trainWorld(["api"]);
  const gone = "e".repeat(40);
  expect((await between(world, world.tip("api"), gone)).ok).toBe(false);
  expect((await between(world, null, gone)).ok).toBe(false);
});

test("the merge back into another branch is no change of the release", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, mike: by } = world;
  const previous = world.tip("api");
  ship(world, "Real", branch);
  const target = world.tip("api");
  const back = { head: branch, base: "main", title: "Merge back", by };
  const pull = openPull(it, world.repository("api"), back);
  mergePull(it, world.repository("api"), pull, { method: "squash", by });
  const { pulls } = valueOf(await between(world, previous, target));
  expect(pulls.map(({ title }) => title)).toEqual(["Real"]);
});

test("threat 54: a commit with more pull requests than are read makes the list incomplete", async () => {
  await using world = await trainWorld(["api"]);
  const previous = world.tip("api");
  ship(world, "One", branch);
  // Behind every page there is another one.
  let cursor = "";
  const many = changingAnswers(world, (text) => {
    cursor = /"endCursor":"([^"]+)"/.exec(text)?.[1] ?? cursor;
    return text
      .replaceAll(/"hasNextPage":false,"endCursor":"/g, '"hasNextPage":true,"endCursor":"')
      .replaceAll(
        '"hasNextPage":false,"endCursor":null',
        `"hasNextPage":true,"endCursor":"${cursor}"`,
      );
  });
  const question = { repo, path: [], previous: sha(previous), commit: sha(world.tip("api")) };
  expect(valueOf(await readChanges(many, question))).toMatchObject({
    pulls: [{ title: "One" }],
    complete: false,
  });
});

/** Titles of what came since, after somebody did something. */
async function titlesAfter(
  world: TrainWorld,
  previous: string,
  path: readonly string[] = [],
): Promise<readonly string[]> {
  const { pulls, complete } = valueOf(await between(world, previous, world.tip("api"), path));
  expect(complete).toBe(true);
  return pulls.map(({ title }) => title);
}

test("what was taken back is left out with what took it back, and returns with the revert's revert", async () => {
  await using world = await trainWorld(["api"]);
  const { undo } = handsOn(world);
  const older = ship(world, "Older", branch, "squash");
  const previous = world.tip("api");
  ship(world, "Kept", branch);
  const pull = ship(world, "Taken back", branch);
  const undoing = undo(pull);
  expect(await titlesAfter(world, previous)).toEqual(["Kept"]);
  undo(undoing, "squash");
  expect(await titlesAfter(world, previous)).toEqual(["Kept", "Taken back"]);
  // What production had is news when it goes.
  const gone = undo(older, "squash");
  expect(await titlesAfter(world, previous)).toEqual(["Kept", "Taken back", gone.title]);
  undo(gone);
  expect(await titlesAfter(world, previous)).toEqual(["Kept", "Taken back"]);
});

test("backports and picks count as the originals, each once", async () => {
  await using world = await trainWorld(["api"]);
  const { backport, pick, mergeOf, mergeMain } = handsOn(world);
  const previous = world.tip("api");
  const [backported, picked] = [ship(world, "Backported", "main"), ship(world, "Picked", "main")];
  ship(world, "Not here", "main");
  const { number } = backported;
  backport([mergeOf(backported)], { title: "To 2.5", body: `Backport of #${number}` });
  backport([], { title: "Own work", body: `Follow-up to #${number}`, head: "own" });
  pick(mergeOf(picked));
  expect(await titlesAfter(world, previous)).toEqual(["Backported", "Own work", "Picked"]);
  mergeMain();
  const all = await titlesAfter(world, previous);
  expect(all.toSorted()).toEqual(["Backported", "Not here", "Own work", "Picked"]);
});

test("a service of a shared repository has its own notes", async () => {
  await using world = await trainWorld(["api"]);
  const previous = world.tip("api");
  for (const [title, file] of [
    ["For the API", "api/a"],
    ["For the web", "web/a"],
    ["For nobody", "docs/a"],
  ] as const) {
    shipChange(world.world, world.repository("api"), {
      by: world.mike,
      title,
      files: { [file]: "1" },
      into: branch,
    });
  }
  expect(await titlesAfter(world, previous, ["api/**"])).toEqual(["For the API"]);
  expect(await titlesAfter(world, previous, ["web", "api"])).toEqual([
    "For the API",
    "For the web",
  ]);
});
