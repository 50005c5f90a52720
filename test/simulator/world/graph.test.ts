import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeBranches, createBranch } from "../../../src/simulator/world/commits.ts";
import {
  commitsBetween,
  compareCommits,
  isAncestor,
  mergeBase,
} from "../../../src/simulator/world/graph.ts";
import { tipOf } from "../../../src/simulator/world/refs.ts";
import { storeCommit } from "../../../src/simulator/world/store-commit.ts";
import type { Repository } from "../../../src/simulator/world/types.ts";
import { smallWorld } from "./small-world.ts";
import type { Sha } from "../../../src/simulator/world/basic-types.ts";

describe("compareCommits", () => {
  test("says identical, ahead, behind and diverged with the right counts", () => {
    const { world, repo, olga, put } = smallWorld();
    const root = tipOf(repo, "main");
    createBranch(world, repo, { name: "release", from: "main", by: olga });
    const [a, b] = [put("release", { a: "1" }), put("release", { b: "1" })];
    expect(compareCommits(repo, a, a)).toMatchObject({ status: "identical", commits: [] });
    expect(compareCommits(repo, root, b)).toMatchObject({
      status: "ahead",
      aheadBy: 2,
      behindBy: 0,
    });
    expect(compareCommits(repo, b, root)).toMatchObject({ status: "behind", behindBy: 2 });
    const c = put("main", { c: "1" });
    const comparison = compareCommits(repo, c, b);
    expect(comparison).toMatchObject({ status: "diverged", aheadBy: 2, behindBy: 1 });
    expect(comparison.mergeBase.sha).toBe(root);
    expect(comparison.commits.map(({ sha }) => sha)).toEqual([a, b]);
  });

  test("lists the files that the head changed, not those of the base", () => {
    const { world, repo, olga, put } = smallWorld();
    createBranch(world, repo, { name: "topic", from: "main", by: olga });
    put("main", { onlyMain: "1" });
    put("topic", { "README.md": null, added: "1" });
    expect(compareCommits(repo, tipOf(repo, "main"), tipOf(repo, "topic")).files).toEqual([
      { path: "README.md", status: "removed", before: "# api\n", after: null },
      { path: "added", status: "added", before: null, after: "1" },
    ]);
  });

  test("takes the latest merge as the merge base", () => {
    const { world, repo, olga, put } = smallWorld();
    createBranch(world, repo, { name: "topic", from: "main", by: olga });
    put("topic", { t: "1" });
    put("main", { m: "1" });
    mergeBranches(world, repo, { base: "topic", head: "main", by: olga });
    const merged = tipOf(repo, "main");
    put("main", { m: "2" });
    expect(mergeBase(repo, tipOf(repo, "main"), tipOf(repo, "topic"))).toBe(merged);
  });

  test("refuses unknown commits", () => {
    const { repo } = smallWorld();
    expect(() => compareCommits(repo, tipOf(repo, "main"), "0".repeat(40))).toThrow("not found");
  });
});

/** Ancestors by definition: the commit and those of its parents. */
function ancestors(repo: Repository, sha: Sha): Set<Sha> {
  const commit = repo.commits.get(sha);
  return new Set([sha, ...(commit?.parents.flatMap((one) => [...ancestors(repo, one)]) ?? [])]);
}

test("any graph: ancestors, ranges and merge bases agree with their definitions", () => {
  const parents = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 9 });
  fc.assert(
    fc.property(parents, fc.nat(), fc.nat(), (choices, first, second) => {
      const { world, repo, olga } = smallWorld();
      const shas = [tipOf(repo, "main")];
      const at = (index: number): Sha => shas[index % shas.length]!;
      for (const [one, other, merges] of choices) {
        const input = [...new Set(merges ? [at(one), at(other)] : [at(one)])];
        const files = new Map<string, string>();
        shas.push(storeCommit(world, repo, { parents: input, files, message: "", by: olga }).sha);
      }
      const [a, b] = [at(first), at(second)];
      const [ofA, ofB] = [ancestors(repo, a), ancestors(repo, b)];
      expect(isAncestor(repo, a, b)).toBe(ofB.has(a));
      const range = commitsBetween(repo, a, b).map(({ sha }) => sha);
      expect(new Set(range)).toEqual(ofB.difference(ofA));
      const common = ofA.intersection(ofB);
      const base = mergeBase(repo, a, b)!;
      expect(common).toContain(base);
      const younger = [...common].filter((other) => ancestors(repo, other).has(base));
      expect(younger).toEqual([base]);
    }),
  );
});

test("a history of ten thousand commits is no trouble", () => {
  const { world, repo, olga } = smallWorld();
  const root = tipOf(repo, "main");
  let tip = root;
  const files = new Map<string, string>();
  for (let index = 0; index < 10_000; index++)
    tip = storeCommit(world, repo, { parents: [tip], files, message: "", by: olga }).sha;
  expect(compareCommits(repo, root, tip)).toMatchObject({ status: "ahead", aheadBy: 10_000 });
});
