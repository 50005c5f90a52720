/** The job that gathers all others, as `required_checks` names it: GitHub skips it when one of them failed. */
import { expect, it } from "vitest";
import { checksGate } from "../../src/decide/gates/checks-gate.ts";
import { registerApp } from "../../src/simulator/world/apps.ts";
import { createCheckRun, updateCheckRun } from "../../src/simulator/world/checks.ts";
import { trainWorld } from "../observe/train-world.ts";

type Conclusion = "success" | "failure" | "cancelled" | "skipped";

/** A service with a CI whose job `required` needs the job `test`. */
async function ciWorld() {
  const world = await trainWorld(["api"]);
  const repository = world.repository("api");
  const permissions = { checks: "write" } as const;
  const ci = { slug: "actions", owner: "acme", publicKey: "", webhookSecret: "", events: [] };
  const app = registerApp(world.world, { ...ci, permissions });
  let suite: number | "new" = "new";
  const job = (name: string, conclusion: Conclusion): void => {
    const made = { name, sha: world.tip("api"), app, status: "in_progress", suite } as const;
    const run = createCheckRun(world.world, repository, made);
    suite = run.suite;
    world.wait({ minutes: 1 });
    updateCheckRun(world.world, repository, run, { app, conclusion });
  };
  return Object.assign(world, {
    /** A run of the workflow with these jobs, one after the other. */
    run(...jobs: readonly (readonly [name: string, conclusion: Conclusion])[]): void {
      suite = "new";
      for (const [name, conclusion] of jobs) job(name, conclusion);
      world.wait({ minutes: 1 });
    },
    async gate(): Promise<string> {
      const { checks } = await world.factsOf("api");
      if (checks.kind === "unknown") throw new Error(checks.why);
      const { readiness, reason } = checksGate(checks, ["required"], checks.value.commit);
      return `${readiness}: ${reason}`;
    },
  });
}

it.each(["failure", "cancelled"] as const)(
  "GlasgowEmbedded/glasgow#462, openedx/openedx-platform#31100, timothy-agent/timothy#11, actions/runner#2566, kodiak#508, kodiak#780: skipped since one ended with %s it proves nothing",
  async (test) => {
    await using world = await ciWorld();
    world.run(["test", test], ["required", "skipped"]);
    expect(await world.gate()).toMatch(
      /^unknown: check required was skipped in a run in which something else failed/,
    );
  },
);

it("chaos-mesh/chaos-mesh#2759: it is green where it was left out and nothing of its run is red", async () => {
  await using world = await ciWorld();
  world.run(["test", "success"], ["required", "skipped"]);
  world.run(["nightly", "failure"]);
  expect(await world.gate()).toContain("ready: 1 check green");
});

it("Cardinal-Cryptography/aleph-node#1243: it is green once all of it was run again", async () => {
  await using world = await ciWorld();
  world.run(["test", "failure"], ["required", "skipped"]);
  world.run(["test", "success"], ["required", "success"]);
  expect(await world.gate()).toContain("ready: 1 check green");
});
