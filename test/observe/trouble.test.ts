import { expect, test } from "vitest";
import type { GitHub, GraphqlAnswer } from "../../src/github/client/github.ts";
import { fail, succeed, type Failure } from "../../src/model/failure.ts";
import { serviceId } from "../../src/model/ids.ts";
import type { Observation } from "../../src/model/observation.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import { deleteRepository, editRepository } from "../../src/simulator/world/repositories.ts";
import { trainWorld } from "./train-world.ts";

const ids = Array.from({ length: 8 }, (_, index) => `service-${index}`);

const kinds = ({ services }: Observation): Record<string, string> =>
  Object.fromEntries([...services].map(([id, { kind }]) => [id, kind]));
const allKnown = Object.fromEntries(ids.map((id) => [id, "known"]));

interface Asked {
  /** Names of the repositories in each query, in the order of asking. */
  readonly asked: string[][];
  readonly between: (github: GitHub) => GitHub;
}

/** GitHub, but `change` decides what becomes of each answer about services. */
function changing(
  change: (names: readonly string[], answer: GraphqlAnswer) => GraphqlAnswer | Failure,
): Asked {
  const asked: string[][] = [];
  return {
    asked,
    between: (github) => ({
      ...github,
      async graphql(repos, query, variables) {
        const answer = await github.graphql(repos, query, variables);
        // The first query is the one for the tracking issue.
        if (!answer.ok || query.includes("issue(number:")) return answer;
        const names = repos.map((repo) => repo.replace("acme/", ""));
        asked.push(names);
        const changed = change(names, answer.value);
        return "retry" in changed ? fail(changed) : succeed(changed);
      },
    }),
  };
}

const badGateway: Failure = {
  kind: "unreachable",
  message: "Bad Gateway",
  hint: "",
  retry: "later",
};

/** The alias of a repository in an answer: its data has the repository's page. */
function aliasOf(answer: GraphqlAnswer, name: string): string {
  const found = Object.entries(answer.data).find(([, data]) =>
    String((data as { url?: string } | null)?.url).endsWith(`/${name}`),
  );
  if (!found) throw new Error(`${name} is not in the answer`);
  return found[0];
}

/** One field of one repository has an error and is null. */
function without(answer: GraphqlAnswer, name: string, field: string, type: string): GraphqlAnswer {
  const alias = aliasOf(answer, name);
  const data = { ...(answer.data[alias] as object), [field]: null };
  const error = { message: "No luck", type, path: [alias, field, "nodes", 3] };
  return { ...answer, data: { ...answer.data, [alias]: data }, errors: [error] };
}

test("a query that is too heavy is asked again in halves", async () => {
  const heavy = changing((names, answer) => (names.length > 4 ? badGateway : answer));
  await using world = await trainWorld(ids, { between: heavy.between });
  expect(kinds(await world.see())).toEqual(allKnown);
  expect(heavy.asked.map(({ length }) => length)).toEqual([9, 5, 3, 2, 4]);
});

test("GitHub's own 502 for a heavy query has the same end", async () => {
  await using world = await trainWorld(ids);
  world.simulator.faults.push({
    matches: ({ path, body }) => path === "/graphql" && JSON.stringify(body).includes("r3:"),
    when: "before",
    answer: { status: 502, body: "<html>Bad Gateway</html>" },
  });
  expect(kinds(await world.see())).toEqual(allKnown);
});

test("one repository that can't be read leaves the others known", async () => {
  const bad = changing((names, answer) => (names.includes("service-5") ? badGateway : answer));
  await using world = await trainWorld(ids, { between: bad.between });
  const seen = await world.see();
  expect(kinds(seen)).toEqual({ ...allKnown, "service-5": "unknown" });
  expect(seen.services.get(serviceId("service-5"))).toEqual({
    kind: "unknown",
    why: "Bad Gateway",
  });
});

test("of a repository that the App can't reach it is told how that is mended", async () => {
  const gone = {
    ...badGateway,
    kind: "not found",
    retry: "never",
    hint: "Install the App.",
  } as const;
  const bad = changing((names, answer) => (names.includes("service-5") ? gone : answer));
  await using world = await trainWorld(["service-5"], { between: bad.between });
  expect((await world.see()).services.get(serviceId("service-5"))).toEqual({
    kind: "unknown",
    why: "Bad Gateway Install the App.",
    isLasting: true,
  });
});

