import { describe, expect, it } from "vitest";
import { cherryPick, createBranch } from "../../../src/simulator/world/commits.ts";
import { mergePull, openPull } from "../../../src/simulator/world/pulls.ts";
import { addRuleset } from "../../../src/simulator/world/rulesets.ts";
import { branches } from "./branches.ts";

describe("refs", () => {
  it("go by full and short names, with the commit they point to", async () => {
    const { askApi, second } = branches();
    const found = await askApi(`
      full: ref(qualifiedName: "refs/heads/release/2") { name prefix target { oid } }
      short: ref(qualifiedName: "release/2") { name }
      tag: ref(qualifiedName: "refs/tags/v1") { name prefix }
      none: ref(qualifiedName: "release/3") { name }
      defaultBranchRef { name }
      refs(refPrefix: "refs/heads/", first: 10) { nodes { name } }`);
    expect(found).toEqual({
      full: { name: "release/2", prefix: "refs/heads/", target: { oid: second.sha } },
      short: { name: "release/2" },
      tag: { name: "v1", prefix: "refs/tags/" },
      none: null,
      defaultBranchRef: { name: "main" },
      refs: { nodes: [{ name: "main" }, { name: "release/2" }] },
    });
  });

  it("tell what the active rulesets require of them, page by page", async () => {
    const { askApi, world, api, sarah } = branches();
    const set = (name: string, pattern: string, enforcement?: "active" | "evaluate" | "disabled") =>
      addRuleset(world, api, {
        name,
        branches: [pattern],
        checks: [name],
        by: sarah,
        ...(enforcement && { enforcement }),
      });
    set("all", "~ALL");
    set("releases", "refs/heads/release/*");
    set("default", "~DEFAULT_BRANCH");
    set("tried", "~ALL", "evaluate");
    set("off", "~ALL", "disabled");
    const rules = `type parameters { __typename ... on RequiredStatusChecksParameters {
      requiredStatusChecks { context } } }`;
    const { main, release, tag, first } = (await askApi(`
      main: ref(qualifiedName: "main") { rules(first: 9) { nodes { ${rules} } } }
      release: ref(qualifiedName: "release/2") { rules(first: 9) { nodes { ${rules} } } }
      tag: ref(qualifiedName: "refs/tags/v1") { rules(first: 9) { totalCount } }
      first: ref(qualifiedName: "main") { rules(first: 1) { pageInfo { hasNextPage } } }`)) as Record<
      string,
      { readonly rules: unknown }
    >;
    const rule = (context: string) => ({
      type: "REQUIRED_STATUS_CHECKS",
      parameters: {
        __typename: "RequiredStatusChecksParameters",
        requiredStatusChecks: [{ context }],
      },
    });
    expect(main?.rules).toEqual({ nodes: [rule("default"), rule("all")] });
    expect(release?.rules).toEqual({ nodes: [rule("releases"), rule("all")] });
    expect(tag?.rules).toEqual({ totalCount: 0 });
    expect(first?.rules).toEqual({ pageInfo: { hasNextPage: true } });
  });

  it("tell the checks that a branch requires to all, the whole rule to who may administer", async () => {
    const { answer, askApi, api, viewer } = branches();
    api.requiredChecks.set("main", ["build"]);
    const mine = "refUpdateRule { pattern requiredStatusCheckContexts }";
    expect(
      await askApi(`main: ref(qualifiedName: "main") { ${mine} rules(first: 1) { totalCount } }
        other: ref(qualifiedName: "release/2") { ${mine} }`),
    ).toEqual({
      main: {
        refUpdateRule: { pattern: "main", requiredStatusCheckContexts: ["build"] },
        rules: { totalCount: 0 },
      },
      other: { refUpdateRule: null },
    });
    const query = `{ repository(owner: "acme", name: "api-gateway") { ref(qualifiedName: "main") {
      branchProtectionRule { requiresStatusChecks requiredStatusCheckContexts
        requiredStatusChecks { context app { slug } } } } } }`;
    const refused = await answer(query);
    expect(refused.data).toEqual({ repository: { ref: { branchProtectionRule: null } } });
    expect(refused.errors).toEqual([expect.objectContaining({ type: "FORBIDDEN" })]);
    const permissions = { ...viewer.permissions, administration: "read" as const };
    const { data } = await answer(query, {}, { ...viewer, permissions });
    expect(data).toEqual({
      repository: {
        ref: {
          branchProtectionRule: {
            requiresStatusChecks: true,
            requiredStatusCheckContexts: ["build"],
            requiredStatusChecks: [{ context: "build", app: null }],
          },
        },
      },
    });
  });
});

