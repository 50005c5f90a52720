import { describe, expect, test } from "vitest";
import {
  deployToStaging,
  say,
  shipChange,
  tick,
  turnGreen,
  turnRed,
  untick,
} from "../../src/simulator/people.ts";
import { latestCheckRuns } from "../../src/simulator/world/checks.ts";
import { createBranch } from "../../src/simulator/world/commits.ts";
import { createIssue } from "../../src/simulator/world/issues.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { smallWorld } from "./world/small-world.ts";

test("a shipped change is a merged pull request with label and milestone", () => {
  const { world, repo, olga } = smallWorld();
  createBranch(world, repo, { name: "release/2.5.0", from: "main", by: olga });
  const ship = (title: string, file: string) =>
    shipChange(world, repo, {
      title,
      by: olga,
      into: "release/2.5.0",
      files: { [file]: title },
      label: "release:2.5.0",
      milestone: "2.5.0",
      method: "squash",
    });
  const first = ship("feat: search", "search");
  const second = ship("fix: search", "search");
  expect(first).toMatchObject({ labels: ["release:2.5.0"], milestone: 1, pull: { merged: true } });
  expect(second.milestone).toBe(1);
  expect(tipOf(repo, "release/2.5.0")).toBe(second.pull?.mergeCommit);
  expect([...repo.refs.keys()]).toEqual(["refs/heads/main", "refs/heads/release/2.5.0"]);
});

test("checks turn red and green again", () => {
  const { world, repo } = smallWorld();
  const sha = tipOf(repo, "main");
  const conclusions = () =>
    latestCheckRuns(repo, sha).map(({ name, conclusion }) => [name, conclusion]);
  turnGreen(world, repo, sha, ["build", "unit"]);
  turnRed(world, repo, sha, ["unit"]);
  expect(conclusions()).toEqual([
    ["build", "success"],
    ["unit", "failure"],
  ]);
  turnGreen(world, repo, sha, ["unit"]);
  expect(conclusions().map(([, conclusion]) => conclusion)).toEqual(["success", "success"]);
});

test("a commit goes to staging as it is, however far behind or red", () => {
  const { world, repo, olga, put } = smallWorld();
  const old = tipOf(repo, "main");
  put("main", { later: "1" });
  turnRed(world, repo, old, ["unit"]);
  const deployment = deployToStaging(world, repo, old, olga);
  expect(deployment).toMatchObject({ sha: old, environment: "staging" });
  expect(deployment.statuses.map(({ state }) => state)).toEqual(["success"]);
});

describe("boxes", () => {
  const body = "## Checklist\r\n- [ ] Migrations ready\r\n* [X] Config documented\r\ntext";

  test("are ticked and unticked in their line only", () => {
    const { world, repo, olga } = smallWorld();
    const issue = createIssue(world, repo, { title: "x", body, by: olga });
    tick(world, repo, issue, olga, "Migrations");
    expect(issue.body).toBe(body.replace("[ ]", "[x]"));
    untick(world, repo, issue, olga, "Config");
    expect(issue.body).toBe(body.replace("[ ]", "[x]").replace("[X]", "[ ]"));
    untick(world, repo, issue, olga, "Migrations");
    expect(issue.body).toBe(body.replace("[X]", "[ ]"));
  });

  test.each(["nothing", "Config"])("that are not there or ticked already are an error", (item) => {
    const { world, repo, olga } = smallWorld();
    const issue = createIssue(world, repo, { title: "x", body, by: olga });
    expect(() => tick(world, repo, issue, olga, item)).toThrow("0 boxes");
  });
});

test("what people say is a comment", () => {
  const { world, repo, olga, stranger, heard } = smallWorld();
  const issue = createIssue(world, repo, { title: "x", by: olga });
  heard();
  expect(say(world, repo, issue, stranger, "/go")).toMatchObject({ author: stranger, body: "/go" });
  expect(heard()).toEqual(["issue_comment.created"]);
});
