import { expect, test } from "vitest";
import {
  addOrg,
  addTeam,
  addUser,
  findTeam,
  findUser,
} from "../../../src/simulator/world/accounts.ts";
import { createWorld } from "../../../src/simulator/world/create-world.ts";
import { renameTeam, renameUser } from "../../../src/simulator/world/renames.ts";
import { virtualClock } from "../../../src/simulator/clock.ts";

const found = () => {
  const world = createWorld(virtualClock(Temporal.Instant.from("2026-03-19T12:00:00Z")));
  addOrg(world, "acme");
  return world;
};

test("a team with another name is not found by its old slug, and those below it stay below it", () => {
  const world = found();
  const team = addTeam(world, { org: "acme", slug: "infra" });
  addTeam(world, { org: "acme", slug: "network", parent: "infra" });
  renameTeam(world, team, "platform");
  expect(findTeam(world, "acme", "infra")).toBeUndefined();
  expect(findTeam(world, "acme", "platform")?.id).toBe(team.id);
  expect(findTeam(world, "acme", "network")?.parent).toBe("platform");
});

test("anybody may sign up under the login that a person gave up", () => {
  const world = found();
  const sarah = addUser(world, "sarah");
  renameUser(world, sarah, "sarah-j");
  const another = addUser(world, "sarah");
  expect(findUser(world, "sarah-j")?.id).toBe(sarah.id);
  expect(another.id).not.toBe(sarah.id);
});
