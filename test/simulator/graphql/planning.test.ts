import { describe, expect, it } from "vitest";
import { commit, createBranch } from "../../../src/simulator/world/commits.ts";
import { createCheckRun } from "../../../src/simulator/world/checks.ts";
import { editIssue } from "../../../src/simulator/world/issues.ts";
import { createMilestone } from "../../../src/simulator/world/labels.ts";
import { mergePull, openPull } from "../../../src/simulator/world/pulls.ts";
import { acme } from "./acme.ts";

/** A repository in which people open pull requests. */
function workshop() {
  const town = acme();
  const { world, api, sarah: by } = town;
  createBranch(world, api, { name: "release/2", from: "main", by });
  const pull = (head: string, { base = "main", draft = false, file = head } = {}) => {
    town.wait({ minutes: 1 });
    createBranch(world, api, { name: head, from: "main", by });
    commit(world, api, { branch: head, files: { [file]: head }, message: `Write ${head}`, by });
    return openPull(world, api, { head, base, title: `Do ${head}`, draft, by });
  };
  return { ...town, by, pull };
}

describe("pull requests", () => {
  it("are listed by base, head, state and label, oldest first", async () => {
    const { world, api, by, pull, askApi } = workshop();
    const merged = pull("a", { base: "release/2" });
    mergePull(world, api, merged, { method: "squash", by });
    const labelled = pull("b", { base: "release/2" });
    editIssue(world, api, labelled, { labels: ["release:2"], by });
    editIssue(world, api, pull("c"), { state: "closed", by });
    const list = (args: string) =>
      `pullRequests(first: 10 ${args}) { nodes { headRefName state } }`;
    const [a, b, c] = [
      { headRefName: "a", state: "MERGED" },
      { headRefName: "b", state: "OPEN" },
      { headRefName: "c", state: "CLOSED" },
    ];
    expect(
      await askApi(`all: ${list("")} open: ${list("states: OPEN")}
        meant: ${list("states: [OPEN, MERGED]")} base: ${list('baseRefName: "release/2"')}
        head: ${list('headRefName: "c"')} label: ${list('labels: ["RELEASE:2"]')}
        newest: ${list("orderBy: { field: CREATED_AT, direction: DESC }")}`),
    ).toEqual({
      all: { nodes: [a, b, c] },
      open: { nodes: [b] },
      meant: { nodes: [a, b] },
      base: { nodes: [a, b] },
      head: { nodes: [c] },
      label: { nodes: [b] },
      newest: { nodes: [c, b, a] },
    });
  });

  it("tell how they were merged", async () => {
    const { world, api, by, pull, wait, askApi } = workshop();
    const issue = pull("a");
    wait({ minutes: 1 });
    const made = mergePull(world, api, issue, { method: "merge", by });
    expect(
      await askApi(`pullRequest(number: ${issue.number}) { number title url merged mergedAt closedAt
        mergedBy { login } mergeCommit { oid } author { login } baseRefName isDraft mergeable mergeStateStatus
        commits(first: 5) { totalCount nodes { commit { messageHeadline } } } }`),
    ).toEqual({
      pullRequest: {
        number: issue.number,
        title: "Do a",
        url: `https://github.com/acme/api-gateway/pull/${issue.number}`,
        merged: true,
        mergedAt: "2026-03-19T12:02:00Z",
        closedAt: "2026-03-19T12:02:00Z",
        mergedBy: { login: "sarah" },
        mergeCommit: { oid: made.sha },
        author: { login: "sarah" },
        baseRefName: "main",
        isDraft: false,
        mergeable: "UNKNOWN",
        mergeStateStatus: "UNKNOWN",
        commits: { totalCount: 1, nodes: [{ commit: { messageHeadline: "Write a" } }] },
      },
    });
  });

  it("say what stands between them and the merge", async () => {
    const { world, api, by, pull, app, askApi } = workshop();
    const clean = pull("clean");
    const draft = pull("draft", { draft: true });
    const blocked = pull("blocked", { base: "release/2" });
    const conflicting = pull("conflicting", { file: "README.md" });
    commit(world, api, { branch: "main", files: { "README.md": "new" }, message: "Edit", by });
    api.requiredChecks.set("release/2", ["build"]);
    const merge = ({ number }: { number: number }) =>
      `p${number}: pullRequest(number: ${number}) { mergeable mergeStateStatus reviewDecision }`;
    const state = (mergeStateStatus: string, mergeable = "MERGEABLE") => ({
      mergeable,
      mergeStateStatus,
      reviewDecision: null,
    });
    const all = [clean, draft, blocked, conflicting].map(merge).join("\n");
    expect(await askApi(all)).toEqual({
      p1: state("CLEAN"),
      p2: state("DRAFT"),
      p3: state("BLOCKED"),
      p4: state("DIRTY", "CONFLICTING"),
    });
    for (const { pull } of [clean, blocked])
      createCheckRun(world, api, {
        name: "build",
        sha: pull?.headSha ?? "",
        app,
        conclusion: pull === clean.pull ? "failure" : "success",
      });
    expect(await askApi(merge(clean) + merge(blocked))).toEqual({
      p1: state("UNSTABLE"),
      p3: state("CLEAN"),
    });
  });

  it("are no issues, nor the other way round", async () => {
    const { pull, answer } = workshop();
    const { number } = pull("a");
    const { data, errors } = await answer(`{ repository(owner: "acme", name: "api-gateway") {
      issue(number: ${number}) { id } pullRequest(number: 99) { id }
      issueOrPullRequest(number: ${number}) { __typename } issues(first: 5) { totalCount } } }`);
    expect(data).toEqual({
      repository: {
        issue: null,
        pullRequest: null,
        issueOrPullRequest: { __typename: "PullRequest" },
        issues: { totalCount: 0 },
      },
    });
    expect(errors?.map(({ message }) => message)).toEqual([
      `Could not resolve to an Issue with the number of ${number}.`,
      "Could not resolve to a PullRequest with the number of 99.",
    ]);
  });
});

describe("milestones", () => {
  it("are found by a search that is fuzzy, with the pull requests in them", async () => {
    const { world, api, by, pull, askApi } = workshop();
    const dueOn = Temporal.Instant.from("2026-03-20T00:00:00Z");
    const milestone = createMilestone(world, api, { title: "2.5.0", by, dueOn });
    createMilestone(world, api, { title: "v12.5.0 late", by });
    createMilestone(world, api, { title: "3.0.0", by });
    editIssue(world, api, pull("a"), { milestone: milestone.number, by });
    editIssue(world, api, pull("b"), { milestone: milestone.number, state: "closed", by });
    expect(
      await askApi(`milestones(first: 5, query: "2.5.0") { nodes { number title state dueOn progressPercentage
        pullRequests(first: 5, states: [OPEN, MERGED]) { totalCount nodes { title milestone { title } } } } }`),
    ).toEqual({
      milestones: {
        nodes: [
          {
            number: 1,
            title: "2.5.0",
            state: "OPEN",
            dueOn: "2026-03-20T00:00:00Z",
            progressPercentage: 50,
            pullRequests: {
              totalCount: 1,
              nodes: [{ title: "Do a", milestone: { title: "2.5.0" } }],
            },
          },
          {
            number: 2,
            title: "v12.5.0 late",
            state: "OPEN",
            dueOn: null,
            progressPercentage: 0,
            pullRequests: { totalCount: 0, nodes: [] },
          },
        ],
      },
    });
  });
});
