import { expect, test } from "vitest";
import type { Journal } from "../../src/act/journal.ts";
import { readNotes, sharedBy } from "../../src/act/read-notes.ts";
import { repoName, sha } from "../../src/model/ids.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { readChanges } from "../../src/observe/changes/read-changes.ts";
import { shipChange } from "../../src/simulator/people.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import type { MergeMethod } from "../../src/simulator/world/pulls.ts";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import { toolsWith } from "../support/act-tools.ts";
import { partOf, toPublish } from "../support/publishing.ts";
import { branch, trainWorld, valueOf, type TrainWorld } from "./train-world.ts";

/** What came to the release branch since a commit. */
const since = (world: TrainWorld, previous: string) =>
  readChanges(world.github, {
    repo: repoName("acme/api"),
    path: [],
    previous: sha(previous),
    commit: sha(world.tip("api")),
  });

test.for<MergeMethod>(["squash", "merge", "rebase"])(
  "labels and descriptions are told, after a %s",
  async (method) => {
    await using world = await trainWorld(["api"]);
    const previous = world.tip("api");
    const labels = Array.from({ length: 30 }, (_, index) => `label-${index}`);
    const [it, repository, by] = [world.world, world.repository("api"), world.mike];
    const change = { by, title: "Cart", body: "Closes #7", files: { cart: "1" }, into: branch };
    const pull = shipChange(it, repository, { ...change, method });
    editIssue(it, repository, pull, { labels, by });
    const { pulls } = valueOf(await since(world, previous));
    expect(pulls).toMatchObject([{ author: "mike", body: "Closes #7" }]);
    expect(pulls[0]?.labels.toSorted()).toEqual(labels.toSorted());
  },
);

test("whose first pull request it is", async () => {
  await using world = await trainWorld(["api"]);
  const [amy, ben] = ["amy", "ben"].map((login) => addUser(world.world, login));
  const shipBy = (author: User | undefined, title: string) => {
    world.wait({ minutes: 1 });
    if (author) setCollaborator(world.world, world.repository("api"), author, "write");
    return shipChange(world.world, world.repository("api"), {
      by: author ?? world.mike,
      title,
      files: { [title]: "1" },
      into: branch,
      method: "squash",
    });
  };
  shipBy(amy, "Before");
  const previous = world.tip("api");
  shipBy(ben, "Ben's first");
  shipBy(amy, "Amy's second");
  shipBy(ben, "Ben's second");
  const firsts = async (to: string): Promise<readonly string[]> =>
    valueOf(await since(world, to))
      .pulls.filter(({ isFirst }) => isFirst)
      .map(({ title }) => title);
  expect(await firsts(previous)).toEqual(["Ben's first"]);
  world.simulator.faults.push({
    matches: ({ path, body }) => path === "/graphql" && JSON.stringify(body).includes("search("),
    when: "before",
    answer: { status: 403 },
  });
  const { pulls } = valueOf(await since(world, previous));
  expect(pulls.map(({ isFirst }) => isFirst)).toEqual([null, null, null]);
});

test("1,000 pull requests take 12 requests and 25 points", async () => {
  await using world = await trainWorld(["api"]);
  const previous = world.tip("api");
  for (let count = 0; count < 1_000; count += 1) {
    const title = `Change ${count}`;
    const change = { by: world.mike, title, files: { [title]: title }, into: branch };
    shipChange(world.world, world.repository("api"), { ...change, method: "squash" });
  }
  // The token is for everything.
  await since(world, world.tip("api"));
  const before = world.simulator.requests.length;
  const points = world.github.usage().points;
  const { pulls, complete } = valueOf(await since(world, previous));
  expect([pulls.length, complete]).toEqual([1_000, true]);
  expect(world.simulator.requests.length - before).toBeLessThanOrEqual(12);
  expect(world.github.usage().points - points).toBeLessThanOrEqual(25);
}, 600_000);

test("20 repositories with 50 pull requests each take a comparison each, and four questions for all", async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `service-${index}`);
  await using world = await trainWorld(ids);
  const previous = new Map(ids.map((id) => [id, sha(world.tip(id))]));
  for (const id of ids) {
    for (let count = 0; count < 50; count += 1) {
      const title = `Change ${count}`;
      const change = { by: world.mike, title, files: { [title]: title }, into: branch };
      shipChange(world.world, world.repository(id), { ...change, method: "squash" });
    }
  }
  const parts = ids.map((id) => ({ ...partOf(world, id), previous: previous.get(id) ?? null }));
  const read = async (some: typeof parts) =>
    (
      await readNotes(sharedBy({ ...toPublish(world), parts: some }), defaultNotes, {
        ...toolsWith({ github: world.github, journal: {} as Journal }),
        readChanges: (part, meet) => readChanges(world.github, part, meet),
      })
    ).map(({ notes }) => valueOf(notes));
  // The token is for everything.
  await read(parts.map((part) => ({ ...part, previous: part.commit })));
  const before = world.simulator.requests.length;
  const { points } = world.github.usage();
  const notes = (await read(parts)).flat();
  expect(notes.map(({ pulls, complete }) => [pulls.length, complete])).toEqual(
    ids.map(() => [50, true]),
  );
  const asked = world.simulator.requests.slice(before).map(({ path }) => path);
  expect(asked.filter((path) => path.endsWith("/graphql")).length).toBeLessThanOrEqual(4);
  expect(asked.filter((path) => path.includes("/compare/"))).toHaveLength(20);
  expect(world.github.usage().points - points).toBeLessThanOrEqual(40);
}, 600_000);
