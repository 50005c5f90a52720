/** What GitHub says late of old deployments is read, however many newer ones there are. */
import { expect, it } from "vitest";
import { beginningOf } from "../../src/decide/deployments/begun.ts";
import { setInactive } from "../../src/decide/deployments/statuses.ts";
import { deployAgain, endByHand, startWaitingJob } from "../../src/simulator/deployed-again.ts";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";
import { trainWorld, type TrainWorld } from "../observe/train-world.ts";
import { service } from "../support/train.ts";

function deploy(world: TrainWorld, state: "success" | "in_progress" = "success"): Deployment {
  const { world: it, mike: by } = world;
  const repository = world.repository("api");
  const answer = createDeployment(it, repository, {
    ref: "main",
    environment: "production",
    autoMerge: false,
    requiredContexts: [],
    by,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  addDeploymentStatus(it, repository, answer.deployment, { state, by });
  world.wait({ minutes: 1 });
  return answer.deployment;
}

async function productionOf(world: TrainWorld) {
  const { production } = await world.factsOf("api");
  if (production.kind === "unknown") throw new Error(production.why);
  return production.value;
}

it.each([3, 12, 60])(
  "gitlab-org/gitlab#410427: an old deployment that is run again is seen behind %i newer ones",
  async (newer) => {
    await using world = await trainWorld(["api"]);
    const old = deploy(world);
    for (let count = 0; count < newer; count += 1) deploy(world);
    await world.see();
    const { world: it, mike: by } = world;
    deployAgain(it, world.repository("api"), old, { by });
    const production = await productionOf(world);
    const found = production.find(({ id }) => id === old.id);
    expect(
      found?.statuses.map(({ state, creator, byPerson }) => [state, creator, byPerson]),
    ).toEqual([
      ["success", "mike", true],
      ["in_progress", "mike", true],
      ["success", "mike", true],
    ]);
    expect(found && beginningOf(found, production)).toMatchObject({ isAgain: true });
    const before = world.simulator.requests.length;
    await world.see();
    const asked = world.simulator.requests.length - before;
    const after = world.simulator.requests.length;
    await world.see();
    expect(world.simulator.requests.length - after).toBeLessThanOrEqual(asked);
  },
);

it("a job that waits for its reviewers has a deployment and has not begun", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it } = world;
  const repository = world.repository("api");
  const job = startWaitingJob(it, repository, { ref: "main", environment: "production", run: 7 });
  const begun = async () => {
    const production = await productionOf(world);
    const [newest] = production;
    return newest && beginningOf(newest, production);
  };
  expect(await begun()).toBeNull();
  world.wait({ minutes: 10 });
  const approvedAt = it.clock.now();
  job.approve();
  expect((await begun())?.at.epochMilliseconds).toBe(approvedAt.epochMilliseconds);
});

it("a job that its reviewers refuse has never begun", async () => {
  await using world = await trainWorld(["api"]);
  const repository = world.repository("api");
  const job = startWaitingJob(world.world, repository, { ref: "main", environment: "production" });
  job.refuse();
  const production = await productionOf(world);
  expect(production.map((one) => beginningOf(one, production))).toEqual([null]);
});

it("drevops/vortex#2270: a stuck deployment that is set inactive by hand has ended", async () => {
  await using world = await trainWorld(["api"]);
  const stuck = deploy(world, "in_progress");
  endByHand(world.world, world.repository("api"), stuck, world.mike);
  const [newest] = await productionOf(world);
  expect(newest && setInactive(newest, service("api", "backend"))).toMatchObject({
    creator: "mike",
  });
});
