import { expect, test } from "vitest";
import { virtualClock } from "../../../src/simulator/clock.ts";
import { shipChange, turnGreen } from "../../../src/simulator/people.ts";
import { addMember, addOrg, addUser } from "../../../src/simulator/world/accounts.ts";
import { createWorld } from "../../../src/simulator/world/create-world.ts";
import { tipOf } from "../../../src/simulator/world/refs.ts";
import { addRepository } from "../../../src/simulator/world/repositories.ts";
import type { World } from "../../../src/simulator/world/types.ts";
import { START } from "./small-world.ts";

/** Every repository with `changes` merged pull requests (two commits each), all green at the tip. */
function build(repositories: number, changes: number, seed = ""): World {
  const world = createWorld(virtualClock(START), { seed });
  const by = addUser(world, "olga");
  addOrg(world, "acme");
  addMember(world, "acme", by, "admin");
  for (let index = 0; index < repositories; index++) {
    const repo = addRepository(world, { owner: "acme", name: `service-${index}`, by });
    for (let change = 0; change < changes; change++)
      shipChange(world, repo, {
        title: `Change ${change}`,
        by,
        files: { [`file-${change % 7}`]: `${change}` },
        label: "release:2.5.0",
        milestone: "2.5.0",
      });
    turnGreen(world, repo, tipOf(repo, "main"), ["build", "unit"]);
  }
  return world;
}

test("five hundred repositories with forty commits each are built", () => {
  const world = build(500, 20);
  expect(world.repositories.size).toBe(500);
  expect([...world.repositories.values()].every(({ commits }) => commits.size === 41)).toBe(true);
});

test("the same verbs give the same shas; another seed gives others", () => {
  const shas = (world: World) =>
    [...world.repositories.values()].flatMap(({ commits }) => [...commits.keys()]);
  expect(shas(build(2, 3))).toEqual(shas(build(2, 3)));
  expect(shas(build(2, 3, "other"))).not.toEqual(shas(build(2, 3)));
});
