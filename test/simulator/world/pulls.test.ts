import { describe, expect, test } from "vitest";
import {
  createBranch,
  deleteRef,
  forcePush,
  mergeBranches,
} from "../../../src/simulator/world/commits.ts";
import { commitAt, commitsBetween, isAncestor } from "../../../src/simulator/world/graph.ts";
import { editIssue } from "../../../src/simulator/world/issues.ts";
import {
  closePull,
  editPull,
  mergePull,
  openPull,
  pullOf,
  revertPull,
} from "../../../src/simulator/world/pulls.ts";
import { tipOf } from "../../../src/simulator/world/refs.ts";
import { smallWorld } from "./small-world.ts";

/** A pull request of two commits, `topic` into `main`, where main went on. */
function proposed() {
  const small = smallWorld();
  const { world, repo, olga, put, heard } = small;
  createBranch(world, repo, { name: "topic", from: "main", by: olga });
  put("topic", { one: "1" }, "One");
  put("topic", { two: "2" }, "Two");
  put("main", { main: "1" }, "Main goes on");
  heard();
  const issue = openPull(world, repo, { head: "topic", base: "main", title: "Topic", by: olga });
  return { ...small, issue, pull: pullOf(issue) };
}

describe("opening", () => {
  test("counts with the issues and is told", () => {
    const { issue, pull, repo, heard } = proposed();
    expect(issue).toMatchObject({ number: 1, state: "open" });
    expect(pull).toMatchObject({ headSha: tipOf(repo, "topic"), baseSha: tipOf(repo, "main") });
    expect(heard()).toEqual(["pull_request.opened"]);
  });

  test("refuses a second one and one without commits", () => {
    const { world, repo, olga } = proposed();
    const input = { base: "main", title: "x", by: olga };
    expect(() => openPull(world, repo, { ...input, head: "topic" })).toThrow("already exists");
    createBranch(world, repo, { name: "empty", from: "main", by: olga });
    expect(() => openPull(world, repo, { ...input, head: "empty" })).toThrow(
      "No commits between main and empty",
    );
  });
});

describe("following the branches", () => {
  test("a push to the head is a synchronize, forced or not", () => {
    const { world, repo, olga, pull, put, heard, events } = proposed();
    heard();
    const before = pull.headSha;
    const after = put("topic", { three: "3" });
    expect(pull.headSha).toBe(after);
    expect(events[1]?.subject).toMatchObject({ before, after });
    expect(heard()).toEqual(["push", "pull_request.synchronize"]);
    forcePush(world, repo, { branch: "topic", to: before, by: olga });
    expect(pull.headSha).toBe(before);
  });

  test("a plain push that brings the head into the base merges it", () => {
    const { world, repo, olga, issue, pull, heard } = proposed();
    heard();
    const merge = mergeBranches(world, repo, { base: "main", head: "topic", by: olga });
    expect(pull).toMatchObject({ merged: true, mergeCommit: merge?.sha, mergedBy: olga });
    expect(issue.state).toBe("closed");
    expect(heard()).toEqual(["push", "pull_request.closed"]);
  });

  test("a head that went back into the base is not merged by the next push", () => {
    const { world, repo, olga, issue, pull, put } = proposed();
    forcePush(world, repo, { branch: "topic", to: pull.baseSha, by: olga });
    put("main", { more: "1" });
    expect([issue.state, pull.merged]).toEqual(["open", false]);
  });

  test("a deleted branch closes it unmerged", () => {
    const { world, repo, olga, issue, pull, heard } = proposed();
    heard();
    deleteRef(world, repo, { ref: "refs/heads/topic", by: olga });
    expect([issue.state, pull.merged]).toEqual(["closed", false]);
    expect(heard()).toEqual(["delete", "push", "pull_request.closed"]);
  });
});

