import { isObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { executeGraphql } from "../../../src/simulator/graphql/execute.ts";
import { modelledFields } from "../../../src/simulator/graphql/resolve.ts";
import { githubSchema } from "../../../src/simulator/graphql/schema.ts";
import { createIssue } from "../../../src/simulator/world/issues.ts";
import { addUser } from "../../../src/simulator/world/accounts.ts";
import { addRepository } from "../../../src/simulator/world/repositories.ts";
import { acme, ALL } from "./acme.ts";

const REPOSITORY = `repository(owner: "acme", name: "api-gateway")`;

describe("what a query may ask", () => {
  it("is checked against the published schema", async () => {
    const { answer } = acme();
    const { data, errors } = await answer(`{ ${REPOSITORY} { stars } }`);
    expect(data).toBeNull();
    expect(errors?.[0]?.message).toContain('Cannot query field "stars" on type "Repository"');
  });

  it("answers a text that is no GraphQL, and variables of the wrong type, with errors", async () => {
    const { answer } = acme();
    expect((await answer("{ repository( ")).errors?.[0]?.message).toContain("Syntax Error");
    const query = `query ($n: Int!) { ${REPOSITORY} { issue(number: $n) { id } } }`;
    expect((await answer(query, { n: "one" })).errors?.[0]?.message).toContain('"$n"');
  });

  it("says loudly what the simulator lacks, and lists it", async () => {
    const { answer } = acme();
    const { data, errors, unmodelled } = await answer(
      `{ ${REPOSITORY} { name stargazerCount diskUsage } }`,
    );
    expect(data).toEqual({ repository: null });
    expect(errors).toEqual([
      {
        type: "NOT_MODELLED",
        path: ["repository", "stargazerCount"],
        locations: [expect.anything()],
        message: "Not modelled by the simulator: Repository.stargazerCount",
      },
    ]);
    expect(unmodelled).toEqual(["Repository.stargazerCount"]);
  });

  it("says so of arguments that it would have to ignore, and of mutations", async () => {
    const { answer } = acme();
    const fuzzy = await answer(
      `{ ${REPOSITORY} { issues(first: 1, filterBy: { mentioned: "sarah" }) { totalCount } } }`,
    );
    expect(fuzzy.unmodelled).toEqual(["IssueFilters.mentioned"]);
    const mutation = await answer(
      `mutation { addStar(input: { starrableId: "x" }) { clientMutationId } }`,
    );
    expect(mutation.unmodelled).toEqual(["Mutation.addStar"]);
  });
});

describe("what is modelled", () => {
  it("is in the published schema", () => {
    const schema = githubSchema();
    const unknown = Object.entries(modelledFields).flatMap(([name, fields = {}]) => {
      const type = schema.getType(name);
      const known = isObjectType(type) ? type.getFields() : {};
      return Object.keys(fields)
        .filter((field) => !Object.hasOwn(known, field))
        .map((field) => `${name}.${field}`);
    });
    expect(unknown).toEqual([]);
    expect(Object.keys(modelledFields["Issue"] ?? {})).toContain("subIssues");
  });
});

describe("cost", () => {
  const cost = async (query: string, variables = {}) =>
    (await acme().answer(query, variables)).cost;

  it("is a point when there are few connections", async () => {
    expect(await cost(`{ ${REPOSITORY} { id } }`)).toEqual({ points: 1, nodes: 0 });
    expect(
      await cost(
        `{ ${REPOSITORY} { issues(first: 50) { nodes { id } } labels(last: 10) { nodes { id } } } }`,
      ),
    ).toEqual({ points: 1, nodes: 60 });
  });

  it("counts the requests of nested connections, a hundred to the point", async () => {
    // 1 for the issues, 100 for their comments, 100 x 10 for the reactions of those.
    const query = `query ($issues: Int = 100, $deep: Boolean!) { ${REPOSITORY} { issues(first: $issues) { nodes {
      comments(first: 10) { nodes { reactions(first: 5) @include(if: $deep) { totalCount } } } } } } }`;
    expect(await cost(query, { deep: true })).toEqual({ points: 11, nodes: 100 + 1000 + 5000 });
    expect(await cost(query, { deep: false })).toEqual({ points: 1, nodes: 100 + 1000 });
    expect(await cost(query, { deep: true, issues: 50 })).toMatchObject({ points: 6 });
  });

  it("counts every repository of a query with aliases and fragments", async () => {
    const aliases = Array.from({ length: 50 }, (_, at) => `r${at}: ${REPOSITORY} { ...Parts }`);
    const query = `query { ${aliases.join("\n")} }
      fragment Parts on Repository { issues(first: 3) { nodes { id } } deployments(first: 20) { nodes { id } }
        pullRequests(first: 50) { nodes { id } } }`;
    expect(await cost(query)).toEqual({ points: 2, nodes: 3650 });
  });

  it("multiplies by the ids of nodes", async () => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Deployment { statuses(first: 10) { nodes { id } } } } }`;
    const ids = Array.from({ length: 60 }, () => "x");
    expect(await cost(query, { ids })).toEqual({ points: 1, nodes: 600 });
  });

  it("ends at 500,000 nodes", async () => {
    const { data, errors, cost } = await acme().answer(
      `{ ${REPOSITORY} { issues(first: 100) { nodes { comments(first: 100) { nodes { reactions(first: 100) { totalCount } } } } } } }`,
    );
    expect(data).toBeNull();
    expect(errors?.[0]).toMatchObject({ type: "MAX_NODE_LIMIT_EXCEEDED" });
    expect(errors?.[0]?.message).toContain("requests up to 1,010,100 possible nodes");
    expect(cost.points).toBe(0);
  });

  it("is told by rateLimit, on top of what was used before", async () => {
    const { world, viewer } = acme();
    const resetAt = Temporal.Instant.from("2026-03-19T12:40:00.250Z");
    const { data } = await executeGraphql(
      world,
      viewer,
      {
        query: `{ rateLimit { limit cost used remaining resetAt nodeCount } ${REPOSITORY} { labels(first: 7) { totalCount } } }`,
      },
      { limit: 5000, used: 40, resetAt },
    );
    expect(data).toMatchObject({
      rateLimit: {
        limit: 5000,
        cost: 1,
        used: 41,
        remaining: 4959,
        resetAt: "2026-03-19T12:40:00Z",
        nodeCount: 7,
      },
    });
  });
});

describe("who asks", () => {
  it("learns of no repository that it can't see", async () => {
    const { answer, world } = acme();
    const eve = addUser(world, "eve");
    addRepository(world, { owner: "eve", name: "secrets", by: eve, isPrivate: true });
    const { data, errors } = await answer(`{
      own: ${REPOSITORY} { name }
      hidden: repository(owner: "eve", name: "secrets") { name }
      absent: repository(owner: "acme", name: "nothing") { name }
    }`);
    expect(data).toEqual({ own: { name: "api-gateway" }, hidden: null, absent: null });
    expect(errors).toEqual([
      expect.objectContaining({
        type: "NOT_FOUND",
        path: ["hidden"],
        message: "Could not resolve to a Repository with the name 'eve/secrets'.",
      }),
      expect.objectContaining({ type: "NOT_FOUND", path: ["absent"] }),
    ]);
  });

  it.each([
    ["pull_requests", "pullRequests(first: 1) { totalCount }"],
    ["issues", "issues(first: 1) { totalCount }"],
    ["deployments", "deployments(first: 1) { totalCount }"],
    ["contents", `ref(qualifiedName: "main") { id }`],
    ["contents", `object(expression: "main:README.md") { id }`],
    ["checks", "defaultBranchRef { target { ... on Commit { statusCheckRollup { state } } } }"],
    ["statuses", "defaultBranchRef { target { ... on Commit { statusCheckRollup { state } } } }"],
    ["actions", "environments(first: 1) { totalCount }"],
  ])("needs the permission %s for %s", async (permission, fields) => {
    const { answer, viewer } = acme();
    const query = `{ ${REPOSITORY} { ${fields} } }`;
    const permissions = Object.fromEntries(
      Object.entries(ALL).filter(([name]) => name !== permission),
    );
    const { errors } = await answer(query, {}, { ...viewer, permissions });
    expect(errors).toEqual([
      expect.objectContaining({
        type: "FORBIDDEN",
        message: "Resource not accessible by integration",
      }),
    ]);
    expect((await answer(query)).errors).toBeUndefined();
  });

  it("is the viewer", async () => {
    expect(await acme().ask("{ viewer { login } }")).toEqual({
      viewer: { login: "release-train[bot]" },
    });
  });
});

describe("nodes by id", () => {
  it("come in the order asked for, with an error in the place of what is missing", async () => {
    const { answer, askApi, api, world, sarah } = acme();
    createIssue(world, api, { title: "One", by: sarah });
    const { id, issue } = (await askApi("id issue(number: 1) { id }")) as {
      readonly id: string;
      readonly issue: { readonly id: string };
    };
    const { data, errors } = await answer(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Issue { title } } }`,
      { ids: [issue.id, "bm90aGluZw", id] },
    );
    expect(data).toEqual({
      nodes: [
        { __typename: "Issue", id: issue.id, title: "One" },
        null,
        { __typename: "Repository", id },
      ],
    });
    expect(errors).toEqual([
      expect.objectContaining({
        type: "NOT_FOUND",
        path: ["nodes", 1],
        message: "Could not resolve to a node with the global id of 'bm90aGluZw'",
      }),
    ]);
  });

  it("are at most a hundred", async () => {
    const ids = Array.from({ length: 101 }, () => "x");
    const { errors } = await acme().answer("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
      ids,
    });
    expect(errors?.[0]?.type).toBe("ARGUMENT_LIMIT");
  });
});
