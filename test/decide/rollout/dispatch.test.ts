import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { DeploymentFacts, Observation } from "../../../src/model/observation.ts";
import type { RunFacts } from "../../../src/model/github/run.ts";
import { look } from "../../support/carry-out.ts";
import { departed, departing } from "../../support/consent.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { deploys } from "../../support/foreign.ts";
import { away, later, reports, says, status, withFacts } from "../../support/observation.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const train = trainOf([
  {
    ...service("search", "search"),
    drive: { kind: "dispatch", workflow: "deploy.yml", ref: "commit" },
  },
  service("mail", "backend", "search"),
]);
const left = departed(train);
const begun = left.now.subtract({ minutes: 1 });

const run = (changes: Partial<RunFacts> = {}): RunFacts => ({
  id: 42,
  url: "https://github.test/acme/search/actions/runs/42",
  commit: commit("search"),
  createdAt: begun.add({ seconds: 10 }),
  state: "queued",
  word: "queued",
  ...changes,
});
const withRuns = (world: Observation, ...runs: readonly RunFacts[]): Observation =>
  withFacts(world, "search", (facts) => ({ ...facts, runs: known(runs) }));
const effects = (world: Observation) =>
  decide(world).actions.flatMap((one) =>
    one.kind === "dispatch" || one.kind === "report" ? [one] : [],
  );
/** The app's own word on its deployment. */
const told = (world: Observation, state: string) => reports(world, "search", state, { ours: true });

describe("a service that a workflow deploys", () => {
  test("gets a deployment first, and its workflow is started for that", () => {
    const world = since(departing(train)).looks().now;
    expect(effects(world)).toEqual([
      {
        kind: "dispatch",
        service: "search",
        repo: "acme/search",
        workflow: "deploy.yml",
        ref: "release/2.5.0",
        deployment: 102,
        inputs: {
          deployment: "102",
          task: "deploy",
          service: "search",
          commit: commit("search"),
          environment: "production",
        },
      },
    ]);
  });

  test.each<[string, Observation]>([
    ["while its runs can't be read", withFacts(left, "search", (f) => ({ ...f, runs: away }))],
    ["while the release is held", look(says(left, people.sarah, "/hold wait"))],
    ["once its time is over", later(left, { hours: 1 })],
    ["once it was refused", told(left, "error")],
  ])("isn't started %s", (_, world) => {
    expect(effects(world)).toEqual([]);
  });

  test.each<[RunFacts["state"], string, string]>([
    ["queued", "queued", "deploy.yml: queued"],
    ["in_progress", "in_progress", "deploy.yml: in progress"],
    ["success", "success", "deploy.yml: success"],
    ["failure", "timed_out", "deploy.yml: timed out"],
    ["error", "cancelled", "deploy.yml: cancelled"],
  ])("is told on its deployment when its run is %s, once", (state, word, description) => {
    const world = withRuns(left, run({ state, word }));
    expect(effects(world)).toMatchObject([
      { kind: "report", deployment: 102, state, description, logUrl: run().url },
    ]);
    expect(effects(told(world, state))).toEqual([]);
  });

  test("is live by the app's word of its run, and nobody else's", () => {
    expect(startsIn(decide(reports(left, "search", "success")))).toEqual([]);
    expect(startsIn(decide(told(left, "success")))).toEqual(["mail 1"]);
  });

  test("that was run again after a failure is watched on", () => {
    const failed = told(withRuns(left, run({ state: "failure", word: "failure" })), "failure");
    expect(stateIn(decide(failed))).toMatch(/^on hold: Search failed to deploy/);
    const again = withRuns(failed, run({ state: "in_progress", word: "in_progress" }));
    expect(effects(again)).toMatchObject([{ kind: "report", state: "in_progress" }]);
  });

  test("whose branch moved before it was started is an error", () => {
    const moved = withRuns(left, run({ commit: commit("pushed"), state: "in_progress" }));
    expect(effects(moved)).toMatchObject([{ kind: "report", state: "error" }]);
    expect(effects(told(moved, "error"))).toEqual([]);
  });

  test("is started on the tag of its commit where deployments name one", () => {
    const tagged = trainOf([
      {
        ...service("search", "search"),
        drive: { kind: "dispatch", workflow: "deploy.yml", ref: "tag" },
      },
    ]);
    expect(effects(since(departing(tagged)).looks().now)).toMatchObject([
      { kind: "dispatch", ref: `deploy/search/${commit("search").slice(0, 12)}` },
    ]);
  });

  test("takes no run from before its deployment", () => {
    const old = run({ createdAt: begun.subtract({ seconds: 1 }), state: "success" });
    expect(effects(withRuns(left, old))).toMatchObject([{ kind: "dispatch" }]);
  });
});

test("what a job of the run deploys is no foreign deployment, whatever its commit", () => {
  const watched = told(withRuns(left, run()), "queued");
  const linked = withFacts(watched, "search", (facts) => {
    if (facts.production.kind !== "known") throw new Error("Production is not known");
    const [own, ...older] = facts.production.value;
    const statuses = own?.statuses.map((one) => ({ ...one, logUrl: run().url })) ?? [];
    return { ...facts, production: known([{ ...own!, statuses }, ...older]) };
  });
  const job = (id: number, changes: Partial<DeploymentFacts> = {}) =>
    deploys(linked, "search", {
      byPerson: false,
      creator: "github-actions",
      statuses: [
        {
          ...status("in_progress"),
          logUrl: `https://github.com/acme/search/actions/runs/${id}/job/7`,
        },
      ],
      ...changes,
    });
  expect(stateIn(decide(job(42)))).toMatch(/^rolling out/);
  expect(stateIn(decide(job(42, { byPerson: true, creator: "mike" })))).toMatch(/^rolling out/);
  expect(stateIn(decide(job(43)))).toMatch(/^on hold: github-actions deployed/);
});
