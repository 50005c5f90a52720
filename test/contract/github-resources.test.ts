import { afterEach, describe, expect, test } from "vitest";
import nock from "nock";
import { createCheckRun, type Annotation } from "../../src/github/checks.ts";
import { createComment, updateComment } from "../../src/github/comments.ts";
import { isContained } from "../../src/github/compare.ts";
import { fileSizeMax, headOfDefaultBranch, readFile } from "../../src/github/contents.ts";
import { deliveryDetail, listDeliveries } from "../../src/github/deliveries.ts";
import { createDeployment, type NewDeployment } from "../../src/github/deployments.ts";
import { closeIssue, getIssueBody, updateIssueBody } from "../../src/github/issues.ts";
import { repositoryPermission, teamMembership } from "../../src/github/people.ts";
import { addReaction } from "../../src/github/reactions.ts";
import { createRelease, getReleaseByTag, type NewRelease } from "../../src/github/releases.ts";
import { releaseKey, repoName, serviceId, teamName } from "../../src/model/ids.ts";
import {
  asked,
  commit,
  connected,
  granted,
  otherCommit,
  ready,
  repo,
  start,
  token,
} from "./github-fixture.ts";

afterEach(() => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  expect(unused).toEqual([]);
});

const written = { id: 5, updated_at: "2026-03-19T14:00:01Z" };

describe("issues and comments", () => {
  test("reads the body fresh and takes an empty one as text", async () => {
    const it = ready();
    it.api.get("/repos/acme/api/issues/12").reply(200, { body: null }, { etag: '"1"' });
    it.api.get("/repos/acme/api/issues/12").reply(200, { body: "two" }, { etag: '"2"' });
    expect(await getIssueBody(it.github, { repo, number: 12 })).toEqual({ ok: true, value: "" });
    expect(await getIssueBody(it.github, { repo, number: 12 })).toEqual({ ok: true, value: "two" });
    expect(asked(it).every(({ headers }) => !("if-none-match" in headers))).toBe(true);
  });

  test("writes nothing but what it is told", async () => {
    const it = ready();
    it.api.patch("/repos/acme/api/issues/12").twice().reply(200, {});
    await updateIssueBody(it.github, { repo, number: 12, body: "text" });
    await closeIssue(it.github, { repo, number: 12 });
    expect(asked(it).map(({ body }) => body)).toEqual([
      { body: "text" },
      { state: "closed", state_reason: "completed" },
    ]);
  });

  test("answers a comment's id and time", async () => {
    const it = ready();
    it.api.post("/repos/acme/api/issues/12/comments", { body: "new" }).reply(201, written);
    it.api.patch("/repos/acme/api/issues/comments/5", { body: "edited" }).reply(200, written);
    const value = { id: 5, updatedAt: Temporal.Instant.from("2026-03-19T14:00:01Z") };
    const created = await createComment(it.github, { repo, number: 12, body: "new" });
    const updated = await updateComment(it.github, { repo, id: 5, body: "edited" });
    expect(created).toEqual({ ok: true, value });
    expect(updated).toEqual({ ok: true, value });
  });

  test.each([200, 201])("reacts, whether or not it did before (%i)", async (status) => {
    const it = ready();
    it.api
      .post("/repos/acme/api/issues/comments/5/reactions", { content: "rocket" })
      .reply(status, { id: 1 });
    const answer = await addReaction(it.github, { repo, comment: 5, content: "rocket" });
    expect(answer).toEqual({ ok: true, value: undefined });
  });
});

