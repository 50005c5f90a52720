import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { shown } from "../../support/consent.ts";
import { deploysIn } from "../../support/decision.ts";
import { green, later, withFacts } from "../../support/observation.ts";
import { begun, stagingReports, wordOf } from "../../support/rehearsal.ts";
import { told } from "../../support/rollback.ts";
import { commit, service, trainOf } from "../../support/train.ts";

test("a service that a workflow deploys: its workflow is started for staging, and what its run says is told", () => {
  const train = trainOf([
    {
      ...service("search", "search"),
      drive: { kind: "dispatch", workflow: "deploy.yml", ref: "commit" },
    },
  ]);
  const made = later(look(begun(shown(green(train)))), { seconds: 30 });
  const effectsIn = (world: Observation) =>
    decide(world).actions.filter(({ kind }) => kind === "dispatch" || kind === "report");
  expect(effectsIn(made)).toMatchObject([
    {
      kind: "dispatch",
      workflow: "deploy.yml",
      inputs: { task: "deploy", commit: commit("search"), environment: "staging" },
    },
  ]);
  expect(effectsIn(told(made, "/hold wait"))).toEqual([]);
  const run = {
    id: 42,
    url: "https://github.test/acme/search/actions/runs/42",
    commit: commit("search"),
    createdAt: made.now,
    state: "success",
    word: "success",
  } as const;
  const ran = withFacts(made, "search", (facts) => ({ ...facts, runs: known([run]) }));
  expect(effectsIn(ran)).toMatchObject([{ kind: "report", service: "search", state: "success" }]);
  // By that word the service is out, and its gate is ready: it is the app's own that repeats the run's.
  const out = later(stagingReports(ran, "search", "success", true), { seconds: 30 });
  expect(deploysIn(decide(out)).map(wordOf)).toEqual(["back search 1"]);
  const gates = decide(out).view?.services[0]?.gates;
  expect(gates?.find(({ id }) => id === "staging")?.readiness).toBe("ready");
});
