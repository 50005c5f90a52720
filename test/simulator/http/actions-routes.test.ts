import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startGatedJob } from "../../../src/simulator/gated-jobs.ts";
import { commit } from "../../../src/simulator/world/commits.ts";
import { moveRun } from "../../../src/simulator/world/workflow-runs.ts";
import { startFixture } from "./fixture.ts";

const root = "/repos/acme/api";
const dispatches = `${root}/actions/workflows/deploy.yml/dispatches`;
const inputs = {
  deployment: "7",
  task: "deploy",
  service: "api",
  commit: "abc",
  environment: "production",
};
const permissions = { actions: "write", contents: "read", deployments: "write" } as const;

test("a workflow is started on a branch with the inputs that it declares, and its run is listed", async () => {
  await using it = await startFixture({ permissions });
  const { world, repository, sarah: by } = it;
  const ask = it.asInstallation;
  expect((await ask("POST", dispatches, { ref: "main" })).status).toBe(404);
  const files = {
    ".github/workflows/deploy.yml": readFileSync("docs/workflows/dispatch.yml", "utf8"),
  };
  const { sha } = commit(world, repository, { branch: "main", files, message: "Deploy", by });
  expect((await ask("POST", dispatches, { ref: "main", inputs })).status).toBe(204);
  // GitHub takes a branch or tag, and no input that it doesn't know.
  expect((await ask("POST", dispatches, { ref: sha, inputs })).status).toBe(422);
  const odd = { ref: "main", inputs: { ...inputs, odd: "1" } };
  expect((await ask("POST", dispatches, odd)).status).toBe(422);
  const list = `${root}/actions/workflows/deploy.yml/runs?event=workflow_dispatch&per_page=50`;
  expect((await ask("GET", list)).body).toMatchObject({
    total_count: 1,
    workflow_runs: [
      {
        head_sha: sha,
        head_branch: "main",
        status: "queued",
        conclusion: null,
        actor: { login: "release-train[bot]" },
      },
    ],
  });
  const [run] = repository.workflowRuns.values();
  moveRun(world, repository, run!, { status: "completed", conclusion: "failure" });
  expect((await ask("GET", list)).body.workflow_runs[0].conclusion).toBe("failure");
  expect(it.violations).toEqual([]);
});

test("reading runs doesn't allow to start them", async () => {
  await using it = await startFixture();
  expect((await it.asInstallation("POST", dispatches, { ref: "main" })).status).toBe(403);
});

test("a job waits at the gate until the App whose rule is enabled there has answered", async () => {
  await using it = await startFixture({ permissions });
  const { world, repository, app } = it;
  const ask = it.asInstallation;
  const job = { branch: "main", environment: "production" };
  const takes = Temporal.Duration.from({ minutes: 5 });
  const run = startGatedJob(world, repository, { ...job, takes });
  const waiting = `${root}/actions/runs?status=waiting&per_page=50`;
  expect((await ask("GET", waiting)).body).toMatchObject({ workflow_runs: [{ id: run.id }] });
  const pending = `${root}/actions/runs/${run.id}/pending_deployments`;
  expect((await ask("GET", pending)).body).toMatchObject([{ environment: { name: "production" } }]);
  const path = `${root}/actions/runs/${run.id}/deployment_protection_rule`;
  const answer = { environment_name: "production", state: "approved", comment: "Its turn" };
  expect((await ask("POST", path, answer)).status).toBe(403);
  repository.gates.set("production", app);
  expect((await it.asSarah("POST", path, answer)).status).toBe(403);
  const elsewhere = { ...answer, environment_name: "staging" };
  expect((await ask("POST", path, elsewhere)).status).toBe(403);
  expect((await ask("POST", path, answer)).status).toBe(204);
  expect((await ask("POST", path, answer)).status).toBe(422);
  expect([run.status, (await ask("GET", pending)).body]).toEqual(["in_progress", []]);
  const [deployment] = repository.deployments.values();
  expect(deployment?.statuses.map(({ state }) => state)).toEqual(["waiting", "in_progress"]);
  it.clock.step();
  expect(deployment?.statuses.at(-1)?.state).toBe("success");
  expect(it.violations).toEqual([]);
});
