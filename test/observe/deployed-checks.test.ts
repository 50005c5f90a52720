import { expect, test } from "vitest";
import { turnGreen } from "../../src/simulator/people.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import { branch, trainWorld } from "./train-world.ts";

const trainFile = [
  "train: storefront",
  "managers: [sarah]",
  "services:",
  "  api: { repo: acme/api, health: { check: smoke } }",
].join("\n");

test("checks of the deployed commit are read when the branch has moved on, and only then", async () => {
  await using world = await trainWorld(["api"], { trainFile });
  const repository = world.repository("api");
  const deployed = world.tip("api");
  createDeployment(world.world, repository, {
    ref: deployed,
    environment: "production",
    autoMerge: false,
    requiredContexts: [],
    payload: { issue: world.release, service: "api", attempt: 1, intent: "i" },
    by: world.app.bot,
    app: world.app,
  });
  turnGreen(world.world, repository, deployed, ["smoke"]);
  const before = world.simulator.requests.length;
  expect((await world.factsOf("api")).deployedChecks).toBeNull();
  const usual = world.simulator.requests.length - before;

  commit(world.world, repository, { branch, files: { a: "b" }, message: "Mend", by: world.mike });
  const again = world.simulator.requests.length;
  const { deployedChecks, checks } = await world.factsOf("api");
  expect(checks).toMatchObject({ value: { commit: world.tip("api"), results: [] } });
  expect(deployedChecks).toMatchObject({
    value: { commit: deployed, results: [{ name: "smoke", result: "passed" }] },
  });
  // One question more for this service, and another for the commit that was pushed.
  expect(world.simulator.requests.length - again).toBeLessThanOrEqual(usual + 2);
  expect(world.simulator.unmodelled).toEqual([]);
});
