import { expect, test } from "vitest";
import { createRoute } from "../../src/engine/route.ts";
import { delivery, release } from "./setup.ts";

const commit = "a".repeat(40);

function prepare() {
  const done: string[] = [];
  const learnt: string[] = [];
  const route = createRoute({
    releases: {
      namesakes: () => Promise.reject(new Error("Nothing is taken over.")),
      active: async () => [release(1), release(2), release(3)],
      oldestWake: async () => null,
      activeAt: () => Promise.reject(new Error("No name is needed.")),
      watching: async ({ repo }) => (repo === "acme/api" ? [release(2)] : []),
      learn: async (key, repo) => void learnt.push(`${key} ${repo}`),
      namesOf: () => Promise.reject(new Error("No name is needed.")),
      adopt: () => Promise.reject(new Error("Nothing is taken over.")),
      register: () => Promise.reject(new Error("Only a look registers.")),
      prune: () => Promise.reject(new Error("Only the engine tidies.")),
    },
    checkTrainFile: async (repo, at) => void done.push(`check ${repo} at ${at}`),
    checkPull: async (repo, pull) => void done.push(`check ${repo}#${pull}`),
    tendGate: async ({ repo }) => void done.push(`tend ${repo}`),
    discover: async () => void done.push("discover"),
  });
  return { route, done, learnt };
}

test.each(["issues", "issue_comment"])("%s concerns its own release", async (event) => {
  const { route } = prepare();
  expect(await route(delivery("1", { event, issue: 12 }))).toEqual([release(12)]);
});

test("threat 13: what happens in a repository concerns the releases that watch it", async () => {
  const { route, done } = prepare();
  const push = delivery("1", { event: "push", repository: "acme/api", issue: null });
  expect(await route(push)).toEqual([release(2)]);
  expect(await route({ ...push, repository: "acme/other" })).toEqual([]);
  expect(done).toEqual([]);
});

test("a sub-issue concerns the releases of its repository, not one of its own number", async () => {
  const { route } = prepare();
  const ticked = delivery("1", { event: "issues", repository: "acme/api", isSubIssue: true });
  expect(await route(ticked)).toEqual([release(2)]);
});

test("what belongs to no repository concerns every active release", async () => {
  const { route } = prepare();
  const left = delivery("1", { event: "membership", repository: null, issue: null });
  expect(await route(left)).toHaveLength(3);
});

test("a push that touches the train file has it checked", async () => {
  const { route, done } = prepare();
  await route(
    delivery("1", { event: "push", repository: "acme/api", issue: null, trainFileAt: commit }),
  );
  expect(done).toEqual([`check acme/api at ${commit}`]);
});

test.each([
  ["opened", ["check acme/api#12"]],
  ["synchronize", ["check acme/api#12"]],
  ["labeled", []],
])("a pull request that is %s", async (action, expected) => {
  const { route, done } = prepare();
  await route(delivery("1", { event: "pull_request", action, repository: "acme/api" }));
  expect(done).toEqual(expected);
});

test("a new installation is looked through", async () => {
  const { route, done } = prepare();
  await route(delivery("1", { event: "installation", repository: null, issue: null }));
  expect(done).toEqual(["discover"]);
});
