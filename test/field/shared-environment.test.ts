/** What production ran before, where services and others share an environment with hundreds of newer deployments. */
import { expect, it } from "vitest";
import { previousCommit, runningCommit } from "../../src/decide/deployments/previous.ts";
import { serviceId } from "../../src/model/ids.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { plainTrain, trainWorld, type TrainWorld } from "../observe/train-world.ts";

interface Made {
  readonly ref?: string;
  readonly service?: string;
  readonly by?: User;
}

function deployed(world: TrainWorld, { ref = "main", service, by = world.mike }: Made): string {
  const repository = world.repository("api");
  const answer = createDeployment(world.world, repository, {
    ref,
    environment: "production",
    autoMerge: false,
    requiredContexts: [],
    payload: service === undefined ? {} : { service },
    by,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  world.wait({ seconds: 30 });
  addDeploymentStatus(world.world, repository, answer.deployment, { state: "success", by });
  world.wait({ seconds: 30 });
  return answer.deployment.sha;
}

async function ran(world: TrainWorld): Promise<string | null> {
  const { train, release } = await world.see();
  if (train.kind !== "valid") throw new Error("no train");
  const service = train.train.services.find(({ id }) => id === serviceId("api"));
  if (!service) throw new Error("no service");
  const facts = await world.factsOf("api");
  const [before, now] = [previousCommit(facts, release, service), runningCommit(facts, service)];
  if (before.kind === "unknown") throw new Error(before.why);
  expect(now).toEqual(before);
  return before.value;
}

const push = (world: TrainWorld, message: string): void =>
  void commit(world.world, world.repository("api"), {
    branch: "main",
    message,
    files: { message },
    by: world.mike,
  });

it.each([0, 5, 230, 1_150])(
  "Shopify/shipit-engine#892: what the service ran is found behind %d newer deployments of others",
  async (newer) => {
    await using world = await trainWorld(["api"]);
    const good = deployed(world, { service: "api" });
    push(world, "feat: web");
    for (let count = 0; count < newer; count += 1) deployed(world, { service: "web" });
    expect(await ran(world)).toBe(good);
    // As far back as at the first look, however much is known by then.
    expect(await ran(world)).toBe(good);
  },
);

it("Shopify/shipit-engine#892: whose word doesn't count hides nothing", async () => {
  const trainFile = plainTrain(["api"]).replace(
    "team: acme/backend }",
    "team: acme/backend, reporters: [sarah] }",
  );
  await using world = await trainWorld(["api"], { trainFile });
  const good = deployed(world, { by: world.sarah });
  push(world, "feat: web");
  for (let count = 0; count < 230; count += 1) deployed(world, {});
  expect(await ran(world)).toBe(good);
});

it("Shopify/shipit-engine#892: that nothing of a service was deployed is told by the whole list, which is read once", async () => {
  await using world = await trainWorld(["api"]);
  for (let count = 0; count < 330; count += 1) deployed(world, { service: "web" });
  expect(await ran(world)).toBeNull();
  const before = world.simulator.requests.length;
  expect(await ran(world)).toBeNull();
  const looks = world.simulator.requests.slice(before);
  deployed(world, { service: "web" });
  expect(await ran(world)).toBeNull();
  expect(looks.length).toBeLessThan(12);
});