test("a GitHub that is down is asked a bounded number of times", async () => {
  const down = changing(() => badGateway);
  const many = Array.from({ length: 40 }, (_, index) => `service-${index}`);
  await using world = await trainWorld(many, { between: down.between });
  const seen = await world.see();
  expect([...seen.services.values()].every(({ kind }) => kind === "unknown")).toBe(true);
  expect(seen.trainRelease.kind).toBe("unknown");
  expect(down.asked.length).toBeLessThanOrEqual(2 + 24);
});

test("a rate limit is no reason to ask more often", async () => {
  const limited = changing(() => ({ ...badGateway, kind: "rate limited", message: "Wait" }));
  await using world = await trainWorld(ids, { between: limited.between });
  expect(new Set(Object.values(kinds(await world.see())))).toEqual(new Set(["unknown"]));
  expect(limited.asked).toHaveLength(1);
});

test("a field that failed is unknown, all else is known, and it isn't asked twice", async () => {
  const partial = changing((_, answer) =>
    without(answer, "service-2", "deployments0", "FORBIDDEN"),
  );
  await using world = await trainWorld(ids, { between: partial.between });
  const seen = await world.see();
  expect(kinds(seen)).toEqual(allKnown);
  expect(seen.services.get(serviceId("service-2"))).toMatchObject({
    value: { production: { kind: "unknown" }, staging: { kind: "known" } },
  });
  expect(partial.asked).toHaveLength(1);
});

test("a part that timed out inside GitHub is asked again, alone", async () => {
  const once = changing((names, answer) =>
    names.length > 1 ? without(answer, "service-2", "based", "") : answer,
  );
  await using world = await trainWorld(ids, { between: once.between });
  const seen = await world.see();
  expect(seen.services.get(serviceId("service-2"))).toMatchObject({
    value: { pulls: { kind: "known", value: [] } },
  });
  expect(once.asked.at(-1)).toEqual(["service-2"]);
});

test.each([
  ["tip", { target: { oid: "short" } }],
  ["checks", { target: {} }],
  ["history", { target: { history: { nodes: [null] } } }],
  ["milestones", { nodes: [{ number: "1", title: "2.5.0" }] }],
  ["label1", { nodes: [] }],
  ["deployments0", { nodes: [{ id: "x" }], pageInfo: { hasNextPage: false, endCursor: null } }],
  ["release0", { url: 3 }],
  ["url", null],
])("%s in an unexpected shape is unknown", async (field, value) => {
  const odd = changing((_, answer) => ({
    ...answer,
    data: { ...answer.data, r0: { ...(answer.data["r0"] as object), [field]: value } },
  }));
  await using world = await trainWorld(["api"], { between: odd.between });
  const facts = (await world.see()).services.get(serviceId("api"));
  const unknowns = JSON.stringify(facts).match(/"kind":"unknown"/g) ?? [];
  // Without the history nothing can be said of merged pull requests, and there are none here.
  // What runs in production and what that has follow from one list.
  expect(unknowns).toHaveLength(field === "history" ? 0 : field === "deployments0" ? 2 : 1);
});

test("a branch that moves during the reading has no known checks", async () => {
  const moved = changing((_, answer) => ({
    ...answer,
    data: {
      ...answer.data,
      r0: { ...(answer.data["r0"] as object), tip: { target: { oid: "d".repeat(40) } } },
    },
  }));
  await using world = await trainWorld(["api"], { between: moved.between });
  expect(await world.factsOf("api")).toMatchObject({
    tip: "d".repeat(40),
    checks: { kind: "unknown", why: "the release branch moved while it was read" },
  });
});

test("a deleted repository is unknown, an archived one says so", async () => {
  await using world = await trainWorld(["api", "web"]);
  deleteRepository(world.world, world.repository("api"), world.sarah);
  editRepository(world.world, world.repository("web"), { by: world.sarah, archived: true });
  const { services } = await world.see();
  expect(services.get(serviceId("api"))?.kind).toBe("unknown");
  expect(services.get(serviceId("web"))).toMatchObject({ value: { isArchived: true } });
});

test("an id that GraphQL can't show comes from REST", async () => {
  const nameless = changing((_, answer) => {
    const text = JSON.stringify(answer.data).replaceAll(/"databaseId":\d+,"commitOid"/g, () => {
      return '"databaseId":null,"commitOid"';
    });
    return { ...answer, data: JSON.parse(text) as GraphqlAnswer["data"] };
  });
  await using world = await trainWorld(["api"], { between: nameless.between });
  const answer = createDeployment(world.world, world.repository("api"), {
    ref: world.tip("api"),
    autoMerge: false,
    requiredContexts: [],
    by: world.mike,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  expect((await world.factsOf("api")).production).toMatchObject({
    kind: "known",
    value: [{ id: answer.deployment.id }],
  });
});
