/** What still deploys when it is decided that it is rolled back. */
import { expect, test } from "vitest";
import { decide, type Decision } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { RunFacts } from "../../../src/model/github/run.ts";
import { look } from "../../support/carry-out.ts";
import { departed } from "../../support/consent.ts";
import { saidIn, startsIn, wordsIn } from "../../support/decision.ts";
import { later, reports, says, withFacts } from "../../support/observation.ts";
import { three, told } from "../../support/rollback.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";

const { sarah } = people;

const reportsIn = ({ actions }: Decision): readonly string[] =>
  actions.flatMap((one) =>
    one.kind === "report" ? [`${one.service} ${one.state}: ${one.description}`] : [],
  );

const cancelledIn = ({ actions }: Decision): readonly number[] =>
  actions.flatMap((one) => (one.kind === "cancel run" ? [one.run] : []));

test("its pipeline is asked once to stop, and its team is told", () => {
  const said = decide(says(three, sarah, "/rollback errors rise"));
  expect(reportsIn(said)).toEqual([
    "user-service inactive: Please stop: storefront 2.5.0 is being rolled back",
  ]);
  expect(saidIn(said)["stop:user-service:1"]).toMatch(
    /^@acme\/backend: User Service is still deploying and rolls back as soon as that ends, at \d\d:\d\d UTC at the latest\. Its pipeline is asked to stop by the deployment status inactive/,
  );
  const next = decide(told(three, "/rollback errors rise"));
  expect(reportsIn(next)).toEqual([]);
  expect(startsIn(next)).toEqual([]);
});

test.each(["failure", "success"])("it goes back when its pipeline says %s", (end) => {
  const world = told(three, "/rollback errors rise");
  const decision = decide(reports(world, "user-service", end));
  expect(startsIn(decision)).toEqual(["back user-service 1"]);
  // That it was asked to stop before makes no new deployment of its word.
  expect(wordsIn(decision)).not.toContain("outside this release");
});

test("what isn't rolled back deploys on", () => {
  const said = decide(says(three, sarah, "/rollback search too slow"));
  expect(reportsIn(said)).toEqual([]);
  expect(saidIn(said)["stop:user-service:1"]).toBeUndefined();
});

test("a run that the app started is cancelled, until it has ended", () => {
  const api = {
    ...service("api", "infra"),
    drive: { kind: "dispatch" as const, workflow: "deploy.yml", ref: "commit" as const },
  };
  const begun = look(departed(trainOf([api])));
  const run = (changes: Partial<RunFacts>): RunFacts => ({
    id: 77,
    url: "https://github.test/runs/77",
    commit: commit("api"),
    createdAt: begun.now,
    state: "in_progress",
    word: "in_progress",
    ...changes,
  });
  const running = later(
    withFacts(begun, "api", (facts) => ({ ...facts, runs: known([run({})]) })),
    { minutes: 1 },
  );
  const decision = decide(says(running, sarah, "/rollback wrong commit"));
  expect(cancelledIn(decision)).toEqual([77]);
  expect(saidIn(decision)["stop:api:1"]).toContain("Its run is being cancelled.");
  expect(cancelledIn(decide(running))).toEqual([]);
  const ended = withFacts(told(running, "/rollback wrong commit"), "api", (facts) => ({
    ...facts,
    runs: known([run({ state: "error", word: "cancelled" })]),
  }));
  expect(cancelledIn(decide(ended))).toEqual([]);
  expect(startsIn(decide(reports(ended, "api", "error", { ours: true })))).toEqual(["back api 1"]);
});
