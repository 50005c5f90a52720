import { expect, test } from "vitest";
import { registerApp } from "../../../src/simulator/world/apps.ts";
import {
  checkSuite,
  createCheckRun,
  latestCheckRuns,
  latestStatuses,
  setStatus,
  updateCheckRun,
} from "../../../src/simulator/world/checks.ts";
import { tipOf } from "../../../src/simulator/world/refs.ts";
import { smallWorld } from "./small-world.ts";

function withCi() {
  const small = smallWorld();
  const register = (slug: string) =>
    registerApp(small.world, {
      slug,
      owner: "acme",
      publicKey: "",
      webhookSecret: "",
      permissions: { checks: "write" },
      events: [],
    });
  return { ...small, sha: tipOf(small.repo, "main"), ci: register("ci"), other: register("other") };
}

test("a suite is completed with the last of its runs, and as bad as the worst", () => {
  const { world, repo, sha, ci, other, heard, events } = withCi();
  const build = createCheckRun(world, repo, { name: "build", sha, app: ci });
  const unit = createCheckRun(world, repo, { name: "unit", sha, app: ci, status: "in_progress" });
  createCheckRun(world, repo, { name: "foreign", sha, app: other });
  expect(heard()).toEqual(["check_run.created", "check_run.created", "check_run.created"]);
  updateCheckRun(world, repo, build, { app: ci, conclusion: "failure" });
  expect(heard()).toEqual(["check_run.completed"]);
  expect(checkSuite(repo, unit).status).toBe("in_progress");
  updateCheckRun(world, repo, unit, { app: ci, conclusion: "success" });
  expect(events.at(-1)?.subject["check_suite"]).toMatchObject({
    id: build.suite,
    conclusion: "failure",
    runs: [build, unit],
  });
  expect(heard()).toEqual(["check_run.completed", "check_suite.completed"]);
});

test("a run that is made completed is told as created and completed", () => {
  const { world, repo, sha, ci, heard } = withCi();
  const run = createCheckRun(world, repo, { name: "build", sha, app: ci, conclusion: "success" });
  expect(heard()).toEqual(["check_run.created", "check_run.completed", "check_suite.completed"]);
  updateCheckRun(world, repo, run, { app: ci, conclusion: "neutral" });
  expect(heard()).toEqual([]);
});

test("a run again replaces the one before; a run reopened is not completed", () => {
  const { world, repo, sha, ci } = withCi();
  createCheckRun(world, repo, { name: "build", sha, app: ci, conclusion: "failure" });
  const again = createCheckRun(world, repo, { name: "build", sha, app: ci, conclusion: "success" });
  expect(latestCheckRuns(repo, sha)).toEqual([again]);
  expect(checkSuite(repo, again).conclusion).toBe("success");
  updateCheckRun(world, repo, again, { app: ci, status: "in_progress" });
  expect(again).toMatchObject({ status: "in_progress", conclusion: null, completedAt: null });
});

test("annotations add up, the rest of the output is replaced", () => {
  const { world, repo, sha, ci } = withCi();
  const run = createCheckRun(world, repo, {
    name: "build",
    sha,
    app: ci,
    output: { title: "One", summary: "s", annotations: [1] },
  });
  updateCheckRun(world, repo, run, { app: ci, output: { title: "Two", annotations: [2] } });
  expect(run.output).toEqual({ title: "Two", summary: null, text: null, annotations: [1, 2] });
});

test("refuses another App's run, an unknown commit, and what GitHub calls invalid", () => {
  const { world, repo, sha, ci, other } = withCi();
  const run = createCheckRun(world, repo, { name: "build", sha, app: ci });
  const create = { name: "x", sha, app: ci };
  expect(() => updateCheckRun(world, repo, run, { app: other })).toThrow("Invalid app_id");
  expect(() => createCheckRun(world, repo, { ...create, sha: "0" })).toThrow("No commit found");
  expect(() => createCheckRun(world, repo, { ...create, status: "completed" })).toThrow(
    "conclusion is required",
  );
  const output = { summary: "x".repeat(65_536) };
  expect(() => createCheckRun(world, repo, { ...create, output })).toThrow("too long");
});

test("of each context the latest status counts", () => {
  const { world, repo, sha, olga, heard } = withCi();
  setStatus(world, repo, { sha, state: "pending", context: "jenkins", by: olga });
  const last = setStatus(world, repo, { sha, state: "success", context: "jenkins", by: olga });
  expect(latestStatuses(repo, sha)).toEqual([last]);
  expect(heard()).toEqual(["status", "status"]);
  const long = { sha, state: "success", description: "x".repeat(141), by: olga } as const;
  expect(() => setStatus(world, repo, long)).toThrow("too long");
});
