/** Which commits that others deployed are the release branch's, where no record tells what the release deployed. */
import { expect, it } from "vitest";
import { commit } from "../../src/simulator/world/commits.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import { branch, plainTrain, trainWorld, type TrainWorld } from "./train-world.ts";

const watched = plainTrain(["api"]).replace("backend }", "backend, drive: observe }");

function deploy(world: TrainWorld, ref: string): string {
  const answer = createDeployment(world.world, world.repository("api"), {
    ref,
    environment: "production",
    autoMerge: false,
    requiredContexts: [],
    payload: {},
    by: world.mike,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  world.wait({ minutes: 1 });
  return answer.deployment.sha;
}

const push = (world: TrainWorld, to: string, message: string): string =>
  commit(world.world, world.repository("api"), {
    branch: to,
    message,
    files: { [message]: message },
    by: world.mike,
  }).sha;

it("attack 49: what was deployed before the branch moved on is the branch's, and what main alone has isn't", async () => {
  await using world = await trainWorld(["api"], { trainFile: watched });
  world.wait({ minutes: 1 });
  const first = push(world, branch, "fix: login");
  deploy(world, branch);
  push(world, "main", "feat: cart");
  deploy(world, "main");
  const second = push(world, branch, "fix: logout");
  const { ofBranch, tip, production } = await world.factsOf("api");
  expect([...(ofBranch ?? [])]).toEqual([first]);
  expect(tip).toBe(second);
  expect(production.kind).toBe("known");
});

it("attack 49: without the branch nobody can say whose deployments they are", async () => {
  await using world = await trainWorld(["api"], { trainFile: watched });
  world.wait({ minutes: 1 });
  push(world, branch, "fix: login");
  deploy(world, branch);
  world.repository("api").refs.delete(`refs/heads/${branch}`);
  expect((await world.factsOf("api")).production).toMatchObject({
    kind: "unknown",
    why: "its release branch is gone, and others deployed it since",
  });
});

it("attack 49: services that the app deploys are told by their deployments alone", async () => {
  await using world = await trainWorld(["api"]);
  world.wait({ minutes: 1 });
  push(world, branch, "fix: login");
  deploy(world, branch);
  expect(await world.factsOf("api")).not.toHaveProperty("ofBranch");
});
