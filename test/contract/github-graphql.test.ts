import { expect, test } from "vitest";
import type nock from "nock";
import {
  asked,
  checkContract,
  connected,
  granted,
  ready,
  repo,
  start,
  token,
  type Fixture,
} from "./github-fixture.ts";

checkContract();

const query =
  'query Look($name: String!) { rateLimit { cost } r0: repository(owner: "acme", name: $name) { id } }';
const ask = (it: Fixture) => it.github.graphql([repo], query, { name: "api" });

function answering(status: number, body: nock.Body, headers: Record<string, string> = {}): Fixture {
  const it = ready();
  it.api.post("/graphql").reply(status, body, headers);
  return it;
}

test("hands over the data, and counts the points", async () => {
  const data = { rateLimit: { cost: 3 }, r0: { id: "R_1" } };
  const headers = { "x-ratelimit-remaining": "4997", "x-ratelimit-resource": "graphql" };
  const it = answering(200, { data }, headers);
  expect(await ask(it)).toEqual({ ok: true, value: { data, errors: [], cost: 3 } });
  expect(asked(it)[0]?.body).toEqual({ query, variables: { name: "api" } });
  expect(it.github.usage()).toMatchObject({ points: 3, requests: 3 });
  expect(it.github.usage().remaining.get(11)).toEqual({ rest: null, graphql: 4997 });
});

test("threat 50: hands over partial data with what is wrong and where", async () => {
  const data = { rateLimit: { cost: 1 }, r0: null };
  const error = { type: "NOT_FOUND", path: ["r0"], message: "Could not resolve", locations: [] };
  const it = answering(200, { data, errors: [error] });
  const errors = [{ type: "NOT_FOUND", path: ["r0"], message: "Could not resolve" }];
  expect(await ask(it)).toEqual({ ok: true, value: { data, errors, cost: 1 } });
});

test.each([
  ["errors only", { errors: [{ message: "Field 'x' doesn't exist" }] }, "unexpected", "never"],
  ["errors and null", { data: null, errors: [{ message: "No" }] }, "unexpected", "never"],
  [
    "a timeout inside GitHub",
    { data: null, errors: [{ message: "Something went wrong while executing your query." }] },
    "unreachable",
    "later",
  ],
  ["nothing", {}, "unreachable", "later"],
  ["a list", [], "unreachable", "later"],
])("200 with %s is no data", async (_name, body, kind, retry) => {
  const it = answering(200, body);
  expect(await ask(it)).toMatchObject({ ok: false, failure: { kind, retry } });
});

test.each([502, 504])("%i is trouble for now, and is not sent again by itself", async (status) => {
  const it = answering(status, { message: "timed out" });
  expect(await ask(it)).toMatchObject({ failure: { kind: "unreachable", retry: "later" } });
  expect(asked(it)).toHaveLength(1);
});

test("an answer that is cut short is no data", async () => {
  const it = answering(200, '{"data": {"r0"', { "content-type": "application/json" });
  expect(await ask(it)).toMatchObject({ failure: { kind: "unreachable", retry: "later" } });
});

test.each([
  [
    { type: "RATE_LIMITED", message: "API rate limit exceeded" },
    {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-resource": "graphql",
      "x-ratelimit-reset": String(start.epochMilliseconds / 1000 + 300),
    },
    300,
  ],
  [{ message: "You have exceeded a secondary rate limit" }, { "retry-after": "30" }, 30],
  [{ type: "RATE_LIMITED", message: "wait" }, {}, 60],
])("a limit comes with 200: %o", async (error, headers, seconds) => {
  const it = answering(200, { data: null, errors: [error] }, headers);
  const retryAt = start.add({ seconds });
  expect(await ask(it)).toMatchObject({ failure: { kind: "rate limited", retryAt } });
  expect(await ask(it)).toMatchObject({ failure: { kind: "rate limited", retryAt } });
});

test("an empty GraphQL budget leaves REST alone", async () => {
  const errors = [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }];
  const it = answering(
    200,
    { errors },
    { "x-ratelimit-remaining": "0", "x-ratelimit-resource": "graphql" },
  );
  expect(await ask(it)).toMatchObject({ failure: { kind: "rate limited" } });
  it.api.get("/repos/acme/api/collaborators/sarah/permission").reply(404, { message: "Not Found" });
  const { repositoryPermission } = await import("../../src/github/resources/people.ts");
  const answer = await repositoryPermission(it.github, { repo, login: "sarah" });
  expect(answer).toMatchObject({ failure: { kind: "not found" } });
});

test("teams are asked about with a token that reads members and nothing else", async () => {
  const it = connected();
  it.api.get("/orgs/acme/installation").reply(200, { id: 11, permissions: granted });
  token(it.api);
  it.api.post("/graphql").reply(200, { data: { organization: null } });
  const answer = await it.github.graphqlMembers("acme", "{ organization }", {});
  expect(answer).toMatchObject({ ok: true, value: { data: { organization: null } } });
  expect(it.sent.find(({ path }) => path.endsWith("/access_tokens"))?.body).toEqual({
    permissions: { members: "read" },
  });
});
