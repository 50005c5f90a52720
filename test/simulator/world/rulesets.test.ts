import { expect, test } from "vitest";
import { addRuleset, requiredChecksOf } from "../../../src/simulator/world/rulesets.ts";
import { smallWorld } from "./small-world.ts";

test.each([
  ["refs/heads/release/*", ["release/2.5.0"]],
  ["refs/heads/*", ["main"]],
  ["refs/heads/**/*", ["main", "release/2.5.0", "release/2/5"]],
  ["refs/heads/release/2.5.?", ["release/2.5.0"]],
  ["refs/heads/main", ["main"]],
  ["main", []],
  ["~DEFAULT_BRANCH", ["main"]],
  ["~ALL", ["main", "release/2.5.0", "release/2/5"]],
])("a ruleset for %s is about %j", (pattern, meant) => {
  const { world, repo, olga } = smallWorld();
  addRuleset(world, repo, { name: "ci", branches: [pattern], checks: ["test"], by: olga });
  const branches = ["main", "release/2.5.0", "release/2/5"];
  expect(branches.filter((name) => requiredChecksOf(repo, name).length > 0)).toEqual(meant);
});

test("a branch requires what its protection and its active rulesets ask for, each once", () => {
  const { world, repo, olga } = smallWorld();
  repo.requiredChecks.set("main", ["build"]);
  const all = { branches: ["~ALL"], by: olga };
  addRuleset(world, repo, { ...all, name: "ci", checks: ["test", "build"] });
  const tried = addRuleset(world, repo, {
    ...all,
    name: "tried",
    checks: ["lint"],
    enforcement: "evaluate",
  });
  expect(requiredChecksOf(repo, "main")).toEqual(["build", "test"]);
  tried.enforcement = "active";
  expect(requiredChecksOf(repo, "main")).toEqual(["build", "test", "lint"]);
});

test("only an administrator makes a ruleset, and names are unique", () => {
  const { world, repo, olga, stranger } = smallWorld();
  const set = { name: "ci", branches: ["~ALL"], checks: ["test"] };
  expect(() => addRuleset(world, repo, { ...set, by: stranger })).toThrow("admin");
  addRuleset(world, repo, { ...set, by: olga });
  expect(() => addRuleset(world, repo, { ...set, by: olga })).toThrow("unique");
});
