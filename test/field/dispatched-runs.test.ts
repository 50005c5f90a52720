/** What is known of the runs that the app started: none is missed, and none is started twice because it wasn't seen. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { listWaiting } from "../../src/github/resources/gates.ts";
import { known, unknown, type Reading } from "../../src/model/failure.ts";
import { repoName } from "../../src/model/ids.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { RunFacts } from "../../src/model/github/run.ts";
import { startGatedJob } from "../../src/simulator/gated-jobs.ts";
import { commit as commitTo } from "../../src/simulator/world/commits.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import type { WorkflowRun } from "../../src/simulator/world/run-types.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { dispatchWorkflow, moveRun, rerun } from "../../src/simulator/world/workflow-runs.ts";
import { branch, granted, trainWorld, type TrainWorld } from "../observe/train-world.ts";
import { look } from "../support/carry-out.ts";
import { departed } from "../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../support/decision.ts";
import { later, reports, says, withFacts } from "../support/observation.ts";
import { commit, people, service, trainOf } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const file = ".github/workflows/deploy.yml";
const trainFile = [
  "train: storefront",
  "managers: [sarah]",
  "services:",
  "  api: { repo: acme/api, team: acme/backend, drive: dispatch, workflow: deploy.yml }",
].join("\n");

/** A service whose workflow the app may start, with the deployment that this release made for it. */
async function dispatched(permissions = { ...granted, actions: "write" as const }) {
  const world = await trainWorld(["api"], { trainFile, permissions });
  const repository = world.repository("api");
  const files = { [file]: "on:\n  workflow_dispatch:\n" };
  commitTo(world.world, repository, { branch, files, message: "Deploy", by: world.sarah });
  const start = (by: User): WorkflowRun =>
    dispatchWorkflow(world.world, repository, {
      workflow: "deploy.yml",
      ref: branch,
      inputs: {},
      by,
      ...(by.id === world.app.bot.id && { app: world.app }),
    });
  const ride = (attempt = 1): void =>
    void createDeployment(world.world, repository, {
      ref: world.tip("api"),
      environment: "production",
      requiredContexts: [],
      autoMerge: false,
      by: world.app.bot,
      app: world.app,
      payload: { issue: world.release, service: "api", version: "1.1.0", attempt, intent: "i" },
    });
  return Object.assign(world, { start, ride });
}

const statesOf = async (world: TrainWorld): Promise<Reading<readonly string[]>> => {
  const { runs } = await world.factsOf("api");
  return runs.kind === "known" ? known(runs.value.map(({ state }) => state)) : runs;
};

describe("the runs of a workflow", () => {
  it.each([99, 100, 101, 350])(
    "attack a1: %i runs of others hide no run of the app's",
    async (count) => {
      await using world = await dispatched();
      world.ride();
      world.start(world.app.bot);
      for (let made = 0; made < count; made += 1) world.start(world.mike);
      expect(await statesOf(world)).toEqual(known(["queued"]));
    },
  );

  it("attack a1: runs from before the release deployed the service aren't counted", async () => {
    await using world = await dispatched();
    for (let made = 0; made < 120; made += 1) world.start(world.mike);
    world.start(world.app.bot);
    world.wait({ seconds: 10 });
    world.ride();
    expect(await statesOf(world)).toEqual(known([]));
  });

  it("attack a1: more than GitHub lists are no proof that the app started none", async () => {
    await using world = await dispatched();
    world.ride();
    world.start(world.app.bot);
    for (let made = 0; made < 1_000; made += 1) world.start(world.mike);
    expect((await world.factsOf("api")).runs).toMatchObject({ kind: "unknown", isLasting: true });
  });

  it.each(["none", "read"] as const)(
    "attack a1: what the App may not read (actions: %s) is not empty",
    async (level) => {
      const { actions: _, ...rest } = { ...granted, actions: "write" as const };
      await using world = await dispatched(
        (level === "none" ? rest : { ...rest, actions: level }) as never,
      );
      world.ride();
      const expected = level === "none" ? { kind: "unknown", isLasting: true } : known([]);
      expect((await world.factsOf("api")).runs).toMatchObject(expected);
    },
  );

  it("attack a1: a workflow that GitHub doesn't find is not one without runs", async () => {
    await using world = await dispatched();
    world.ride();
    world.simulator.faults.push({
      matches: ({ path }) => path.endsWith("/runs"),
      when: "before",
      answer: { status: 404, body: { message: "Not Found" } },
    });
    expect((await world.factsOf("api")).runs).toMatchObject({ kind: "unknown", isLasting: true });
  });

  it("attack a1: one that is run again after its success is read on", async () => {
    await using world = await dispatched();
    world.ride();
    const run = world.start(world.app.bot);
    const repository = world.repository("api");
    moveRun(world.world, repository, run, { status: "completed", conclusion: "success" });
    expect(await statesOf(world)).toEqual(known(["success"]));
    rerun(world.world, repository, run, world.mike);
    expect(await statesOf(world)).toEqual(known(["queued"]));
    moveRun(world.world, repository, run, { status: "completed", conclusion: "failure" });
    expect(await statesOf(world)).toEqual(known(["failure"]));
  });
});

