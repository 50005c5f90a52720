import { describe, expect, test } from "vitest";
import { createBranch, createTag } from "../../../src/simulator/world/commits.ts";
import { setStatus } from "../../../src/simulator/world/checks.ts";
import {
  addDeploymentStatus,
  createDeployment,
  type DeploymentInput,
} from "../../../src/simulator/world/deployments.ts";
import { isAncestor } from "../../../src/simulator/world/graph.ts";
import { tipOf } from "../../../src/simulator/world/refs.ts";
import type { Deployment, Repository, World } from "../../../src/simulator/world/types.ts";
import { smallWorld } from "./small-world.ts";

function deploy(world: World, repo: Repository, input: DeploymentInput): Deployment {
  const answer = createDeployment(world, repo, input);
  if (answer.kind === "merged") throw new Error(answer.message);
  return answer.deployment;
}

test("has GitHub's defaults and makes its environment", () => {
  const { world, repo, olga, events } = smallWorld();
  const deployment = deploy(world, repo, { ref: "main", by: olga });
  expect(deployment).toMatchObject({
    sha: tipOf(repo, "main"),
    task: "deploy",
    environment: "production",
    productionEnvironment: true,
    transientEnvironment: false,
    payload: "",
  });
  expect([...repo.environments]).toEqual(["production"]);
  expect(events).toMatchObject([
    { name: "deployment", action: "created", subject: { deployment } },
  ]);
  const staging = deploy(world, repo, { ref: "main", environment: "staging", by: olga });
  expect(staging.productionEnvironment).toBe(false);
});

test("refuses an unknown ref and people without write", () => {
  const { world, repo, olga, stranger } = smallWorld();
  expect(() => deploy(world, repo, { ref: "nowhere", by: olga })).toThrow(
    "No ref found for: nowhere",
  );
  expect(() => deploy(world, repo, { ref: "main", by: stranger })).toThrow("role write");
});

describe("auto-merge", () => {
  function behind() {
    const small = smallWorld();
    const { world, repo, olga, put } = small;
    createBranch(world, repo, { name: "release", from: "main", by: olga });
    put("release", { fix: "1" });
    put("main", { later: "1" });
    small.heard();
    return small;
  }

  test("merges the default branch in instead of deploying; asked again it deploys", () => {
    const { world, repo, olga, heard } = behind();
    expect(createDeployment(world, repo, { ref: "release", by: olga })).toEqual({
      kind: "merged",
      message: "Auto-merged main into release on deployment.",
    });
    expect(isAncestor(repo, tipOf(repo, "main"), tipOf(repo, "release"))).toBe(true);
    expect(repo.deployments.size).toBe(0);
    expect(heard()).toEqual(["push"]);
    expect(deploy(world, repo, { ref: "release", by: olga }).sha).toBe(tipOf(repo, "release"));
  });

  test("switched off it deploys exactly the ref", () => {
    const { world, repo, olga } = behind();
    const sha = tipOf(repo, "release");
    expect(deploy(world, repo, { ref: "release", autoMerge: false, by: olga }).sha).toBe(sha);
  });

  test("conflicts when the branches disagree, and for a tag or sha that is behind", () => {
    const { world, repo, olga, put } = behind();
    createTag(world, repo, { name: "v1", from: "release", by: olga });
    for (const ref of ["v1", tipOf(repo, "release")])
      expect(() => deploy(world, repo, { ref, by: olga })).toThrow(
        `Conflict merging main into ${ref}`,
      );
    put("release", { later: "otherwise" });
    const tip = tipOf(repo, "release");
    expect(() => deploy(world, repo, { ref: "release", by: olga })).toThrow(
      "Conflict merging main into release",
    );
    expect(tipOf(repo, "release")).toBe(tip);
  });
});

