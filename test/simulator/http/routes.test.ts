import { expect, test } from "vitest";
import { virtualClock } from "../../../src/simulator/clock.ts";
import { createCredentials } from "../../../src/simulator/http/credentials.ts";
import { createLimits } from "../../../src/simulator/http/limits.ts";
import { pathMatcher } from "../../../src/simulator/http/path.ts";
import { createRouter } from "../../../src/simulator/http/router.ts";
import { allRoutes } from "../../../src/simulator/http/routes/all-routes.ts";
import { createWorld } from "../../../src/simulator/world/create-world.ts";
import { openapiViolations } from "../../support/openapi.ts";

const world = createWorld(virtualClock(Temporal.Instant.from("2026-03-19T14:00:00Z")));
const routes = allRoutes({
  credentials: createCredentials(world),
  limits: createLimits(world, {
    core: 1,
    graphql: 1,
    contentPerMinute: null,
    contentPerHour: null,
  }),
  redeliver: () => {},
});
const example = (path: string) => path.replaceAll(/\{\w+\}/g, "1");

test("every route is one of GitHub's", () => {
  expect(routes.length).toBeGreaterThan(80);
  const invented = routes
    .map(({ method, path }) => ({ method, path: example(path), query: "", body: undefined }))
    .flatMap(openapiViolations)
    .filter((violation) => violation.includes("no such"));
  expect(invented).toEqual([]);
});

test("every route is reached, whatever other templates fit its path", () => {
  const find = createRouter(routes);
  for (const route of routes) expect(find(route.method, example(route.path))?.route).toBe(route);
});

test("parameters are decoded; only some may hold slashes", () => {
  const file = pathMatcher("/repos/{owner}/{repo}/contents/{path}");
  expect(file("/repos/a/b/contents/c/d%20e")).toEqual({ owner: "a", repo: "b", path: "c/d e" });
  const branch = pathMatcher("/repos/{owner}/{repo}/branches/{branch}");
  expect(branch("/repos/a/b/branches/c%2Fd")).toMatchObject({ branch: "c/d" });
  expect(branch("/repos/a/b/branches/c/d")).toBeUndefined();
  expect(
    pathMatcher("/repos/{owner}/{repo}/git/ref/{ref}")("/repos/a/b/git/ref/heads/c/d"),
  ).toMatchObject({ ref: "heads/c/d" });
});
