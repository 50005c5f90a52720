import { expect, test } from "vitest";
import type { GitHub, GraphqlAnswer } from "../../src/github/client/github.ts";
import type { CheckFacts } from "../../src/model/github/checks.ts";
import { turnGreen } from "../../src/simulator/people.ts";
import { addRuleset } from "../../src/simulator/world/rulesets.ts";
import { branch, granted, trainWorld, type TrainWorld } from "./train-world.ts";

async function checksOf(world: TrainWorld): Promise<CheckFacts> {
  const { checks } = await world.factsOf("api");
  if (checks.kind === "unknown") throw new Error(checks.why);
  return checks.value;
}

const rulesOf = async (world: TrainWorld) => (await checksOf(world)).requiredByRules;

/** GitHub, with the answer about the rules of the first repository changed. */
const withRules =
  (change: (rules: object) => unknown, errors: GraphqlAnswer["errors"] = []) =>
  (github: GitHub): GitHub => ({
    ...github,
    async graphql(repos, query, variables) {
      const answer = await github.graphql(repos, query, variables);
      const first = answer.ok ? answer.value.data["r0"] : undefined;
      if (!answer.ok || typeof first !== "object" || first === null || !("rules" in first)) {
        return answer;
      }
      const r0 = { ...first, rules: change(first.rules as object) };
      const { data } = answer.value;
      return {
        ok: true,
        value: {
          ...answer.value,
          data: { ...data, r0 },
          errors: [...answer.value.errors, ...errors],
        },
      };
    },
  });

test("what protection and rulesets require together, each name once", async () => {
  await using world = await trainWorld(["api"]);
  const repo = world.repository("api");
  expect(await rulesOf(world)).toEqual({ kind: "known", value: null });
  const add = (name: string, pattern: string, checks: readonly string[]) =>
    addRuleset(world.world, repo, { name, branches: [pattern], checks, by: world.sarah });
  add("releases", "refs/heads/release/*", ["scan", "build"]);
  add("main", "~DEFAULT_BRANCH", ["docs"]);
  expect(await rulesOf(world)).toEqual({ kind: "known", value: ["build", "scan"] });
  repo.requiredChecks.set(branch, ["lint", "build"]);
  expect(await rulesOf(world)).toEqual({ kind: "known", value: ["build", "lint", "scan"] });
});

test("without the right to administer, what is enforced on the App tells what is required", async () => {
  for (const permissions of [granted, { ...granted, administration: "read" as const }]) {
    await using world = await trainWorld(["api"], { permissions });
    world.repository("api").requiredChecks.set(branch, ["build"]);
    expect(await rulesOf(world)).toEqual({ kind: "known", value: ["build"] });
  }
});

const forbidden = (...path: readonly string[]) => ({
  type: "FORBIDDEN",
  message: "Resource not accessible by integration",
  path: ["r0", "rules", ...path],
});

test.each<[string, (rules: object) => unknown, GraphqlAnswer["errors"]]>([
  [
    "rulesets that the App may not see",
    (rules) => ({ ...rules, rules: null }),
    [forbidden("rules")],
  ],
  [
    "a protection that the App may not see",
    (rules) => ({ ...rules, refUpdateRule: null }),
    [forbidden("refUpdateRule")],
  ],
  ["rulesets that are missing", (rules) => ({ ...rules, rules: null }), []],
  [
    "a rule that is hidden",
    (rules) => ({
      ...rules,
      rules: { nodes: [null], pageInfo: { hasNextPage: false, endCursor: null } },
    }),
    [],
  ],
  [
    "required checks without their names",
    (rules) => ({
      ...rules,
      rules: {
        nodes: [{ type: "REQUIRED_STATUS_CHECKS", parameters: null }],
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    }),
    [],
  ],
  [
    "more rules than were read",
    (rules) => ({
      ...rules,
      rules: { nodes: [], pageInfo: { hasNextPage: true, endCursor: "x" } },
    }),
    [],
  ],
])("%s are unknown and no lack of rules; the checks stay known", async (_, change, errors) => {
  await using world = await trainWorld(["api"], { between: withRules(change, errors) });
  turnGreen(world.world, world.repository("api"), world.tip("api"), ["build"]);
  const { requiredByRules, results } = await checksOf(world);
  expect(requiredByRules).toMatchObject({ kind: "unknown", why: expect.stringContaining("rules") });
  expect(results).toMatchObject([{ name: "build", result: "passed" }]);
});

test("rules of other kinds require no checks", async () => {
  const pullRequests = { type: "PULL_REQUEST", parameters: {} };
  const deletion = { type: "DELETION", parameters: null };
  const between = withRules((rules) => ({
    ...rules,
    rules: { nodes: [pullRequests, deletion], pageInfo: { hasNextPage: false, endCursor: null } },
  }));
  await using world = await trainWorld(["api"], { between });
  expect(await rulesOf(world)).toEqual({ kind: "known", value: null });
});

test("more than a hundred checks are read to the last one", async () => {
  await using world = await trainWorld(["api"]);
  const names = Array.from(
    { length: 230 },
    (_, index) => `check ${String(index).padStart(3, "0")}`,
  );
  turnGreen(world.world, world.repository("api"), world.tip("api"), names);
  const before = world.simulator.requests.length;
  const { results } = await checksOf(world);
  const requests = world.simulator.requests.slice(before).filter(({ path }) => path === "/graphql");
  const rollups = requests.filter(({ body }) => JSON.stringify(body).includes("statusCheckRollup"));
  expect(results.map(({ name }) => name)).toEqual(names);
  // The first page comes with all the rest.
  expect(rollups).toHaveLength(3);
});

test("checks of which a page can't be read are unknown, not fewer", async () => {
  await using world = await trainWorld(["api"]);
  const names = Array.from({ length: 150 }, (_, index) => `check ${index}`);
  turnGreen(world.world, world.repository("api"), world.tip("api"), names);
  world.simulator.faults.push({
    matches: ({ path, body }) =>
      path === "/graphql" && JSON.stringify(body).includes("page: object"),
    when: "before",
    answer: { status: 403 },
  });
  const { checks, production } = await world.factsOf("api");
  expect(checks.kind).toBe("unknown");
  expect(production.kind).toBe("known");
});
