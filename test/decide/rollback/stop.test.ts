/** What still deploys when it is decided that it is rolled back. */
import { describe, expect, test } from "vitest";
import { decide, type Decision } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { RunFacts } from "../../../src/model/github/run.ts";
import type { Observation, ServiceFacts } from "../../../src/model/observation.ts";
import type { Service } from "../../../src/model/train/train.ts";
import { look } from "../../support/carry-out.ts";
import { departed } from "../../support/consent.ts";
import { saidIn, startsIn, wordsIn } from "../../support/decision.ts";
import {
  deployment,
  idOf,
  later,
  reports,
  says,
  status,
  withFacts,
} from "../../support/observation.ts";
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

describe("a job that others run behind a gate", () => {
  const gated = { ...service("api", "infra"), drive: { kind: "gate" as const } };
  const run = "https://github.test/acme/api/actions/runs/88/job/9";

  /** It has begun, and links its log. */
  function running(
    logUrl: string | null,
    changes: Partial<ServiceFacts> = { mayCancel: true },
    services: readonly Service[] = [gated],
  ): Observation {
    const begun = look(departed(trainOf(services)));
    return services.reduce(
      (world, { id }) =>
        withFacts(world, id, (facts) => {
          if (facts.production.kind !== "known") throw new Error("not known");
          const job = deployment(300, commit(id), {
            createdAt: begun.now,
            service: services.length > 1 ? id : null,
            statuses: [{ ...status("in_progress", begun.now), logUrl }],
          });
          return { ...facts, ...changes, production: known([job, ...facts.production.value]) };
        }),
      later(begun, { minutes: 1 }),
    );
  }

  test("is cancelled where the App may, and its team told so", () => {
    const decision = decide(says(running(run), sarah, "/rollback wrong commit"));
    expect(cancelledIn(decision)).toEqual([88]);
    expect(decision.actions.find(({ kind }) => kind === "cancel run")).toMatchObject({
      repo: "acme/api",
      commit: commit("api"),
    });
    expect(saidIn(decision)["stop:api:1"]).toContain("Its run is being cancelled.");
    expect(cancelledIn(decide(running(run)))).toEqual([]);
  });

  test.each([
    ["without the permission", run, {}],
    [
      "of another repository",
      "https://github.test/acme/other/actions/runs/88",
      { mayCancel: true },
    ],
    ["of another tool", "https://ci.example.com/actions/runs/88", { mayCancel: true }],
    ["without a log", null, { mayCancel: true }],
  ] as const)("%s is left to its team", (_what, url, changes) => {
    const decision = decide(says(running(url, changes), sarah, "/rollback wrong commit"));
    expect(cancelledIn(decision)).toEqual([]);
    expect(saidIn(decision)["stop:api:1"]).toContain("Cancel its run, which the App may not do");
  });

  test("is left alone while it deploys something else that stays", () => {
    const environments = { ...gated.environments, production: "web" };
    const web = { ...gated, id: idOf("web"), name: "Web", environments };
    const world = running(run, { mayCancel: true }, [gated, web]);
    expect(cancelledIn(decide(says(world, sarah, "/rollback api wrong commit")))).toEqual([]);
    expect(cancelledIn(decide(says(world, sarah, "/rollback wrong commit")))).toEqual([88, 88]);
  });
});
