import { expect, test } from "vitest";
import { act } from "../../src/act/act.ts";
import type { Action } from "../../src/model/action.ts";
import { succeed } from "../../src/model/failure.ts";
import { repoName } from "../../src/model/ids.ts";
import type { ReleaseCheck } from "../../src/model/view/release-check.ts";
import type { Tools } from "../../src/act/tools.ts";
import { actingApp, wait } from "../support/act-tools.ts";
import { releaseCheck } from "../support/release-check.ts";
import { commit, noon, release } from "../support/train.ts";

const showing = (...checks: readonly ReleaseCheck[]): readonly Action[] => [
  { kind: "show checks", checks },
];

const started = async () => {
  const app = await actingApp();
  return {
    ...app,
    show: async (changes: Partial<Tools>, ...checks: readonly ReleaseCheck[]) =>
      act(showing(...checks), await app.nextRun(changes)),
  };
};

/** The app began to remember after the issue was opened. */
const forgetful = (tools: Tools): Tools => ({
  ...tools,
  observation: { ...tools.observation, blindUntil: noon },
});

/** Notes which repositories are asked about. */
const noting = (tools: Tools, asked: string[]): Tools => ({
  ...tools,
  github: {
    ...tools.github,
    graphql: (repos, ...rest) => {
      asked.push(...repos);
      return tools.github.graphql(repos, ...rest);
    },
  },
});

/** A forgetful app, to which GitHub shows this of the commit. */
const answering = (tools: Tools, c0: object): Tools => ({
  ...forgetful(tools),
  github: {
    ...tools.github,
    graphql: async () => succeed({ data: { repository: { c0 } }, errors: [], cost: 1 }),
  },
});

test("written once for each word that changes", async () => {
  const app = await started();
  await app.show({}, releaseCheck());
  await app.show({}, releaseCheck());
  expect(app.happened).toEqual(["checks.create"]);
  await app.show({}, releaseCheck({ title: "Live", conclusion: "success" }));
  await app.show({}, releaseCheck({ title: "Live", conclusion: "success" }));
  expect(app.happened).toEqual(["checks.create", "checks.update"]);
  expect(app.given[1]).toContain('"conclusion":"success"');
});

test("an answer that was lost is looked for before another one is made", async () => {
  const app = await started();
  app.fates.push("no answer");
  const first = await app.show({}, releaseCheck());
  expect(first.again).not.toBeNull();
  const again = await app.show({}, releaseCheck());
  expect(app.happened).toEqual([]);
  wait(app.clock, { minutes: 2 });
  await app.show({}, releaseCheck());
  expect(again.failures).toEqual([]);
  expect(app.happened).toEqual(["checks.create"]);
});

test("found again after the memory was lost: not written twice", async () => {
  const app = await started();
  await app.show({}, releaseCheck());
  const [, externalId] = /"external_id":"([^"]+)"/.exec(app.given[0] ?? "") ?? [];
  expect(externalId).toContain(release);
  const other = await started();
  const runs = {
    totalCount: 2,
    nodes: [
      { databaseId: 4, externalId: "7#99 0123" },
      { databaseId: 5, externalId },
    ],
  };
  const c0 = { checkSuites: { totalCount: 1, nodes: [{ checkRuns: runs }] } };
  await act(showing(releaseCheck()), answering(await other.nextRun(), c0));
  expect(other.happened).toEqual([]);
  // What was said by an older version of it is brought to what it should be, on the same one.
  await act(showing(releaseCheck({ title: "Live" })), answering(await other.nextRun(), c0));
  expect(other.happened).toEqual(["checks.update"]);
  expect(other.given[0]).toContain('"check_run_id":5');
});

test("of which GitHub shows too many is not known whether it has one: none is made", async () => {
  const app = await started();
  const c0 = { checkSuites: { totalCount: 9, nodes: [] } };
  const acted = await act(showing(releaseCheck()), answering(await app.nextRun(), c0));
  expect(acted).toMatchObject({ again: null, failures: [] });
  expect(app.happened).toEqual([]);
});

test("a permission that is missing brings no release back, and is asked for again after an hour", async () => {
  const app = await started();
  app.fates.push(403);
  const acted = await app.show({}, releaseCheck(), releaseCheck({ commit: commit("other") }));
  expect(acted).toMatchObject({ again: null, failures: [] });
  await app.show({}, releaseCheck());
  expect(app.asked).toHaveLength(1);
  wait(app.clock, { hours: 2 });
  await app.show({}, releaseCheck());
  expect(app.happened).toEqual(["checks.create"]);
});

test("waits for room behind everything else, and for whoever calls", async () => {
  const app = await started();
  const at = noon.add({ minutes: 9 });
  app.full.set("background", at);
  const tools = await app.nextRun();
  const graphql = () => Promise.reject(new Error("Nothing is asked about what can't be written."));
  const waiting = { ...tools, github: { ...tools.github, graphql } };
  expect((await act(showing(releaseCheck()), waiting)).again).toEqual(at);
  expect(app.asked).toEqual([]);
  app.full.clear();
  const two = [releaseCheck(), releaseCheck({ repository: 8, commit: commit("other") })];
  const called = await app.show({ isCalled: async () => true }, ...two);
  expect(called.again).not.toBeNull();
  expect(app.happened).toEqual(["checks.create"]);
});

test("a run asks about those alone that it writes, and the next one goes on", async () => {
  const app = await started();
  const checks = Array.from({ length: 30 }, (_, place) =>
    releaseCheck({
      repository: place + 1,
      commit: commit(`c${place}`),
      repo: repoName(`acme/c${place}`),
    }),
  );
  const asked: string[] = [];
  const run = async () => {
    return act(showing(...checks), noting(forgetful(await app.nextRun()), asked));
  };
  expect((await run()).again).toEqual(app.clock.now());
  expect([asked.length, app.happened.length]).toEqual([20, 20]);
  expect((await run()).again).toBeNull();
  expect([asked.length, app.happened.length]).toEqual([30, 30]);
});

test("who remembers all of a release looks for none, but for one whose creation had no answer", async () => {
  const app = await started();
  const asked: string[] = [];
  const run = async () => {
    return act(showing(releaseCheck()), noting(await app.nextRun(), asked));
  };
  app.fates.push("no answer");
  await run();
  expect([asked.length, app.happened.length]).toEqual([0, 0]);
  wait(app.clock, { minutes: 2 });
  await run();
  expect([asked.length, app.happened.length]).toEqual([1, 1]);
});

test("of a release that is older than what ended is kept, nothing is taken for remembered", async () => {
  const app = await started();
  const asked: string[] = [];
  const tools = await app.nextRun();
  const issue = { ...tools.observation.issue, openedAt: noon.subtract({ hours: 24 * 40 }) };
  const old = { ...tools, observation: { ...tools.observation, issue } };
  await act(showing(releaseCheck()), noting(old, asked));
  expect(asked).toHaveLength(1);
});
