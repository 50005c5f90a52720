import { expect, test } from "vitest";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import { trainWorld, type TrainWorld } from "./train-world.ts";

/** Deployed to production, successful after so many seconds. */
function ship(world: TrainWorld, seconds: number): number {
  const { world: it, mike: by } = world;
  const repo = world.repository("api");
  const answer = createDeployment(it, repo, {
    ref: world.tip("api"),
    environment: "production",
    autoMerge: false,
    requiredContexts: [],
    by,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  world.wait({ seconds });
  addDeploymentStatus(it, repo, answer.deployment, { state: "success", by });
  return answer.deployment.id;
}

test("how long deployments took is read back once, and kept", async () => {
  await using world = await trainWorld(["api"]);
  const ids = Array.from({ length: 12 }, () => ship(world, 60)).toReversed();
  // As if they were made before the release was thought of.
  Object.assign(world.issue, { createdAt: world.world.clock.now() });
  const idsOf = (all: readonly { readonly id: number }[]): readonly number[] =>
    all.map(({ id }) => id);
  const first = await world.factsOf("api");
  expect(idsOf(first.past)).toEqual(ids);
  const second = await world.factsOf("api");
  expect(second.production).toMatchObject({ kind: "known" });
  expect(second.production.kind === "known" && idsOf(second.production.value)).toEqual(
    ids.slice(0, 5),
  );
  expect(idsOf(second.past)).toEqual(ids);
  const newest = ship(world, 60);
  expect(idsOf((await world.factsOf("api")).past)).toEqual([newest, ...ids]);
});
