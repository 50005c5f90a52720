import { describe, expect, test } from "vitest";
import { known, type Reading } from "../../src/model/failure.ts";
import type { GitHub, GraphqlAnswer } from "../../src/github/client/github.ts";
import { addTeam, addTeamMember, addUser } from "../../src/simulator/world/accounts.ts";
import { granted, plainTrain, trainWorld, type TrainWorld } from "./train-world.ts";
import type { Authority, AuthorityQuestion } from "../../src/model/github/authority.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";

type Change = (answer: GraphqlAnswer, query: string) => GraphqlAnswer;

interface Asking extends AsyncDisposable {
  readonly world: TrainWorld;
  /** Changes what GraphQL answers about people from now on. */
  change: Change;
  of(who: User, about?: AuthorityQuestion["about"]): Promise<Reading<Authority> | undefined>;
}

async function asking(
  options: Parameters<typeof trainWorld>[1] & { readonly services?: readonly string[] } = {},
): Promise<Asking> {
  let questions: readonly AuthorityQuestion[] = [];
  const between = (github: GitHub): GitHub => ({
    ...github,
    async graphql(repos, query, variables) {
      const answer = await github.graphql(repos, query, variables);
      const isAboutPeople = query.includes("user(") || query.includes("collaborators(");
      return answer.ok && isAboutPeople
        ? { ok: true, value: it.change(answer.value, query) }
        : answer;
    },
    async graphqlMembers(organization, query, variables) {
      const answer = await github.graphqlMembers(organization, query, variables);
      return answer.ok ? { ok: true, value: it.change(answer.value, query) } : answer;
    },
  });
  const world = await trainWorld(options.services ?? ["api"], {
    ...options,
    between,
    questions: {
      authority: ({ answers: { authority } }) => (authority.size > 0 ? [] : questions),
    },
  });
  const it: Asking = {
    world,
    change: (answer) => answer,
    async of({ id, login }, about = "everything") {
      questions = [{ author: { id, login, kind: "person" }, about }];
      return (await world.see()).answers.authority.get(id);
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
  return it;
}

const backend = (mayVote: boolean) =>
  known<Authority>({ isManager: false, owners: new Map([["acme/backend", mayVote]]) });

/** What GraphQL says of the organisation, changed. */
const inOrganization =
  (change: (fields: Readonly<Record<string, unknown>>) => unknown): Change =>
  (answer) => {
    const fields = answer.data["organization"];
    return fields
      ? {
          ...answer,
          data: {
            ...answer.data,
            organization: change(fields as Readonly<Record<string, unknown>>),
          },
        }
      : answer;
  };

const failing =
  (path: readonly (string | number)[]): Change =>
  (answer) => ({
    ...answer,
    errors: [{ type: "INTERNAL", message: "Something went wrong", path }],
  });

describe("what GraphQL can't say is asked one by one", () => {
  test.each<[string, Change]>([
    ["nothing", (answer) => ({ ...answer, data: {} })],
    ["no organisation", inOrganization(() => null)],
    ["an error for all", failing([])],
    ["an error for the organisation", failing(["organization"])],
    ["an error for the person", failing(["organization", "u0"])],
    ["an error below the person", failing(["organization", "u0", "nodes", 0, "ancestors"])],
    ["an error for the team", failing(["organization", "t0"])],
    ["no list", inOrganization((fields) => ({ ...fields, u0: null }))],
    [
      "more pages of teams",
      inOrganization((fields) => ({
        ...fields,
        u0: { nodes: [], pageInfo: { hasNextPage: true } },
      })),
    ],
    [
      "more teams above one",
      inOrganization((fields) => ({
        ...fields,
        u0: {
          nodes: [{ slug: "x", ancestors: { nodes: [], pageInfo: { hasNextPage: true } } }],
          pageInfo: { hasNextPage: false },
        },
      })),
    ],
    [
      "a team that it may not show",
      inOrganization((fields) => ({
        ...fields,
        t0: null,
        u0: { nodes: [], pageInfo: { hasNextPage: false } },
      })),
    ],
  ])("%s", async (_, change) => {
    await using it = await asking();
    it.change = change;
    expect(await it.of(it.world.mike)).toEqual(backend(true));
    expect(await it.of(addUser(it.world.world, "stranger"))).toEqual(backend(false));
  });

  test("when it is down altogether for people", async () => {
    await using it = await asking();
    it.world.simulator.faults.push({
      matches: ({ path, body }) =>
        path === "/graphql" && /organization\(|user\(/.test(JSON.stringify(body)),
      when: "before",
      answer: { status: 502 },
    });
    expect(await it.of(it.world.mike)).toEqual(backend(true));
    expect(await it.of(it.world.sarah)).toMatchObject({ value: { isManager: true } });
    const other = { ...it.world.sarah, id: 4711 };
    expect(await it.of(other)).toEqual(backend(false));
  });

  test.each<[string, Change]>([
    ["the collaborators are withheld", failing(["r0", "c0"])],
    [
      "the answer is about somebody else",
      (answer) =>
        "r0" in answer.data
          ? {
              ...answer,
              data: { r0: { c0: { edges: [{ permission: "READ", node: { login: "ann" } }] } } },
            }
          : answer,
    ],
  ])("when %s", async (_, change) => {
    const trainFile = plainTrain(["api"]).replace(", team: acme/backend", "");
    await using it = await asking({ trainFile });
    it.change = change;
    const writers = new Map([["writers of acme/api", true]]);
    expect(await it.of(it.world.mike)).toEqual(known({ isManager: false, owners: writers }));
  });
});

test("GraphQL lets nobody in: REST has the last word", async () => {
  await using it = await asking();
  const lena = addUser(it.world.world, "lena");
  addTeamMember(it.world.world, it.world.backend, lena, "pending");
  it.change = inOrganization((fields) => ({
    ...fields,
    u0: {
      nodes: [{ slug: "backend", ancestors: { nodes: [], pageInfo: { hasNextPage: false } } }],
      pageInfo: { hasNextPage: false },
    },
  }));
  expect(await it.of(lena)).toEqual(backend(false));
});

test.each([
  ["the membership", "/memberships/", "mike" as const],
  ["the role of a named manager", "/permission", "sarah" as const],
])("when %s can't be read nothing that needs it is known", async (_, part, who) => {
  await using it = await asking();
  it.world.simulator.faults.push({
    matches: ({ path }) => path.includes(part),
    when: "before",
    answer: { status: 403 },
  });
  const reading = await it.of(it.world[who]);
  if (reading?.kind !== "known") throw new Error("Nothing is known");
  const { isManager, owners, unread } = reading.value;
  expect([isManager === true, [...owners.values()].includes(true)]).toEqual([false, false]);
  expect(unread?.size).toBe(1);
});

test("a team that was renamed makes nobody an owner and nobody not one", async () => {
  const trainFile = plainTrain(["api"]).replace("acme/backend", "acme/nobody");
  await using it = await asking({ trainFile });
  const word = { isManager: false, owners: ["acme/nobody"] };
  const missing = { why: expect.any(String) as string, isMissing: true, isManagers: false };
  const unread = new Map([["acme/nobody", missing]]);
  const nobody = { isManager: false, owners: new Map(), unread };
  expect(await it.of(it.world.mike)).toEqual(known(nobody));
  expect(await it.of(it.world.mike, word)).toEqual(known({ ...nobody, isManager: null }));
});

test("without the permission to see members nobody is told no", async () => {
  const { members: _, ...permissions } = granted;
  await using it = await asking({ permissions });
  expect(await it.of(it.world.mike)).toMatchObject({ value: { owners: new Map() } });
});

test("teams of an organisation without the App rule nobody out", async () => {
  const trainFile = plainTrain(["api", "web"]).replace(
    "acme/web, team: acme/backend",
    "acme/web, team: umbrella/web",
  );
  await using it = await asking({ services: ["api", "web"], trainFile });
  addTeam(it.world.world, { org: "acme", slug: "web" });
  expect(await it.of(it.world.mike)).toMatchObject({
    value: { owners: new Map([["acme/backend", true]]) },
  });
  expect(await it.of(it.world.mike, { isManager: false, owners: ["acme/backend"] })).toEqual(
    known({ isManager: null, owners: new Map([["acme/backend", true]]) }),
  );
});
