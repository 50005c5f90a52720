import { expect, test } from "vitest";
import { createPathMatch } from "../../src/observe/changes/matches-path.ts";

test.each<readonly [string, readonly string[], readonly string[]]>([
  [
    "notifications/**",
    ["notifications/a", "notifications/a/b.ts"],
    ["notifications", "x/notifications/a"],
  ],
  [
    "notifications",
    ["notifications", "notifications/a/b"],
    ["notifications2/a", "x/notifications"],
  ],
  ["notifications/", ["notifications/a/b"], ["notifications", "notifications2/a"]],
  ["./lib/*", ["lib/a.ts"], ["lib/a/b.ts", "lib", "other/lib/a"]],
  ["**/*.sql", ["a.sql", "db/a.sql", "db/x/a.sql"], ["a.sqlx", "db/asql", "a.sql/x"]],
  [
    "src/**/test/?.ts",
    ["src/test/a.ts", "src/x/y/test/a.ts"],
    ["src/xtest/a.ts", "src/test/ab.ts", "src/test//.ts"],
  ],
  ["a/**/b/**/c", ["a/b/c", "a/x/b/y/z/c", "a/b/b/c/c"], ["a/c", "a/bc", "a/b/c2"]],
  ["**", ["a", "a/b"], []],
  ["*", ["README.md"], ["a/b"]],
  ["docs**", ["docs", "docs2/a", "docs/a"], ["a/docs"]],
  ["a.b", ["a.b"], ["axb"]],
  ["x+$^", ["x+$^"], ["x", "xx"]],
  ["süß/😀?.md", ["süß/😀😀.md"], ["süß/😀.md"]],
])("%s", (glob, hits, misses) => {
  const matches = createPathMatch([glob]);
  expect(hits.filter((path) => !matches(path))).toEqual([]);
  expect(misses.filter((path) => matches(path))).toEqual([]);
});

test("any of several globs will do, and none matches nothing", () => {
  expect(createPathMatch(["a/**", "b/**"])("b/x")).toBe(true);
  expect(createPathMatch([])("b/x")).toBe(false);
});

// Whoever tries each way would not be done in a lifetime: the runner ends that.
test("a glob made to take for ever is matched", () => {
  const path = `${"a/".repeat(1_000)}${"a".repeat(2_000)}b`;
  for (const glob of ["*a".repeat(200), "**a".repeat(150), "**/*a/".repeat(80), "?*".repeat(240)]) {
    expect(createPathMatch([`${glob}c`])(path)).toBe(false);
  }
});