describe("a comparison", () => {
  it("is of a head with the ref as its base, by branch, owner:branch, tag and sha", async () => {
    const { askApi, second, other } = branches();
    const compare = "{ status aheadBy behindBy }";
    expect(
      await askApi(`ref(qualifiedName: "refs/tags/v1") {
        ahead: compare(headRef: "release/2") ${compare}
        qualified: compare(headRef: "acme:release/2") ${compare}
        same: compare(headRef: "v1") ${compare} }
      main: ref(qualifiedName: "main") {
        diverged: compare(headRef: "${second.sha}") { status aheadBy behindBy headTarget { oid } baseTarget { oid } }
        behind: compare(headRef: "refs/tags/v1") ${compare} }`),
    ).toEqual({
      ref: {
        ahead: { status: "AHEAD", aheadBy: 2, behindBy: 0 },
        qualified: { status: "AHEAD", aheadBy: 2, behindBy: 0 },
        same: { status: "IDENTICAL", aheadBy: 0, behindBy: 0 },
      },
      main: {
        diverged: {
          status: "DIVERGED",
          aheadBy: 2,
          behindBy: 1,
          headTarget: { oid: second.sha },
          baseTarget: { oid: other.sha },
        },
        behind: { status: "BEHIND", aheadBy: 0, behindBy: 1 },
      },
    });
  });

  it("lists the commits of the head, oldest first, in pages", async () => {
    const { askApi, first } = branches();
    const page = (args: string) =>
      askApi(`ref(qualifiedName: "v1") { compare(headRef: "release/2") { commits(${args}) {
        totalCount pageInfo { hasNextPage endCursor } nodes { messageHeadline messageBody } } } }`);
    const start = (await page("first: 1")) as {
      ref: { compare: { commits: { pageInfo: { endCursor: string } } } };
    };
    expect(start.ref.compare.commits).toEqual({
      totalCount: 2,
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
      nodes: [{ messageHeadline: "Add a", messageBody: "Because it was missing." }],
    });
    expect(first.message).toContain("Because");
    const { endCursor } = start.ref.compare.commits.pageInfo;
    expect(await page(`first: 1, after: "${endCursor}"`)).toMatchObject({
      ref: {
        compare: { commits: { nodes: [{ messageHeadline: "Add src/b.txt", messageBody: "" }] } },
      },
    });
  });

  it("with a head that isn't there is null with an error of its own, and the others stand", async () => {
    const { answer } = branches();
    const { data, errors } = await answer(`{ repository(owner: "acme", name: "api-gateway") {
      ref(qualifiedName: "main") { a: compare(headRef: "gone") { status } b: compare(headRef: "v1") { status } } } }`);
    expect(data).toEqual({ repository: { ref: { a: null, b: { status: "BEHIND" } } } });
    expect(errors).toEqual([
      expect.objectContaining({ type: "NOT_FOUND", path: ["repository", "ref", "a"] }),
    ]);
  });
});

describe("a commit", () => {
  it("has its history newest first, by time and by path", async () => {
    const { askApi, first } = branches();
    const history = (args: string) =>
      `history(first: 10 ${args}) { totalCount nodes { messageHeadline } }`;
    expect(
      await askApi(`object(expression: "release/2") { ... on Commit {
        all: ${history("")} since: ${history(`, since: "${first.at.add({ seconds: 1 }).toString()}"`)}
        path: ${history(', path: "src"')} parents(first: 1) { nodes { oid } } } }`),
    ).toEqual({
      object: {
        all: {
          totalCount: 3,
          nodes: [
            { messageHeadline: "Add src/b.txt" },
            { messageHeadline: "Add a" },
            { messageHeadline: "Initial commit" },
          ],
        },
        since: { totalCount: 1, nodes: [{ messageHeadline: "Add src/b.txt" }] },
        path: { totalCount: 1, nodes: [{ messageHeadline: "Add src/b.txt" }] },
        parents: { nodes: [{ oid: first.sha }] },
      },
    });
  });

  it.each(["merge", "squash", "rebase"] as const)(
    "knows the pull request that brought it in by %s",
    async (method) => {
      const { askApi, world, api, by, write } = branches();
      createBranch(world, api, { name: "topic", from: "main", by });
      const own = [write("topic", "d.txt"), write("topic", "e.txt")];
      const pull = openPull(world, api, { head: "topic", base: "main", title: "Topic", by });
      write("main", "f.txt");
      const merge = mergePull(world, api, pull, { method, by });
      const pulls = async (rev: string) => {
        const found = await askApi(`object(expression: "${rev}") { ... on Commit {
          associatedPullRequests(first: 5) { nodes { number merged } } } }`);
        return (found as { object: { associatedPullRequests: { nodes: unknown[] } } }).object
          .associatedPullRequests.nodes;
      };
      const itself = [{ number: pull.number, merged: true }];
      // A rebase made a copy of each of the two commits.
      const copies = method === "rebase" ? merge.parents : [];
      for (const sha of [merge.sha, ...own.map(({ sha }) => sha), ...copies])
        expect(await pulls(sha)).toEqual(itself);
      expect(await pulls("v1")).toEqual([]);
      const picked = cherryPick(world, api, { sha: own[0]?.sha ?? "", branch: "release/2", by });
      expect(await pulls(picked.sha)).toEqual([]);
    },
  );

  it("that is not in the default branch also has its open pull requests", async () => {
    const { askApi, world, api, by, second } = branches();
    const pull = openPull(world, api, { head: "release/2", base: "main", title: "Back", by });
    expect(
      await askApi(`object(oid: "${second.sha}") { ... on Commit {
        associatedPullRequests(first: 5) { nodes { number merged } } } }`),
    ).toEqual({
      object: { associatedPullRequests: { nodes: [{ number: pull.number, merged: false }] } },
    });
  });
});