it("attack a1: every job that waits at a gate is listed, also the oldest of many", async () => {
  await using world = await trainWorld(["api"], { permissions: { ...granted, actions: "read" } });
  const takes = Temporal.Duration.from({ minutes: 1 });
  for (let made = 0; made < 205; made += 1)
    startGatedJob(world.world, world.repository("api"), {
      branch,
      environment: "production",
      takes,
    });
  const listed = await listWaiting(world.github, repoName("acme/api"));
  expect(listed.ok && listed.value.length).toBe(205);
});

const train = trainOf([
  {
    ...service("search", "search"),
    drive: { kind: "dispatch", workflow: "deploy.yml", ref: "commit" },
  },
  service("mail", "backend", "search"),
  service("web", "backend"),
]);
const left = departed(train);
const run = (state: RunFacts["state"]): RunFacts => ({
  id: 42,
  url: "https://github.test/acme/search/actions/runs/42",
  commit: commit("search"),
  createdAt: left.now.subtract({ seconds: 50 }),
  state,
  word: state,
});
const withRuns = (world: Observation, runs: Reading<readonly RunFacts[]>): Observation =>
  withFacts(world, "search", (facts) => ({ ...facts, runs }));
const forbidden: Reading<never> = {
  kind: "unknown",
  why: "Could not list the runs of deploy.yml in acme/search: Resource not accessible by integration.",
  isLasting: true,
};
const kinds = (world: Observation) => decide(world).actions.map(({ kind }) => kind);
const told = (world: Observation, state: string) => reports(world, "search", state, { ours: true });

describe("runs that can't be read", () => {
  const phases: readonly (readonly [string, Observation])[] = [
    ["before its workflow was started", left],
    ["while it runs", told(left, "in_progress")],
    ["on hold", look(says(left, people.sarah, "/hold wait"))],
  ];
  it.each(phases)("attack a1: start nothing and ask by name %s", (_, world) => {
    const unread = withRuns(world, forbidden);
    expect(kinds(unread)).not.toContain("dispatch");
    expect(kinds(unread)).not.toContain("call off");
    expect(saidIn(decide(unread))["runs:search"]).toMatch(
      /^@sarah @acme\/search: the runs of deploy.yml for Search can't be read.*isn't started again/,
    );
  });

  it("attack a1: hold that service, and no other", () => {
    const world = withRuns(left, forbidden);
    expect(stateIn(decide(world))).toMatch(
      /^rolling out: .*the runs of deploy.yml for Search can't be read/,
    );
    expect(startsIn(decide(reports(world, "web", "success")))).toEqual([]);
    expect(saidIn(decide(withRuns(left, unknown("502"))))).not.toHaveProperty("runs:search");
    expect(kinds(withRuns(left, unknown("502")))).not.toContain("dispatch");
  });

  it("attack a1: are asked about on the way back, too", () => {
    const back = since(left)
      .by(told, "failure")
      .says(people.sarah, "/rollback it smells")
      .looks().now;
    expect(kinds(withRuns(back, forbidden))).not.toContain("dispatch");
  });

  it("attack a1: are nobody's question where the service is live", () => {
    const world = withRuns(told(left, "success"), forbidden);
    expect(saidIn(decide(world))).not.toHaveProperty("runs:search");
  });
});

describe("a run that is run again after its success", () => {
  const live = told(withRuns(left, known([run("success")])), "success");

  it("attack a1: is told on its deployment, and its failure holds the release", () => {
    const again = withRuns(live, known([run("in_progress")]));
    expect(decide(again).actions).toContainEqual(
      expect.objectContaining({ kind: "report", state: "in_progress" }),
    );
    const failed = told(withRuns(again, known([run("failure")])), "failure");
    expect(stateIn(decide(failed))).toMatch(/^on hold: Search failed to deploy/);
  });

  it("attack a1: has its time from then on, however long ago it was deployed first", () => {
    const again = told(
      withRuns(later(live, { hours: 2 }), known([run("in_progress")])),
      "in_progress",
    );
    const asked = (world: Observation) => Object.keys(saidIn(decide(world)));
    expect(asked(again)).not.toContain("failed:search:1");
    expect(asked(later(again, { minutes: 20 }))).not.toContain("failed:search:1");
    expect(asked(later(again, { hours: 1 }))).toContain("failed:search:1");
  });
});