describe("merging", () => {
  test("by a merge commit: the head is in the base", () => {
    const { world, repo, olga, issue, pull, heard } = proposed();
    heard();
    const base = tipOf(repo, "main");
    const made = mergePull(world, repo, issue, { method: "merge", by: olga });
    expect(made.parents).toEqual([base, pull.headSha]);
    expect(made.message).toBe("Merge pull request #1 from acme/topic\n\nTopic");
    expect(tipOf(repo, "main")).toBe(made.sha);
    expect(isAncestor(repo, pull.headSha, made.sha)).toBe(true);
    expect(pull).toMatchObject({ merged: true, mergeCommit: made.sha });
    expect(heard()).toEqual(["push", "pull_request.closed"]);
  });

  test("by squash: one commit, the head is not in the base", () => {
    const { world, repo, olga, issue, pull } = proposed();
    const base = tipOf(repo, "main");
    const made = mergePull(world, repo, issue, { method: "squash", by: olga });
    expect(made.parents).toEqual([base]);
    expect(made.message).toBe("Topic (#1)\n\n* One\n\n* Two");
    expect([...made.files.keys()].sort()).toEqual(["README.md", "main", "one", "two"]);
    expect(isAncestor(repo, pull.headSha, made.sha)).toBe(false);
  });

  test("by rebase: every commit anew on the base, the last one counts", () => {
    const { world, repo, olga, issue, pull } = proposed();
    const base = tipOf(repo, "main");
    const made = mergePull(world, repo, issue, { method: "rebase", by: olga });
    const added = commitsBetween(repo, base, made.sha);
    expect(added.map(({ message }) => message)).toEqual(["One", "Two"]);
    expect(added.every(({ parents }) => parents.length === 1)).toBe(true);
    expect(pull.mergeCommit).toBe(made.sha);
    expect([...made.files.keys()].sort()).toEqual(["README.md", "main", "one", "two"]);
  });

  test("deletes the branch when asked", () => {
    const { world, repo, olga, issue, pull } = proposed();
    mergePull(world, repo, issue, { method: "merge", by: olga, deleteBranch: true });
    expect(repo.refs.has("refs/heads/topic")).toBe(false);
    expect(pull.merged).toBe(true);
  });

  test.each(["merge", "squash", "rebase"] as const)("refuses a conflict (%s)", (method) => {
    const { world, repo, olga, issue, put, heard } = proposed();
    const base = put("main", { one: "otherwise" });
    heard();
    expect(() => mergePull(world, repo, issue, { method, by: olga })).toThrow("Merge conflict");
    expect([issue.state, tipOf(repo, "main")]).toEqual(["open", base]);
    expect(heard()).toEqual([]);
  });

  test("refuses drafts, closed ones and people without write", () => {
    const { world, repo, olga, stranger, issue, heard } = proposed();
    const merge = { method: "merge", by: olga } as const;
    expect(() => mergePull(world, repo, issue, { ...merge, by: stranger })).toThrow("role write");
    heard();
    editPull(world, repo, issue, { draft: true, by: olga });
    expect(() => mergePull(world, repo, issue, merge)).toThrow("not mergeable");
    editPull(world, repo, issue, { draft: false, by: olga });
    closePull(world, repo, issue, { by: olga });
    expect(() => mergePull(world, repo, issue, merge)).toThrow("not mergeable");
    expect(heard()).toEqual([
      "pull_request.converted_to_draft",
      "pull_request.ready_for_review",
      "pull_request.closed",
    ]);
  });

  test("a merged one stays merged", () => {
    const { world, repo, olga, issue } = proposed();
    mergePull(world, repo, issue, { method: "merge", by: olga });
    expect(() => editIssue(world, repo, issue, { state: "open", by: olga })).toThrow(
      "already merged",
    );
  });
});

test("a reopened one takes up its branch, if that still exists", () => {
  const { world, repo, olga, issue, pull, put } = proposed();
  closePull(world, repo, issue, { by: olga });
  const later = put("topic", { later: "1" });
  expect(pull.headSha).not.toBe(later);
  editIssue(world, repo, issue, { state: "open", by: olga });
  expect(pull.headSha).toBe(later);
  deleteRef(world, repo, { ref: "refs/heads/topic", by: olga });
  expect(() => editIssue(world, repo, issue, { state: "open", by: olga })).toThrow("deleted");
});

test("a new base is told with the old one", () => {
  const { world, repo, olga, issue, pull, events, heard } = proposed();
  createBranch(world, repo, { name: "release", from: "main", by: olga });
  heard();
  editPull(world, repo, issue, { base: "release", by: olga });
  expect(pull.baseRef).toBe("release");
  expect(events[0]?.subject["changes"]).toMatchObject({ base: { ref: { from: "main" } } });
  expect(heard()).toEqual(["pull_request.edited"]);
});

test("the button Revert opens a pull request that undoes the merge", () => {
  const { world, repo, olga, issue } = proposed();
  const before = commitAt(repo, tipOf(repo, "main")).files;
  mergePull(world, repo, issue, { method: "merge", by: olga });
  const undo = revertPull(world, repo, issue, { by: olga });
  expect(undo).toMatchObject({ title: 'Revert "Topic"', body: "Reverts acme/api#1" });
  const merged = mergePull(world, repo, undo, { method: "squash", by: olga });
  expect(merged.files).toEqual(before);
});

test("a merge that can't be reverted leaves no branch behind", () => {
  const { world, repo, olga, issue, put } = proposed();
  mergePull(world, repo, issue, { method: "merge", by: olga, deleteBranch: true });
  put("main", { one: "otherwise" });
  expect(() => revertPull(world, repo, issue, { by: olga })).toThrow("Merge conflict");
  expect([...repo.refs.keys()]).toEqual(["refs/heads/main"]);
});