describe("deployments", () => {
  const deployment: NewDeployment = {
    repo,
    commit,
    environment: "production",
    payload: {
      train: "storefront",
      release: "2.5.0",
      issue: releaseKey(repoName("acme/releases"), 12),
      service: serviceId("api"),
      version: "1.8.0",
      attempt: 1,
      intent: "0b5b7b8e-0000-4000-8000-000000000000",
    },
    description: "x".repeat(200),
  };
  const path = "/repos/acme/api/deployments";

  test("sends every default that is a trap", async () => {
    const it = ready();
    it.api.post(path).reply(201, { id: 9, sha: commit });
    const answer = await createDeployment(it.github, deployment);
    expect(answer).toEqual({ ok: true, value: { id: 9, sha: commit } });
    expect(asked(it)[0]?.body).toEqual({
      ref: commit,
      task: "deploy",
      environment: "production",
      production_environment: true,
      auto_merge: false,
      required_contexts: [],
      payload: deployment.payload,
      description: "x".repeat(140),
    });
  });

  test.each([
    [202, { message: "Auto-merged main into a" }, "unexpected", "Auto-merged main into a"],
    [201, { id: 9, sha: otherCommit }, "unexpected", `for ${otherCommit}`],
    [201, { id: "nine" }, "unreachable", "not as expected"],
    [409, { message: "Conflict merging main into a" }, "conflict", "Conflict merging"],
    [422, { message: "No ref found for: a" }, "invalid", "No ref found"],
    [404, { message: "Not Found" }, "not found", "404"],
    [502, { message: "Server Error" }, "unreachable", "502"],
  ])("tells %i %o as %s", async (status, body, kind, words) => {
    const it = ready();
    it.api.post(path).reply(status, body);
    const answer = await createDeployment(it.github, deployment);
    expect(answer).toMatchObject({ ok: false, failure: { kind } });
    expect(!answer.ok && answer.failure.message).toContain(words);
    expect(asked(it)).toHaveLength(1);
  });

  test("does not send what the owner didn't grant", async () => {
    const it = connected();
    const permissions = { ...granted, deployments: "read" };
    it.api.get("/repos/acme/api/installation").reply(200, { id: 11, permissions });
    const answer = await createDeployment(it.github, deployment);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "forbidden" } });
    expect(!answer.ok && answer.failure.message).toContain("deployments: write");
  });
});

describe("releases", () => {
  const release: NewRelease = {
    repo,
    tag: "v1.8.0",
    commit,
    name: "API 1.8.0",
    body: "notes",
    latest: false,
  };
  const answerBody = {
    id: 3,
    html_url: "https://github.com/x",
    tag_name: "v1.8.0",
    body: "notes",
    draft: false,
  };
  const refPath = "/repos/acme/api/git/ref/tags%2Fv1.8.0";
  const tagAt = (sha: string) => ({ object: { type: "commit", sha } });

  /** A token to read and another to write. */
  const readyForBoth = () => {
    const it = ready();
    token(it.api, "ghs_canary2");
    return it;
  };

  test("publishes at the commit when the tag is new", async () => {
    const it = readyForBoth();
    it.api.get(refPath).reply(404, { message: "Not Found" });
    it.api.get("/repos/acme/api").reply(200, { id: 1 });
    it.api.post("/repos/acme/api/releases").reply(201, answerBody);
    const answer = await createRelease(it.github, release);
    expect(answer).toMatchObject({ ok: true, value: { id: 3, tag: "v1.8.0", isDraft: false } });
    expect(asked(it).at(-1)?.body).toEqual({
      tag_name: "v1.8.0",
      target_commitish: commit,
      name: "API 1.8.0",
      body: "notes",
      draft: false,
      prerelease: false,
      make_latest: "false",
    });
  });

  test("refuses a tag that points elsewhere, and publishes nothing", async () => {
    const it = ready();
    it.api.get(refPath).reply(200, tagAt(otherCommit));
    const answer = await createRelease(it.github, release);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "conflict" } });
  });

  test("sees through an annotated tag", async () => {
    const it = readyForBoth();
    it.api.get(refPath).reply(200, { object: { type: "tag", sha: otherCommit } });
    it.api.get(`/repos/acme/api/git/tags/${otherCommit}`).reply(200, tagAt(commit));
    it.api.post("/repos/acme/api/releases").reply(201, answerBody);
    expect(await createRelease(it.github, release)).toMatchObject({ ok: true });
  });

  test("tells a release that exists apart from other refusals", async () => {
    const it = readyForBoth();
    it.api.get(refPath).reply(200, tagAt(commit));
    const errors = [{ resource: "Release", code: "already_exists", field: "tag_name" }];
    it.api.post("/repos/acme/api/releases").reply(422, { message: "Validation Failed", errors });
    const answer = await createRelease(it.github, release);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "conflict" } });
  });

  test("explains the 404 that a changed workflow file causes", async () => {
    const it = readyForBoth();
    it.api.get(refPath).reply(200, tagAt(commit));
    it.api.post("/repos/acme/api/releases").reply(404, { message: "Not Found" });
    const answer = await createRelease(it.github, release);
    expect(!answer.ok && answer.failure.hint).toContain("Workflows: write");
  });

  test("takes 404 for no release only while the repository can be seen", async () => {
    const it = ready();
    const path = "/repos/acme/api/releases/tags/v1.8.0";
    it.api.get(path).twice().reply(404, { message: "Not Found" });
    it.api.get("/repos/acme/api").reply(200, { id: 1 });
    it.api.get("/repos/acme/api").reply(404, { message: "Not Found" });
    const at = { repo, tag: "v1.8.0" };
    expect(await getReleaseByTag(it.github, at)).toEqual({ ok: true, value: null });
    expect(await getReleaseByTag(it.github, at)).toMatchObject({ failure: { kind: "not found" } });
  });
});

