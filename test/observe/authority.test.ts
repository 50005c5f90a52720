import { describe, expect, test } from "vitest";
import { known, type Reading } from "../../src/model/failure.ts";
import { emptyRecord, type ReleaseRecord } from "../../src/model/record/record.ts";
import {
  addTeam,
  addTeamMember,
  addUser,
  removeMember,
} from "../../src/simulator/world/accounts.ts";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import type { Role } from "../../src/simulator/world/types.ts";
import { plainTrain, trainWorld, type TrainWorld } from "./train-world.ts";
import type { Authority, AuthorityQuestion, Author } from "../../src/model/github/authority.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";

const author = ({ id, login }: User): Author => ({ id, login, kind: "person" });
const may = (isManager: boolean | null, owners: Readonly<Record<string, boolean>>) =>
  known<Authority>({ isManager, owners: new Map(Object.entries(owners)) });
const nothing = may(false, { "acme/backend": false });

interface Asking extends AsyncDisposable {
  readonly world: TrainWorld;
  /** The authority of this person, read live. */
  of(who: Author, about?: AuthorityQuestion["about"]): Promise<Reading<Authority> | undefined>;
}

async function asking(
  options: { readonly trainFile?: string; readonly services?: readonly string[] } = {},
): Promise<Asking> {
  let questions: readonly AuthorityQuestion[] = [];
  const world = await trainWorld(options.services ?? ["api"], {
    ...options,
    questions: {
      authority: ({ answers: { authority } }) => (authority.size > 0 ? [] : questions),
    },
  });
  return {
    world,
    async of(who, about = "everything") {
      questions = [{ author: who, about }];
      return (await world.see()).answers.authority.get(who.id ?? 0);
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

test("a manager by name, and an owner by team", async () => {
  await using it = await asking();
  const stranger = addUser(it.world.world, "stranger");
  expect(await it.of(author(it.world.sarah))).toEqual(may(true, { "acme/backend": false }));
  expect(await it.of(author(it.world.mike))).toEqual(may(false, { "acme/backend": true }));
  expect(await it.of(author(stranger))).toEqual(nothing);
});

test("names are compared whatever their case", async () => {
  const trainFile = plainTrain(["api"])
    .replace("[sarah]", "[SARAH]")
    .replaceAll("acme/backend", "Acme/Backend");
  await using it = await asking({ trainFile });
  expect(await it.of(author(it.world.sarah))).toMatchObject({ value: { isManager: true } });
  const mike = await it.of(author(it.world.mike));
  expect(mike?.kind === "known" && [...mike.value.owners.values()]).toEqual([true]);
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
  await using it = await asking({ trainFile });
  const lena = addUser(it.world.world, "lena");
  if (role !== null) setCollaborator(it.world.world, it.world.releases, lena, role);
  expect(await it.of(author(lena))).toEqual(may(expected, { "acme/backend": false }));
});

test("threat 15: managers by team: active members only, at this moment", async () => {
  const trainFile = plainTrain(["api"]).replace("[sarah]", "[acme/managers]");
  await using it = await asking({ trainFile });
  const { world } = it.world;
  const lena = addUser(world, "lena");
  const managers = addTeam(world, { org: "acme", slug: "managers" });
  addTeamMember(world, managers, lena, "pending");
  expect(await it.of(author(lena))).toEqual(nothing);
  expect(await it.of(author(lena), { isManager: true, owners: [] })).toEqual(may(false, {}));
  addTeamMember(world, managers, lena);
  expect(await it.of(author(lena))).toMatchObject({ value: { isManager: true } });
  removeMember(world, "acme", lena);
  expect(await it.of(author(lena))).toEqual(nothing);
});

test("members of a child team speak for the teams above it", async () => {
  await using it = await asking();
  const { world } = it.world;
  addTeam(world, { org: "acme", slug: "storage", parent: "backend" });
  const lena = addUser(world, "lena");
  addTeam(world, { org: "acme", slug: "caches", parent: "storage", members: [lena] });
  expect(await it.of(author(lena))).toEqual(may(false, { "acme/backend": true }));
  const above = addUser(world, "above");
  addTeam(world, { org: "acme", slug: "engineering", members: [above] });
  expect(await it.of(author(above))).toEqual(nothing);
});

test("where a service has no team, whoever may write to its repository answers for it", async () => {
  const trainFile = "train: t\nmanagers: [sarah]\nservices:\n  api: { repo: acme/api }";
  await using it = await asking({ trainFile });
  const triager = addUser(it.world.world, "triager");
  setCollaborator(it.world.world, it.world.repository("api"), triager, "triage");
  const writers = "writers of acme/api";
  const word = { isManager: false, owners: [writers] };
  for (const about of ["everything", word] as const) {
    const of = async (who: User) => {
      const read = await it.of(author(who), about);
      return read?.kind === "known" ? read.value.owners.get(writers) : read;
    };
    expect(await of(it.world.mike)).toBe(true);
    expect(await of(triager)).toBe(false);
    expect(await of(addUser(it.world.world, `stranger-${about === "everything"}`))).toBe(false);
  }
});

test("a login that belongs to somebody else now has no authority", async () => {
  await using it = await asking();
  const before: Author = { id: 4711, login: "sarah", kind: "person" };
  expect(await it.of(before)).toEqual(nothing);
  expect(await it.of(before, { isManager: true, owners: [] })).toEqual(nothing);
  expect(it.world.simulator.requests.filter(({ path }) => path.includes("member"))).toEqual([]);
});

test("a login that nobody has is unknown", async () => {
  await using it = await asking();
  expect(await it.of({ id: 4711, login: "gone", kind: "person" })).toMatchObject({
    kind: "unknown",
  });
});

test("threats 15 and 16: bots and deleted accounts have no authority", async () => {
  await using it = await asking();
  const bot: Author = { id: it.world.sarah.id, login: "sarah", kind: "bot" };
  expect(await it.of(bot)).toEqual(nothing);
  expect(await it.of({ id: null, login: "ghost", kind: "person" })).toBeUndefined();
});

describe("of a word", () => {
  test("only what it rests on is asked, and the rest stays open", async () => {
    const trainFile = plainTrain(["api", "web"]).replace(
      "repo: acme/api,",
      "repo: acme/api, deputies: [Dana],",
    );
    await using it = await asking({ services: ["api", "web"], trainFile });
    const mike = author(it.world.mike);
    expect(await it.of(mike, { isManager: false, owners: ["acme/backend"] })).toEqual(
      may(null, { "acme/backend": true }),
    );
    const sarah = author(it.world.sarah);
    expect(await it.of(sarah, { isManager: true, owners: [] })).toEqual(may(true, {}));
  });

  test("what is no part of the release any more isn't asked", async () => {
    await using it = await asking();
    const word = { isManager: false, owners: ["acme/gone"] };
    expect(await it.of(author(it.world.mike), word)).toEqual(may(null, {}));
  });
});

test("each question is asked once, however many services a team has", async () => {
  await using it = await asking({ services: ["api", "web", "auth"] });
  await it.of(author(it.world.mike));
  const asked = it.world.simulator.requests.map(({ path }) => path);
  expect(asked.filter((path) => path.endsWith("/mike/permission"))).toHaveLength(0);
  expect(asked.filter((path) => path.includes("/memberships/"))).toHaveLength(1);
});

test("whoever was handed the release is a manager while they can read along, by id", async () => {
  let questions: readonly AuthorityQuestion[] = [];
  await using world = await trainWorld(["api"], {
    questions: {
      authority: ({ answers: { authority } }) => (authority.size > 0 ? [] : questions),
      named: () => ["max", "nobody"],
    },
  });
  const max = addUser(world.world, "max");
  world.releases.isPrivate = true;
  setCollaborator(world.world, world.releases, max, "read");
  const own = (to: number) => ({ lastRecord: { comment: 1, record: handedTo(to) } });
  const isManager = async (to: number): Promise<unknown> => {
    questions = [{ author: author(max), about: "everything" }];
    const reading = (await world.see(own(to))).answers.authority.get(max.id);
    return reading?.kind === "known" ? reading.value.isManager : reading;
  };
  expect((await world.see()).answers.named).toEqual(
    new Map<string, unknown>([
      ["max", known({ id: max.id, login: "max", kind: "person", mayRead: true })],
      ["nobody", known(null)],
    ]),
  );
  expect(await isManager(max.id)).toBe(true);
  expect(await isManager(max.id + 1)).toBe(false);
  setCollaborator(world.world, world.releases, max, null);
  expect(await isManager(max.id)).toBe(false);
});

const handedTo = (id: number): ReleaseRecord => ({
  ...emptyRecord,
  seq: 1,
  entries: [
    {
      kind: "hand over",
      comment: 7,
      by: { id: 1, login: "sarah" },
      at: "2026-03-19T08:00:00Z",
      to: { id, login: "max" },
      reason: "",
    },
  ],
});

test("a deputy speaks for the services that name them while they have a part in the repository", async () => {
  const trainFile = plainTrain(["api", "web"]).replace(
    "repo: acme/api,",
    "repo: acme/api, deputies: [Dana],",
  );
  await using it = await asking({ services: ["api", "web"], trainFile });
  const { world } = it;
  const dana = addUser(world.world, "dana");
  const deputyOf = async (): Promise<unknown> => {
    const reading = await it.of(author(dana));
    return reading?.kind === "known"
      ? [[...(reading.value.deputyOf ?? [])], [...reading.value.owners.values()]]
      : reading;
  };
  expect(await deputyOf()).toEqual([[], [false]]);
  setCollaborator(world.world, world.repository("api"), dana, "triage");
  // The team ships web, too, which names nobody.
  expect(await deputyOf()).toEqual([["api"], [false]]);
  setCollaborator(world.world, world.repository("api"), dana, "read");
  expect(await deputyOf()).toEqual([[], [false]]);
});
