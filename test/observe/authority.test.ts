import { expect, test } from "vitest";
import { known, type Reading } from "../../src/model/failure.ts";
import type { Author, Authority } from "../../src/model/observation.ts";
import {
  addTeam,
  addTeamMember,
  addUser,
  removeMember,
} from "../../src/simulator/world/accounts.ts";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import type { Role, User } from "../../src/simulator/world/types.ts";
import { plainTrain, trainWorld, type TrainWorld } from "./train-world.ts";

const author = ({ id, login }: User): Author => ({ id, login, kind: "person" });
const nothing = known<Authority>({ isManager: false, owners: new Set() });

/** The authority that each of these people has, read live. */
async function authorities(
  options: { readonly trainFile?: string; readonly services?: readonly string[] } = {},
): Promise<{ world: TrainWorld; of: (who: Author) => Promise<Reading<Authority> | undefined> }> {
  let asked: readonly Author[] = [];
  const world = await trainWorld(options.services ?? ["api"], {
    ...options,
    authorsToCheck: () => asked,
  });
  return {
    world,
    async of(who) {
      asked = [who];
      return (await world.see()).authority.get(who.id ?? 0);
    },
  };
}

test("a manager by name, and an owner by team", async () => {
  const { world, of } = await authorities();
  await using _ = world;
  const stranger = addUser(world.world, "stranger");
  expect(await of(author(world.sarah))).toEqual(known({ isManager: true, owners: new Set() }));
  expect(await of(author(world.mike))).toEqual(
    known({ isManager: false, owners: new Set(["acme/backend"]) }),
  );
  expect(await of(author(stranger))).toEqual(nothing);
});

test("names are compared whatever their case", async () => {
  const trainFile = plainTrain(["api"]).replace("[sarah]", "[SARAH]");
  const { world, of } = await authorities({ trainFile });
  await using _ = world;
  expect(await of(author(world.sarah))).toMatchObject({ value: { isManager: true } });
});

test.each<[Role | null, boolean]>([
  ["admin", true],
  ["maintain", true],
  ["write", true],
  ["triage", true],
  ["read", false],
  [null, false],
])("a named manager whose role in the train repository is %s: %s", async (role, expected) => {
  const trainFile = plainTrain(["api"]).replace("[sarah]", "[lena]");
  const { world, of } = await authorities({ trainFile });
  await using _ = world;
  const lena = addUser(world.world, "lena");
  if (role !== null) setCollaborator(world.world, world.releases, lena, role);
  expect(await of(author(lena))).toEqual(known({ isManager: expected, owners: new Set() }));
});

test("managers by team: active members only, at this moment", async () => {
  const trainFile = plainTrain(["api"]).replace("[sarah]", "[acme/managers]");
  const { world, of } = await authorities({ trainFile });
  await using _ = world;
  const { world: it } = world;
  const lena = addUser(it, "lena");
  const managers = addTeam(it, { org: "acme", slug: "managers" });
  addTeamMember(it, managers, lena, "pending");
  expect(await of(author(lena))).toEqual(nothing);
  addTeamMember(it, managers, lena);
  expect(await of(author(lena))).toMatchObject({ value: { isManager: true } });
  removeMember(it, "acme", lena);
  expect(await of(author(lena))).toEqual(nothing);
});

test("where a service has no team, whoever may write to its repository answers for it", async () => {
  const trainFile = "train: t\nmanagers: [sarah]\nservices:\n  api: { repo: acme/api }";
  const { world, of } = await authorities({ trainFile });
  await using _ = world;
  const triager = addUser(world.world, "triager");
  setCollaborator(world.world, world.repository("api"), triager, "triage");
  expect(await of(author(world.mike))).toEqual(
    known({ isManager: false, owners: new Set(["writers of acme/api"]) }),
  );
  expect(await of(author(triager))).toEqual(nothing);
});

test("a login that belongs to somebody else now has no authority", async () => {
  const { world, of } = await authorities();
  await using _ = world;
  const before: Author = { id: 4711, login: "sarah", kind: "person" };
  expect(await of(before)).toEqual(nothing);
});

test("bots and deleted accounts have no authority", async () => {
  const { world, of } = await authorities();
  await using _ = world;
  const bot: Author = { id: world.sarah.id, login: "sarah", kind: "bot" };
  expect(await of(bot)).toEqual(nothing);
  expect(await of({ id: null, login: "ghost", kind: "person" })).toBeUndefined();
});

test.each([
  ["the permission", "/permission"],
  ["the membership", "/memberships/"],
])("when %s can't be read the authority is unknown", async (_, part) => {
  const { world, of } = await authorities();
  await using __ = world;
  world.simulator.faults.push({
    matches: ({ path }) => path.includes(part),
    when: "before",
    answer: { status: 403 },
  });
  expect(await of(author(world.mike))).toMatchObject({ kind: "unknown" });
});

test("a team that doesn't exist makes nobody an owner and nobody not one", async () => {
  const trainFile = plainTrain(["api"]).replace("acme/backend", "acme/nobody");
  const { world, of } = await authorities({ trainFile });
  await using _ = world;
  expect(await of(author(world.mike))).toMatchObject({ kind: "unknown" });
});

test("each question is asked once, however many services a team has", async () => {
  const { world, of } = await authorities({ services: ["api", "web", "auth"] });
  await using _ = world;
  await of(author(world.mike));
  const asked = world.simulator.requests.map(({ path }) => path);
  expect(asked.filter((path) => path.endsWith("/permission"))).toHaveLength(1);
  expect(asked.filter((path) => path.includes("/memberships/"))).toHaveLength(1);
});