describe("contents and history", () => {
  const file = (content: string, size = content.length) => ({
    type: "file",
    size,
    encoding: "base64",
    content: Buffer.from(content)
      .toString("base64")
      .replaceAll(/(.{8})/g, "$1\n"),
  });
  const path = ".github/release-train.yml";
  const url = "/repos/acme/api/contents/.github%2Frelease-train.yml?ref=release%2F2.5.0";
  const at = { repo, path, ref: "release/2.5.0" };

  test("reads a file at a ref", async () => {
    const it = ready();
    it.api.get(url).reply(200, file("train: größe\n"));
    const value = { kind: "text", text: "train: größe\n" };
    expect(await readFile(it.github, at)).toEqual({ ok: true, value });
  });

  test("says when a file is too large", async () => {
    const it = ready();
    it.api.get(url).reply(200, file("x", fileSizeMax + 1));
    const value = { kind: "too large", size: fileSizeMax + 1 };
    expect(await readFile(it.github, at)).toEqual({ ok: true, value });
  });

  test.each([[[{ type: "file" }]], [{ type: "symlink" }]])("refuses %o", async (body) => {
    const it = ready();
    it.api.get(url).reply(200, body);
    expect(await readFile(it.github, at)).toMatchObject({ failure: { kind: "invalid" } });
  });

  test("finds the head of the default branch", async () => {
    const it = ready();
    it.api.get("/repos/acme/api").reply(200, { default_branch: "main" });
    it.api
      .get("/repos/acme/api/branches/main")
      .reply(200, { name: "main", commit: { sha: commit } });
    const value = { branch: "main", commit };
    expect(await headOfDefaultBranch(it.github, repo)).toEqual({ ok: true, value });
  });

  test.each([
    ["behind", true],
    ["identical", true],
    ["ahead", false],
    ["diverged", false],
  ])("%s means contained: %s", async (status, value) => {
    const it = ready();
    it.api
      .get(`/repos/acme/api/compare/release%2F2.5.0...${commit}?per_page=1`)
      .reply(200, { status });
    const answer = await isContained(it.github, { repo, base: "release/2.5.0", commit });
    expect(answer).toEqual({ ok: true, value });
  });

  test("a status that nobody knows is no answer", async () => {
    const it = ready();
    it.api.get(/compare/).reply(200, { status: "sideways" });
    const answer = await isContained(it.github, { repo, base: "main", commit });
    expect(answer).toMatchObject({ failure: { kind: "unexpected", retry: "later" } });
  });
});

