import { describe, expect, test } from "vitest";
import {
  cherryPick,
  commit,
  createBranch,
  createTag,
  deleteRef,
  forcePush,
  mergeBranches,
  revert,
} from "../../../src/simulator/world/commits.ts";
import { commitAt } from "../../../src/simulator/world/graph.ts";
import { resolveRef, tipOf } from "../../../src/simulator/world/refs.ts";
import { editRepository, setCollaborator } from "../../../src/simulator/world/repositories.ts";
import { smallWorld } from "./small-world.ts";

describe("pushes", () => {
  test("a commit carries the whole tree and is told as a push", () => {
    const { world, repo, olga, events } = smallWorld();
    const before = tipOf(repo, "main");
    const made = commit(world, repo, {
      branch: "main",
      files: { "a.txt": "1", "README.md": null },
      message: "Add a",
      by: olga,
    });
    expect([...made.files]).toEqual([["a.txt", "1"]]);
    expect(made.sha).toMatch(/^[0-9a-f]{40}$/);
    expect(events).toMatchObject([
      {
        name: "push",
        org: "acme",
        subject: { ref: "refs/heads/main", before, after: made.sha, forced: false },
      },
    ]);
    expect(events[0]?.subject["commits"]).toEqual([made]);
  });

  test("branches and tags come and go with create, delete and push", () => {
    const { world, repo, olga, events, heard } = smallWorld();
    createBranch(world, repo, { name: "release/2.5.0", from: "main", by: olga });
    expect(events.map(({ subject }) => subject)).toMatchObject([
      { ref: "release/2.5.0", ref_type: "branch", master_branch: "main" },
      { ref: "refs/heads/release/2.5.0", created: true, before: "0".repeat(40), commits: [] },
    ]);
    expect(heard()).toEqual(["create", "push"]);
    createTag(world, repo, { name: "v1", from: "main", by: olga });
    expect(events[0]?.subject).toMatchObject({ ref: "v1", ref_type: "tag" });
    expect(heard()).toEqual(["create", "push"]);
    deleteRef(world, repo, { ref: "refs/heads/release/2.5.0", by: olga });
    expect(events[1]?.subject).toMatchObject({ deleted: true, after: "0".repeat(40) });
    expect(heard()).toEqual(["delete", "push"]);
  });

  test("a force push is forced only when it leaves commits behind", () => {
    const { world, repo, olga, events, put } = smallWorld();
    const root = tipOf(repo, "main");
    const ahead = put("main", { a: "1" });
    events.splice(0);
    forcePush(world, repo, { branch: "main", to: root, by: olga });
    forcePush(world, repo, { branch: "main", to: ahead, by: olga });
    expect(events.map(({ subject }) => subject["forced"])).toEqual([true, false]);
    expect(events[0]?.subject["commits"]).toEqual([]);
  });

  test("takes only people who may write, and nobody once archived", () => {
    const { world, repo, olga, stranger } = smallWorld();
    const change = { branch: "main", files: { a: "1" }, message: "a", by: stranger };
    expect(() => commit(world, repo, change)).toThrow("stranger needs the role write in acme/api");
    setCollaborator(world, repo, stranger, "write");
    commit(world, repo, change);
    editRepository(world, repo, { archived: true, by: olga });
    expect(() => commit(world, repo, change)).toThrow("read-only");
  });

  test.each([
    ["a name that is taken", "main", "main", "Reference already exists"],
    ["a name that git refuses", "two words", "main", "Reference name is not valid"],
    ["a start that doesn't exist", "topic", "nowhere", "Object does not exist"],
  ])("refuses a branch of %s", (_, name, from, message) => {
    const { world, repo, olga, heard } = smallWorld();
    expect(() => createBranch(world, repo, { name, from, by: olga })).toThrow(message);
    expect(heard()).toEqual([]);
  });
});

