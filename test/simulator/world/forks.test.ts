import { expect, test } from "vitest";
import { commit, createBranch } from "../../../src/simulator/world/commits.ts";
import { forkRepository } from "../../../src/simulator/world/forks.ts";
import { closePull, mergePull, openPull, pullOf } from "../../../src/simulator/world/pulls.ts";
import { editIssue } from "../../../src/simulator/world/issues.ts";
import { tipOf } from "../../../src/simulator/world/refs.ts";
import { smallWorld } from "./small-world.ts";

/** A stranger's pull request of one commit, from their fork. */
function proposed() {
  const small = smallWorld();
  const { world, repo, stranger } = small;
  const fork = forkRepository(world, repo, { by: stranger });
  const put = (name: string) =>
    commit(world, fork, { branch: "topic", files: { [name]: "1" }, message: name, by: stranger })
      .sha;
  createBranch(world, fork, { name: "topic", from: "main", by: stranger });
  const first = put("one");
  const issue = openPull(world, repo, {
    head: "topic",
    fork,
    base: "main",
    title: "T",
    by: stranger,
  });
  small.heard();
  return { ...small, fork, put, first, issue, pull: pullOf(issue) };
}

test("a pull request from a fork brings its commits, but no branch", () => {
  const { repo, pull, first } = proposed();
  expect(pull.headSha).toBe(first);
  expect(repo.commits.has(first)).toBe(true);
  expect([...repo.refs.values()]).not.toContain(first);
});

test("a push to the fork is told to the repository as a synchronize only", () => {
  const { repo, fork, pull, put, events } = proposed();
  const before = events.length;
  const second = put("two");
  expect(pull.headSha).toBe(second);
  expect(repo.commits.has(second)).toBe(true);
  const told = events
    .slice(before)
    .map(({ name, action, repository }) => [name, action, repository]);
  expect(told).toEqual([
    ["push", null, fork],
    ["pull_request", "synchronize", repo],
  ]);
});

test("a branch of the same name in the repository is another one", () => {
  const { world, repo, olga, pull, first } = proposed();
  createBranch(world, repo, { name: "topic", from: "main", by: olga });
  commit(world, repo, { branch: "topic", files: { other: "1" }, message: "Other", by: olga });
  expect(pull.headSha).toBe(first);
});

test("is closed, opened again at the head of the fork, and merged", () => {
  const { world, repo, olga, stranger, issue, pull, put } = proposed();
  closePull(world, repo, issue, { by: stranger });
  const second = put("two");
  expect(pull.headSha).not.toBe(second);
  editIssue(world, repo, issue, { state: "open", by: stranger });
  expect(pull.headSha).toBe(second);
  // Its commits may be those of a fork only.
  const merged = mergePull(world, repo, issue, { method: "merge", by: olga });
  expect(tipOf(repo, "main")).toBe(merged.sha);
  expect(merged.message).toContain("from stranger/topic");
});