describe("people", () => {
  const membership = "/orgs/acme/teams/infra/memberships/sarah";
  const of = { team: teamName("acme/infra"), login: "sarah" };
  const memberReader = () => {
    const it = connected();
    it.api.get("/orgs/acme/installation").reply(200, { id: 11, permissions: granted });
    token(it.api);
    return it;
  };

  test("reads what a person may do", async () => {
    const it = ready();
    it.api
      .get("/repos/acme/api/collaborators/sarah/permission")
      .reply(200, { permission: "write", role_name: "maintain", user: { id: 42 } });
    const value = { permission: "write", roleName: "maintain", userId: 42 };
    expect(await repositoryPermission(it.github, { repo, login: "sarah" })).toEqual({
      ok: true,
      value,
    });
  });

  test.each(["active", "pending"])("a membership can be %s", async (state) => {
    const it = memberReader();
    it.api.get(membership).reply(200, { state });
    expect(await teamMembership(it.github, of)).toEqual({ ok: true, value: state });
    const permissions = it.sent.find(({ path }) => path.endsWith("access_tokens"))?.body;
    expect(permissions).toEqual({ permissions: { members: "read" } });
  });

  test("404 is no membership when the team can be seen", async () => {
    const it = memberReader();
    it.api.get(membership).reply(404, { message: "Not Found" });
    it.api.get("/orgs/acme/teams/infra").reply(200, { id: 1 });
    expect(await teamMembership(it.github, of)).toEqual({ ok: true, value: "none" });
  });

  test("404 is a failure when the team can't be seen", async () => {
    const it = memberReader();
    it.api.get(membership).reply(404, { message: "Not Found" });
    it.api.get("/orgs/acme/teams/infra").reply(404, { message: "Not Found" });
    expect(await teamMembership(it.github, of)).toMatchObject({ failure: { kind: "not found" } });
  });
});

describe("check runs", () => {
  const annotation = (line: number): Annotation => ({
    path: "a.yml",
    line,
    level: "failure",
    title: "Unknown key",
    message: "Remove it.",
  });

  test("sends at most 50 annotations at once, and all of them", async () => {
    const it = ready();
    it.api.post("/repos/acme/api/check-runs").reply(201, { id: 77 });
    it.api.patch("/repos/acme/api/check-runs/77").twice().reply(200, {});
    const answer = await createCheckRun(it.github, {
      repo,
      name: "Release train",
      commit,
      conclusion: "failure",
      title: "101 problems",
      summary: "…",
      annotations: Array.from({ length: 101 }, (_, index) => annotation(index + 1)),
    });
    expect(answer).toEqual({ ok: true, value: 77 });
    const lines = asked(it).map(({ body }) =>
      (body as { output: { annotations: { start_line: number }[] } }).output.annotations.map(
        (sent) => sent.start_line,
      ),
    );
    expect(lines.map(({ length }) => length)).toEqual([50, 50, 1]);
    expect(lines.flat()).toEqual(Array.from({ length: 101 }, (_, index) => index + 1));
  });
});

describe("deliveries", () => {
  const attempt = (id: number | string, minutesAgo: number, status_code = 200) => ({
    id,
    guid: `guid-${id}`,
    event: "issues",
    action: "edited",
    delivered_at: start.subtract({ minutes: minutesAgo }).toString(),
    redelivery: false,
    status: "OK",
    status_code,
  });
  const list = "/app/hook/deliveries?per_page=100";

  test("pages until the time asked for, and no further", async () => {
    const it = connected();
    const link = (cursor: string) => ({
      link: `<https://api.github.com${list}&cursor=${cursor}>; rel="next"`,
    });
    it.api.get(list).reply(200, [attempt(3, 1, 502)], link("c1"));
    it.api.get(`${list}&cursor=c1`).reply(200, [attempt(2, 5), attempt(1, 15)], link("c2"));
    const answer = await listDeliveries(it.github, start.subtract({ minutes: 10 }));
    expect(answer.ok && answer.value.map(({ id, arrived }) => [id, arrived])).toEqual([
      ["3", false],
      ["2", true],
    ]);
    expect(it.sent.every(({ headers }) => headers["authorization"]?.startsWith("bearer "))).toBe(
      true,
    );
  });

  test("keeps ids that a number can't hold", async () => {
    const it = connected();
    const text = JSON.stringify([attempt("ID", 1)]).replace('"ID"', "9007199254740993");
    it.api.get(list).reply(200, text, { "content-type": "application/json" });
    it.api
      .get("/app/hook/deliveries/9007199254740993")
      .reply(200, { guid: "g", event: "issues", request: { payload: { action: "edited" } } });
    const answer = await listDeliveries(it.github, start.subtract({ minutes: 10 }));
    const id = answer.ok ? (answer.value[0]?.id ?? "") : "";
    expect(await deliveryDetail(it.github, id)).toEqual({
      ok: true,
      value: { guid: "g", event: "issues", payload: { action: "edited" } },
    });
  });
});