describe("required contexts", () => {
  test("by default every context of the commit must be green", () => {
    const { world, repo, olga } = smallWorld();
    const sha = tipOf(repo, "main");
    setStatus(world, repo, { sha, context: "unit", state: "success", by: olga });
    setStatus(world, repo, { sha, context: "slow", state: "pending", by: olga });
    expect(() => deploy(world, repo, { ref: "main", by: olga })).toThrow(
      expect.objectContaining({
        kind: "conflict",
        message: "Conflict: Commit status checks failed for main.",
        field: "required_contexts",
        errors: [
          expect.objectContaining({
            contexts: [
              { context: "unit", state: "success" },
              { context: "slow", state: "pending" },
            ],
          }),
        ],
      }),
    );
    deploy(world, repo, { ref: "main", requiredContexts: ["unit"], by: olga });
    deploy(world, repo, { ref: "main", requiredContexts: [], by: olga });
    const missing = { ref: "main", requiredContexts: ["absent"], by: olga };
    expect(() => deploy(world, repo, missing)).toThrow("status checks failed");
  });
});

describe("statuses", () => {
  test("are told, except inactive", () => {
    const { world, repo, olga, heard, events } = smallWorld();
    const deployment = deploy(world, repo, { ref: "main", by: olga });
    heard();
    const status = addDeploymentStatus(world, repo, deployment, { state: "queued", by: olga });
    expect(events[0]?.subject).toEqual({ deployment_status: status, deployment });
    addDeploymentStatus(world, repo, deployment, { state: "inactive", by: olga });
    expect(heard()).toEqual(["deployment_status.created"]);
    expect(deployment.statuses.map(({ state }) => state)).toEqual(["queued", "inactive"]);
  });

  test.each([
    ["staging", false, ["success", "inactive"]],
    ["staging", true, ["success"]],
    ["production", false, ["success"]],
  ])(
    "success in %s (transient: %s) leaves the earlier one %j",
    (environment, transient, states) => {
      const { world, repo, olga, heard } = smallWorld();
      const input = { ref: "main", environment, transientEnvironment: transient, by: olga };
      const earlier = deploy(world, repo, input);
      addDeploymentStatus(world, repo, earlier, { state: "success", by: olga });
      const failed = deploy(world, repo, input);
      addDeploymentStatus(world, repo, failed, { state: "failure", by: olga });
      const elsewhere = deploy(world, repo, { ...input, environment: "other" });
      addDeploymentStatus(world, repo, elsewhere, { state: "success", by: olga });
      const next = deploy(world, repo, input);
      heard();
      addDeploymentStatus(world, repo, next, { state: "success", by: olga });
      expect(earlier.statuses.map(({ state }) => state)).toEqual(states);
      expect(failed.statuses.map(({ state }) => state)).toEqual(["failure"]);
      expect(elsewhere.statuses.map(({ state }) => state)).toEqual(["success"]);
      expect(heard()).toEqual(["deployment_status.created"]);
    },
  );

  test("may keep the earlier ones and may move the deployment", () => {
    const { world, repo, olga } = smallWorld();
    const input = { ref: "main", environment: "staging", by: olga };
    const earlier = deploy(world, repo, input);
    addDeploymentStatus(world, repo, earlier, { state: "success", by: olga });
    const next = deploy(world, repo, input);
    addDeploymentStatus(world, repo, next, { state: "success", autoInactive: false, by: olga });
    expect(earlier.statuses).toHaveLength(1);
    const moved = { state: "success", environment: "qa", by: olga } as const;
    expect(addDeploymentStatus(world, repo, next, moved).environment).toBe("qa");
    expect(next).toMatchObject({ environment: "qa", originalEnvironment: "staging" });
  });

  test("refuse a long description and a state of GitHub's own", () => {
    const { world, repo, olga } = smallWorld();
    const deployment = deploy(world, repo, { ref: "main", by: olga });
    const long = { state: "success", description: "x".repeat(141), by: olga } as const;
    expect(() => addDeploymentStatus(world, repo, deployment, long)).toThrow("too long");
    const waiting = { state: "waiting" as "queued", by: olga };
    expect(() => addDeploymentStatus(world, repo, deployment, waiting)).toThrow("not included");
  });
});
