import { expect, test } from "vitest";
import { createIssue } from "../../../src/simulator/world/issues.ts";
import { startFixture } from "./fixture.ts";

test("lists come in pages with links, thirty by default and a hundred at most", async () => {
  await using it = await startFixture();
  for (let number = 1; number <= 65; number++)
    createIssue(it.world, it.repository, { title: `Issue ${number}`, by: it.sarah });
  const first = await it.asInstallation("GET", "/repos/acme/api/issues?direction=asc");
  expect(first.body).toHaveLength(30);
  const base = `${it.simulator.url}/api/v3/repos/acme/api/issues?direction=asc`;
  expect(first.headers.get("link")).toBe(
    `<${base}&page=2>; rel="next", <${base}&page=3>; rel="last"`,
  );
  const last = await it.asInstallation("GET", "/repos/acme/api/issues?direction=asc&page=3");
  expect(last.body.map((issue: { number: number }) => issue.number)).toEqual([61, 62, 63, 64, 65]);
  expect(last.headers.get("link")).toContain('rel="first"');
  const all = await it.asInstallation("GET", "/repos/acme/api/issues?per_page=1000");
  expect(all.body).toHaveLength(65);
  expect(all.headers.get("link")).toBeNull();
});

test("an unchanged answer is a 304 that costs nothing", async () => {
  await using it = await startFixture();
  const path = "/repos/acme/api/issues";
  const first = await it.asInstallation("GET", path);
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\/"/);
  const again = await it.asInstallation("GET", path, undefined, { "if-none-match": etag });
  expect(again).toMatchObject({ status: 304, body: "" });
  expect(again.headers.get("x-ratelimit-used")).toBe(first.headers.get("x-ratelimit-used"));
  createIssue(it.world, it.repository, { title: "New", by: it.sarah });
  const changed = await it.asInstallation("GET", path, undefined, { "if-none-match": etag });
  expect(changed.status).toBe(200);
});

test("a spent budget refuses everything until the hour is over", async () => {
  await using it = await startFixture({ rateLimit: { core: 2 } });
  for (let count = 0; count < 2; count++) await it.asInstallation("GET", "/repos/acme/api");
  const refused = await it.asInstallation("POST", "/repos/acme/api/issues", { title: "x" });
  expect(refused).toMatchObject({
    status: 403,
    body: { message: `API rate limit exceeded for installation ID ${it.installation.id}.` },
  });
  expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(it.repository.issues.size).toBe(0);
  const { resources } = (await it.asInstallation("GET", "/rate_limit")).body;
  expect(resources.core).toEqual({ limit: 2, used: 2, remaining: 0, reset: expect.any(Number) });
  expect(refused.headers.get("x-ratelimit-reset")).toBe(String(resources.core.reset));
  expect((await it.asSarah("GET", "/repos/acme/api")).status).toBe(200);
  it.clock.after(Temporal.Duration.from({ hours: 1 }), () => {});
  it.clock.step();
  expect((await it.asInstallation("GET", "/repos/acme/api")).status).toBe(200);
});

test("the secondary limit counts what is created within a minute", async () => {
  await using it = await startFixture({ rateLimit: { contentPerMinute: 2 } });
  const create = () => it.asInstallation("POST", "/repos/acme/api/issues", { title: "x" });
  expect([(await create()).status, (await create()).status]).toEqual([201, 201]);
  const refused = await create();
  expect(refused.status).toBe(403);
  expect(refused.body.message).toContain("secondary rate limit");
  expect(refused.headers.get("retry-after")).toBe("60");
  expect(it.repository.issues.size).toBe(2);
});

test("GraphQL has a budget of points and says when it is spent", async () => {
  await using it = await startFixture({ rateLimit: { graphql: 1 } });
  const ask = () =>
    it.asInstallation("POST", "/graphql", {
      query: '{ repository(owner: "acme", name: "api") { name } rateLimit { limit remaining } }',
    });
  const first = await ask();
  expect(first.body.data.repository.name).toBe("api");
  expect(first.headers.get("x-ratelimit-resource")).toBe("graphql");
  expect(first.headers.get("x-ratelimit-remaining")).toBe("0");
  expect((await ask()).body.errors[0].type).toBe("RATE_LIMITED");
  expect(it.simulator.requests.map(({ cost }) => cost)).toEqual([null, 1, 0]);
});

test("what isn't modelled is refused loudly and remembered", async () => {
  await using it = await startFixture();
  const answers = [
    await it.asInstallation("GET", "/repos/acme/api/trains"),
    await it.asInstallation("GET", "/repos/acme/api/issues?mentioned=bob"),
    await it.asInstallation("POST", "/repos/acme/api/issues", { title: "x", type: "Bug" }),
    await it.asInstallation("GET", "/repos/acme/api/branches/main/protection"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([501, 501, 501, 501]);
  expect(answers[0]?.body.message).toBe(
    "Not modelled by the simulator: GET /repos/acme/api/trains",
  );
  expect(it.simulator.unmodelled).toHaveLength(4);
  expect(it.repository.issues.size).toBe(0);
  const missing = '{ repository(owner: "acme", name: "api") { forkCount } }';
  await it.asInstallation("POST", "/graphql", { query: missing });
  expect(it.simulator.unmodelled.at(-1)).toContain("forkCount");
});
