import { describe, expect, test } from "vitest";
import { createBranch, deleteRef } from "../../../src/simulator/world/commits.ts";
import { resolveRef, tipOf } from "../../../src/simulator/world/refs.ts";
import {
  createRelease,
  deleteRelease,
  latestRelease,
  updateRelease,
} from "../../../src/simulator/world/releases.ts";
import { smallWorld } from "./small-world.ts";

test("a published release makes its tag at the target", () => {
  const { world, repo, olga, put, heard } = smallWorld();
  const sha = tipOf(repo, "main");
  put("main", { later: "1" });
  heard();
  createRelease(world, repo, { tagName: "v1", targetCommitish: sha, by: olga });
  expect(repo.refs.get("refs/tags/v1")).toBe(sha);
  expect(heard()).toEqual([
    "create",
    "push",
    "release.created",
    "release.published",
    "release.released",
  ]);
});

test("a draft makes no tag until it is published", () => {
  const { world, repo, olga, heard } = smallWorld();
  const draft = createRelease(world, repo, { tagName: "v1", draft: true, by: olga });
  createRelease(world, repo, { tagName: "v1", draft: true, by: olga });
  expect(resolveRef(repo, "v1")).toBeUndefined();
  expect(latestRelease(repo)).toBeUndefined();
  heard();
  updateRelease(world, repo, draft, { draft: false, body: "Notes", by: olga });
  expect(draft).toMatchObject({ draft: false, body: "Notes", publishedAt: world.clock.now() });
  expect(resolveRef(repo, "v1")).toBe(tipOf(repo, "main"));
  expect(heard()).toEqual([
    "create",
    "push",
    "release.edited",
    "release.published",
    "release.released",
  ]);
});

test.each([
  ["a tag name that is published", { tagName: "v1" }, "Validation Failed"],
  ["a tag name that git refuses", { tagName: "v 2" }, "Reference name is not valid"],
  ["an unknown target", { tagName: "v2", targetCommitish: "x" }, "target_commitish is invalid"],
  ["a body over 125,000 characters", { tagName: "v2", body: "x".repeat(125_001) }, "too long"],
])("refuses %s", (_, input, message) => {
  const { world, repo, olga, heard } = smallWorld();
  createRelease(world, repo, { tagName: "v1", by: olga });
  heard();
  expect(() => createRelease(world, repo, { ...input, by: olga })).toThrow(message);
  expect(repo.releases.size).toBe(1);
  expect(heard()).toEqual([]);
});

describe("the latest release", () => {
  test("is the last that wished to be it; an older line need not wish", () => {
    const { world, repo, olga, put } = smallWorld();
    const first = createRelease(world, repo, { tagName: "v2.0.0", by: olga });
    put("main", { later: "1" });
    createRelease(world, repo, { tagName: "v1.9.1", makeLatest: "false", by: olga });
    createRelease(world, repo, { tagName: "v3.0.0-rc", prerelease: true, by: olga });
    expect(latestRelease(repo)).toBe(first);
    const next = createRelease(world, repo, { tagName: "v2.1.0", by: olga });
    expect(latestRelease(repo)).toBe(next);
    updateRelease(world, repo, first, { makeLatest: "true", by: olga });
    expect(latestRelease(repo)).toBe(first);
    deleteRelease(world, repo, first, { by: olga });
    expect(latestRelease(repo)).toBe(next);
  });
});

test("an immutable release locks its tag and burns its name for ever", () => {
  const { world, repo, olga } = smallWorld();
  repo.immutableReleases = true;
  const release = createRelease(world, repo, { tagName: "v1", by: olga });
  const ref = "refs/tags/v1";
  expect(() => deleteRef(world, repo, { ref, by: olga })).toThrow("immutable");
  expect(() => updateRelease(world, repo, release, { tagName: "v2", by: olga })).toThrow(
    "immutable",
  );
  updateRelease(world, repo, release, { body: "Mended", by: olga });
  expect(release.body).toBe("Mended");
  deleteRelease(world, repo, release, { by: olga });
  expect(() => createRelease(world, repo, { tagName: "v1", by: olga })).toThrow(
    "tag_name was used by an immutable release",
  );
});

test("without the right to change workflows, a target that changes them is hidden", () => {
  const { world, repo, olga, put } = smallWorld();
  createBranch(world, repo, { name: "release", from: "main", by: olga });
  const input = { tagName: "v1", targetCommitish: "release", mayChangeWorkflows: false, by: olga };
  put("release", { "README.md": "another file" });
  createRelease(world, repo, { ...input, tagName: "v0" });
  put("release", { ".github/workflows/ci.yml": "on: push" });
  expect(() => createRelease(world, repo, input)).toThrow("Not Found");
  createRelease(world, repo, { ...input, mayChangeWorkflows: true });
  createRelease(world, repo, { ...input, tagName: "v2", targetCommitish: "main" });
  expect(repo.releases.size).toBe(3);
});
