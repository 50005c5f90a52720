/** Two workflows may have jobs of one name, and GitHub tells them apart by the suites of their runs alone. */
import { expect, it } from "vitest";
import { checksGate } from "../../src/decide/gates/checks-gate.ts";
import { registerApp } from "../../src/simulator/world/apps.ts";
import { createCheckRun, updateCheckRun } from "../../src/simulator/world/checks.ts";
import { trainWorld } from "../observe/train-world.ts";

type Conclusion = "success" | "failure" | "cancelled" | "skipped";

async function ciWorld() {
  const world = await trainWorld(["api"]);
  const repository = world.repository("api");
  const app = registerApp(world.world, {
    slug: "github-actions",
    owner: "github",
    publicKey: "",
    webhookSecret: "",
    permissions: { checks: "write" },
    events: [],
  });
  return Object.assign(world, {
    /** A run of a workflow with these jobs, one after the other. */
    run(jobs: Readonly<Record<string, Conclusion>>): void {
      let suite: number | "new" = "new";
      for (const [name, conclusion] of Object.entries(jobs)) {
        const made = { name, sha: world.tip("api"), app, status: "in_progress", suite } as const;
        const job = createCheckRun(world.world, repository, made);
        suite = job.suite;
        world.wait({ minutes: 1 });
        updateCheckRun(world.world, repository, job, { app, conclusion });
      }
      world.wait({ minutes: 1 });
    },
    async gate(required: "all" | readonly string[]): Promise<string> {
      const { checks } = await world.factsOf("api");
      if (checks.kind === "unknown") throw new Error(checks.why);
      const { readiness, reason } = checksGate(checks, required, checks.value.commit);
      return `${readiness}: ${reason}`;
    },
  });
}

it.each(["all", ["lint"]] as const)(
  "sgl-project/sglang#22001, BerriAI/litellm#40015: another workflow's later job of the same name hides no failure (%s)",
  async (required) => {
    await using world = await ciWorld();
    world.run({ lint: "failure", test: "success" });
    world.run({ lint: "success", tune: "success" });
    expect(await world.gate(required)).toContain("blocked: check lint failed");
  },
);

it("free2z/zuu#567: nor does one that has this job alone", async () => {
  await using world = await ciWorld();
  world.run({ build: "failure", frontend: "success" });
  world.run({ build: "success" });
  expect(await world.gate(["build"])).toContain("blocked: check build failed");
});

it("the same workflow, run again, replaces it, also where it had left a matrix out", async () => {
  await using world = await ciWorld();
  world.run({ lint: "failure", build: "skipped" });
  world.run({ lint: "success", "build (20)": "success", "build (22)": "success" });
  expect(await world.gate(["lint"])).toContain("ready");
});

it("what another workflow cancelled says nothing of the commit", async () => {
  await using world = await ciWorld();
  world.run({ lint: "cancelled", test: "success" });
  world.run({ lint: "success", tune: "success" });
  expect(await world.gate("all")).toContain("ready");
});

it("camunda/camunda#16458: a run that fails on the same commit after one that succeeded blocks", async () => {
  await using world = await ciWorld();
  world.run({ lint: "success", test: "success" });
  world.run({ lint: "success", test: "failure" });
  expect(await world.gate(["lint", "test"])).toContain("blocked: check test failed");
});
