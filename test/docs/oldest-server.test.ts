/** docs/operations.md names the oldest GitHub Enterprise Server: it has what a release asks for, but for what is named. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { pathMatcher } from "../../src/simulator/http/path.ts";
import { pair } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

const section = readFileSync("docs/operations.md", "utf8").split("\n## GitHub Enterprise")[1] ?? "";
const oldest = /GitHub Enterprise Server (\d+\.\d+)\s+or\s+newer/.exec(section)?.[1] ?? "";

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What has each path of that server's REST API, as GitHub describes it. */
function operations(version: string): readonly ((method: string, path: string) => boolean)[] {
  const file = createRequire(import.meta.url).resolve(
    `@octokit/openapi/generated/ghes-${version}.json`,
  );
  const { paths } = JSON.parse(readFileSync(file, "utf8")) as Description;
  return Object.entries(paths).map(([template, methods]) => {
    const matches = pathMatcher(template);
    return (method, path) => method.toLowerCase() in methods && matches(path) !== undefined;
  });
}

test("of REST a release asks nothing that the oldest server lacks, but for dependencies of issues", async () => {
  await using story = await startStory({ fleet: pair });
  await story.go();
  await story.reach("complete");
  const known = operations(oldest);
  const asked = new Map(
    story.simulator.requests
      .filter(({ path }) => path !== "/graphql")
      .map(({ method, path }) => [`${method} ${path.replaceAll(/\d+/g, "1")}`, { method, path }]),
  );
  expect(asked.size).toBeGreaterThan(15);
  const lacking = [...asked.values()].filter(
    // Where GitHub leads on to from a former name: no description has addresses by id.
    ({ method, path }) =>
      !known.some((has) => has(method, path.replace(/^\/repositories\/\d+/, "/repos/o/r"))),
  );
  // Refused for good where there are none, and left out from then on.
  const paths = lacking.map(({ method, path }) => `${method} ${path.replaceAll(/\d+/g, "1")}`);
  expect(paths).toEqual(["POST /repos/acme/releases/issues/1/dependencies/blocked_by"]);
  expect(section).toContain("lacks issue dependencies");
}, 540_000);
