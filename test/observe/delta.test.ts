import { expect, it } from "vitest";
import { previousCommit } from "../../src/decide/deployments/previous.ts";
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import { readChanges } from "../../src/observe/changes/read-changes.ts";
import { deployedInThePast } from "../../src/simulator/past.ts";
import { service } from "../support/train.ts";
import { handsOn } from "./hands.ts";
import { branch, trainWorld, valueOf } from "./train-world.ts";

/** A service whose notes would be published now, from what production runs to the head of its branch. */
async function delta() {
  const world = await trainWorld(["api"]);
  const api = world.repository("api");
  const hands = handsOn(world);
  const deploys = (ref: string): void => {
    world.wait({ minutes: 10 });
    const took = Temporal.Duration.from({ minutes: 1 });
    const at = world.clock.now().subtract({ minutes: 5 });
    deployedInThePast(world.world, api, { ref, by: world.mike, at, took });
  };
  const news = async (): Promise<readonly number[]> => {
    const facts = await world.factsOf("api");
    const before = previousCommit(facts, world.release, { ...service("api", "backend"), id });
    if (before.kind === "unknown") throw new Error(before.why);
    const at = { repo: repoName("acme/api"), path: [], previous: before.value };
    const changes = await readChanges(world.github, { ...at, commit: sha(world.tip("api")) });
    return valueOf(changes).pulls.map(({ number }) => number);
  };
  return { world, hands, deploys, news };
}
const id = serviceId("api");

it("trains that the service skipped accumulate: all since what production runs is new", async () => {
  const { world, hands, deploys, news } = await delta();
  await using _ = world;
  hands.ship({ method: "squash", into: branch });
  deploys(world.tip("api"));
  // These were ready for two releases that never deployed the service.
  const skipped = [
    hands.ship({ method: "merge", into: branch }),
    hands.ship({ method: "squash", into: branch }),
  ];
  world.wait({ hours: 14 * 24 });
  const present = hands.ship({ method: "rebase", into: branch });
  expect(await news()).toEqual([...skipped, present].map(({ number }) => number));
});

it("what was rolled back comes back with the next release, and what stayed doesn't", async () => {
  const { world, hands, deploys, news } = await delta();
  await using _ = world;
  hands.ship({ method: "squash", into: branch });
  const stays = world.tip("api");
  deploys(stays);
  const back = hands.ship({ method: "squash", into: branch });
  deploys(world.tip("api"));
  expect(await news()).toEqual([]);
  // The rollback deploys the commit before again.
  deploys(stays);
  expect(await news()).toEqual([back.number]);
  const next = hands.ship({ method: "squash", into: branch });
  expect(await news()).toEqual([back.number, next.number]);
  deploys(world.tip("api"));
  expect(await news()).toEqual([]);
});
