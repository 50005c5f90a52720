import { describe, expect, it } from "vitest";
import { checksGate } from "../../src/decide/gates/checks-gate.ts";
import { registerApp } from "../../src/simulator/world/apps.ts";
import { createCheckRun, setStatus } from "../../src/simulator/world/checks.ts";
import { addRuleset } from "../../src/simulator/world/rulesets.ts";
import { branch, granted, trainWorld, type TrainWorld } from "../observe/train-world.ts";

/** The gate `ci` of the service, by the rules of its branch. */
async function ci(world: TrainWorld): Promise<string> {
  const { checks } = await world.factsOf("api");
  if (checks.kind === "unknown") throw new Error(checks.why);
  const { readiness, reason } = checksGate(checks, "branch rules", checks.value.commit);
  return `${readiness}: ${reason}`;
}

describe("contexts of statuses are compared without case, as GitHub does", () => {
  const report = (world: TrainWorld, context: string, state: "success" | "failure") =>
    setStatus(world.world, world.repository("api"), {
      sha: world.tip("api"),
      context,
      state,
      by: world.mike,
    });
  const requiring = async (checks: Parameters<typeof addRuleset>[2]["checks"]) => {
    const world = await trainWorld(["api"], { permissions: granted });
    const { sarah: by } = world;
    const branches = [`refs/heads/${branch}`];
    addRuleset(world.world, world.repository("api"), { name: "ci", branches, checks, by });
    return world;
  };

  it("attack a3: a required status is the one that was reported, however it is spelled", async () => {
    await using world = await requiring(["CI/Build"]);
    expect(await ci(world)).toMatch(/^unknown: .*CI\/Build has not reported|^unknown: no check/);
    report(world, "ci/build", "failure");
    expect(await ci(world)).toMatch(/^blocked: /);
    report(world, "Ci/Build", "success");
    expect(await ci(world)).toMatch(/^ready: /);
  });

  it("attack a3: whose word the rules wait for holds in every spelling", async () => {
    await using world = await requiring([{ context: "CI/Build", appId: 77 }]);
    report(world, "ci/build", "success");
    expect(await ci(world)).toMatch(/^unknown: .*only from the App/);
  });

  it("attack a3: a check run is known by its exact name", async () => {
    await using world = await requiring(["Build"]);
    const actions = registerApp(world.world, {
      slug: "actions",
      owner: "acme",
      publicKey: "",
      webhookSecret: "",
      permissions: { checks: "write" },
      events: [],
    });
    createCheckRun(world.world, world.repository("api"), {
      name: "build",
      sha: world.tip("api"),
      app: actions,
      status: "completed",
      conclusion: "success",
    });
    expect(await ci(world)).toMatch(/^unknown: .*Build has not reported/);
  });
});