test("a ref, a full ref, a sha and a short sha name the same commit; others none", () => {
  const { world, repo, olga } = smallWorld();
  const tip = tipOf(repo, "main");
  createTag(world, repo, { name: "v1", from: "main", by: olga });
  const names = ["main", "heads/main", "refs/heads/main", "v1", "tags/v1", tip, tip.slice(0, 7)];
  expect(names.map((name) => resolveRef(repo, name))).toEqual(names.map(() => tip));
  expect(resolveRef(repo, "develop")).toBeUndefined();
  expect(resolveRef(repo, "abcdef0")).toBeUndefined();
});

describe("merges", () => {
  test("a merge has two parents and both changes; merging again does nothing", () => {
    const { world, repo, olga, put } = smallWorld();
    createBranch(world, repo, { name: "topic", from: "main", by: olga });
    const theirs = put("topic", { topic: "1" });
    const ours = put("main", { main: "1" });
    const merged = mergeBranches(world, repo, { base: "main", head: "topic", by: olga });
    expect(merged?.parents).toEqual([ours, theirs]);
    expect([...(merged?.files.keys() ?? [])].sort()).toEqual(["README.md", "main", "topic"]);
    expect(mergeBranches(world, repo, { base: "main", head: "topic", by: olga })).toBeNull();
  });

  test("the same file changed on both sides is a conflict, unless changed alike", () => {
    const { world, repo, olga, put } = smallWorld();
    createBranch(world, repo, { name: "topic", from: "main", by: olga });
    put("topic", { same: "1", file: "theirs" });
    const ours = put("main", { same: "1", file: "ours" });
    expect(() => mergeBranches(world, repo, { base: "main", head: "topic", by: olga })).toThrow(
      "Merge conflict in file",
    );
    expect(tipOf(repo, "main")).toBe(ours);
  });
});

describe("picks and reverts", () => {
  test("a cherry-pick repeats one change elsewhere and can name its origin", () => {
    const { world, repo, olga, put } = smallWorld();
    createBranch(world, repo, { name: "release", from: "main", by: olga });
    put("main", { unwanted: "1" });
    const fix = put("main", { fix: "1" }, "Fix it");
    const plain = cherryPick(world, repo, { sha: fix, branch: "release", by: olga });
    expect(plain.message).toBe("Fix it");
    expect([...plain.files.keys()].sort()).toEqual(["README.md", "fix"]);
    const input = { sha: fix, branch: "release", by: olga, trailer: true };
    expect(cherryPick(world, repo, input).message).toBe(
      `Fix it\n\n(cherry picked from commit ${fix})`,
    );
  });

  test("a revert takes a change back, and a revert of it brings the change again", () => {
    const { world, repo, olga, put } = smallWorld();
    const bad = put("main", { bad: "1" }, "Break it\n\nDetails");
    put("main", { later: "1" });
    const reverted = revert(world, repo, { sha: bad, branch: "main", by: olga });
    expect(reverted.message).toBe(`Revert "Break it"\n\nThis reverts commit ${bad}.`);
    expect(reverted.files.has("bad")).toBe(false);
    expect(reverted.files.has("later")).toBe(true);
    const again = revert(world, repo, { sha: reverted.sha, branch: "main", by: olga });
    expect(again.files.get("bad")).toBe("1");
  });

  test("a revert of a merge takes back what it merged in", () => {
    const { world, repo, olga, put } = smallWorld();
    createBranch(world, repo, { name: "topic", from: "main", by: olga });
    put("topic", { topic: "1" });
    const ours = put("main", { main: "1" });
    const merge = mergeBranches(world, repo, { base: "main", head: "topic", by: olga })!;
    const reverted = revert(world, repo, { sha: merge.sha, branch: "main", by: olga });
    expect(reverted.message).toContain(
      `This reverts commit ${merge.sha}, reversing\nchanges made to ${ours}.`,
    );
    expect(reverted.files).toEqual(commitAt(repo, ours).files);
  });
});
