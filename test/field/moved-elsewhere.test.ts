/** A status that names another environment moves the app's own deployment there, and it stays the app's own. */
import { expect, it } from "vitest";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { trainWorld, type TrainWorld } from "../observe/train-world.ts";

function deploy(world: TrainWorld, by: User, environment = "production", attempt = 1): Deployment {
  const answer = createDeployment(world.world, world.repository("api"), {
    ref: world.tip("api"),
    environment,
    autoMerge: false,
    requiredContexts: [],
    payload: { issue: world.release, service: "api", attempt, intent: `an-intent-${attempt}` },
    by,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  world.wait({ minutes: 1 });
  return answer.deployment;
}

/** What GitHub does with the environment of a status: the deployment is listed there from now on. */
const move = (world: TrainWorld, deployment: Deployment, environment: string): void => {
  const { world: it, mike: by } = world;
  const repository = world.repository("api");
  addDeploymentStatus(it, repository, deployment, { state: "success", environment, by });
};

async function seen(
  world: TrainWorld,
): Promise<readonly (readonly [number, string | undefined])[]> {
  const { production } = await world.factsOf("api");
  if (production.kind === "unknown") throw new Error(production.why);
  return production.value.map(({ id, statuses }) => [id, statuses[0]?.state] as const);
}

it.each(["production-eu", "staging", "github-pages"])(
  "bobheadxi/deployments#146: the app's own deployment is found when a status moves it to %s",
  async (elsewhere) => {
    await using world = await trainWorld(["api"]);
    const stranger = deploy(world, world.mike);
    const own = deploy(world, world.app.bot);
    move(world, own, elsewhere);
    expect(await seen(world)).toEqual([
      [own.id, "success"],
      [stranger.id, undefined],
    ]);
    expect((await world.factsOf("api")).production).toMatchObject({
      value: [{ ours: true, rides: { service: "api", attempt: 1 } }, { ours: false }],
    });
  },
);

it("bobheadxi/deployments#146: two attempts in two places stand in the order of their making", async () => {
  await using world = await trainWorld(["api"]);
  const first = deploy(world, world.app.bot);
  const second = deploy(world, world.app.bot, "production", 2);
  const third = deploy(world, world.app.bot, "production", 3);
  move(world, first, "production-eu");
  move(world, third, "production-us");
  expect((await seen(world)).map(([id]) => id)).toEqual([third.id, second.id, first.id]);
});

it("bobheadxi/deployments#146: one that is moved behind a hundred newer ones of other environments is found after a restart", async () => {
  await using world = await trainWorld(["api"]);
  const own = deploy(world, world.app.bot);
  move(world, own, "production-eu");
  for (let count = 0; count < 120; count += 1) deploy(world, world.mike, `preview-${count}`);
  expect(await seen(world)).toEqual([[own.id, "success"]]);
});

it("bobheadxi/deployments#146: one that is moved behind 1,150 newer ones is found after a restart", async () => {
  await using world = await trainWorld(["api"]);
  const own = deploy(world, world.app.bot);
  move(world, own, "production-eu");
  for (let count = 0; count < 1_150; count += 1) deploy(world, world.mike, "preview");
  expect(await seen(world)).toEqual([[own.id, "success"]]);
});

it("bobheadxi/deployments#146: one that is moved late, when a hundred newer ones were made, is found while the app runs", async () => {
  await using world = await trainWorld(["api"]);
  const own = deploy(world, world.app.bot);
  expect(await seen(world)).toEqual([[own.id, undefined]]);
  for (let count = 0; count < 150; count += 1) deploy(world, world.mike, "preview");
  move(world, own, "production-eu");
  expect(await seen(world)).toEqual([[own.id, "success"]]);
});

it("bobheadxi/deployments#146: what others move, and what another word spells, is where GitHub says", async () => {
  await using world = await trainWorld(["api"]);
  const theirs = deploy(world, world.mike);
  const own = deploy(world, world.app.bot);
  move(world, theirs, "production-eu");
  move(world, own, "Production");
  expect((await seen(world)).map(([id]) => id)).toEqual([own.id]);
});

it("bobheadxi/deployments#146: what was moved costs few requests more", async () => {
  await using world = await trainWorld(["api"]);
  deploy(world, world.app.bot);
  await world.see();
  const count = async (): Promise<number> => {
    const before = world.simulator.requests.length;
    await world.see();
    return world.simulator.requests.length - before;
  };
  const usual = await count();
  move(world, deploy(world, world.app.bot, "production", 2), "production-eu");
  expect(await count()).toBeLessThanOrEqual(usual + 2);
});
