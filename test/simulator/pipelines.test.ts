import { expect, test } from "vitest";
import { pipeline, type Outcome } from "../../src/simulator/pipelines.ts";
import { registerApp } from "../../src/simulator/world/apps.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import type { Deployment } from "../../src/simulator/world/types.ts";
import { pass, smallWorld, START } from "./world/small-world.ts";

const minutes = (count: number): Temporal.Duration => Temporal.Duration.from({ minutes: count });

function deployed(
  plan: (deployment: Deployment, attempt: number) => Outcome,
  environment?: string,
) {
  const small = smallWorld();
  const { world, repo, olga } = small;
  const stop = pipeline(world, {
    repository: repo,
    by: olga,
    plan,
    ...(environment && { environment }),
  });
  const deploy = (input: { task?: string; environment?: string } = {}): Deployment => {
    const answer = createDeployment(world, repo, { ref: "main", by: olga, ...input });
    if (answer.kind === "merged") throw new Error(answer.message);
    return answer.deployment;
  };
  return { ...small, stop, deploy };
}

/** What was reported, with the seconds since the start of the world. */
function reports({ statuses }: Deployment): [string, number][] {
  return statuses.map(({ state, at }) => [state, at.since(START).total("seconds")]);
}

test("a success takes its time and says what it does", () => {
  const { clock, deploy } = deployed(() => ({ kind: "success", after: minutes(4) }));
  const deployment = deploy();
  expect(reports(deployment)).toEqual([]);
  pass(clock, { seconds: 2 });
  expect(reports(deployment)).toEqual([
    ["queued", 1],
    ["in_progress", 2],
  ]);
  pass(clock, { minutes: 5 });
  expect(reports(deployment).at(-1)).toEqual(["success", 240]);
  expect(deployment.statuses).toHaveLength(3);
});

test("a short one keeps the order", () => {
  const { clock, deploy } = deployed(() => ({
    kind: "success",
    after: Temporal.Duration.from({ milliseconds: 30 }),
  }));
  const deployment = deploy();
  pass(clock, { seconds: 1 });
  expect(reports(deployment).map(([state]) => state)).toEqual(["queued", "in_progress", "success"]);
  expect(reports(deployment).at(-1)?.[1]).toBe(0.03);
});

test("the plan can depend on the attempt: of the same commit, environment and task", () => {
  const { clock, deploy } = deployed((_, attempt) =>
    attempt === 1
      ? { kind: "failure", after: minutes(1), description: "Migration failed" }
      : { kind: "success", after: minutes(1) },
  );
  const [first, second, rollback] = [deploy(), deploy(), deploy({ task: "rollback" })];
  pass(clock, { minutes: 1 });
  expect(first.statuses.at(-1)).toMatchObject({
    state: "failure",
    description: "Migration failed",
  });
  expect(second.statuses.at(-1)?.state).toBe("success");
  expect(rollback.statuses.at(-1)?.state).toBe("failure");
});

test("a stuck one begins and a silent one never answers", () => {
  const { clock, deploy } = deployed(({ task }) => ({
    kind: task === "deploy" ? "stuck" : "never",
  }));
  const [stuck, silent] = [deploy(), deploy({ task: "rollback" })];
  pass(clock, { hours: 24 });
  expect(reports(stuck).map(([state]) => state)).toEqual(["queued", "in_progress"]);
  expect(reports(silent)).toEqual([]);
});

test("other environments are not its business, and nothing is once it is stopped", () => {
  const { clock, deploy, stop } = deployed(
    () => ({ kind: "success", after: minutes(1) }),
    "production",
  );
  const [staging, production] = [deploy({ environment: "staging" }), deploy()];
  pass(clock, { seconds: 1 });
  stop();
  const late = deploy();
  pass(clock, { minutes: 2 });
  expect([reports(staging), reports(late)]).toEqual([[], []]);
  expect(reports(production).map(([state]) => state)).toEqual(["queued"]);
});

test("the bot of an App posts for its App, and falls silent where GitHub refuses it", () => {
  const { world, repo, clock, olga } = smallWorld();
  const app = registerApp(world, {
    slug: "deployer",
    owner: "acme",
    publicKey: "",
    webhookSecret: "",
    permissions: { deployments: "write" },
    events: ["deployment"],
  });
  const plan = (): Outcome => ({ kind: "success", after: minutes(1) });
  pipeline(world, { repository: repo, by: app.bot, plan });
  createDeployment(world, repo, { ref: "main", by: olga });
  const [deployment] = repo.deployments.values();
  pass(clock, { seconds: 1 });
  expect(deployment?.statuses).toMatchObject([{ state: "queued", creator: app.bot, app }]);
  editRepository(world, repo, { archived: true, by: olga });
  pass(clock, { minutes: 1 });
  expect(deployment?.statuses).toHaveLength(1);
});
