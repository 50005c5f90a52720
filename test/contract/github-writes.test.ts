import { describe, expect, test } from "vitest";
import { createCheckRun, type Annotation } from "../../src/github/resources/checks.ts";
import { createComment, updateComment } from "../../src/github/resources/comments.ts";
import { createDeployment, type NewDeployment } from "../../src/github/resources/deployments.ts";
import {
  addAssignees,
  closeIssue,
  getIssue,
  rewriteIssue,
} from "../../src/github/resources/issues.ts";
import { addReaction } from "../../src/github/resources/reactions.ts";
import {
  createRelease,
  getReleaseByTag,
  type NewRelease,
} from "../../src/github/resources/releases.ts";
import { releaseKey, serviceId } from "../../src/model/ids.ts";
import {
  checkContract,
  asked,
  commit,
  connected,
  granted,
  otherCommit,
  ready,
  repo,
  token,
} from "./github-fixture.ts";
import { homeId } from "../support/train.ts";

checkContract();

const place = { number: 12, repository_url: "https://api.github.com/repos/acme/api" };
const written = { id: 5, updated_at: "2026-03-19T14:00:01Z" };

describe("issues and comments", () => {
  test("reads the body fresh and takes an empty one as text", async () => {
    const it = ready();
    it.api
      .get("/repos/acme/api/issues/12")
      .reply(200, { ...place, body: null, labels: [] }, { etag: '"1"' });
    it.api
      .get("/repos/acme/api/issues/12")
      .reply(200, { ...place, body: "two", labels: ["a"] }, { etag: '"2"' });
    for (const value of [
      { body: "", labels: [] },
      { body: "two", labels: ["a"] },
    ]) {
      expect(await getIssue(it.github, { repo, number: 12 })).toMatchObject({ ok: true, value });
    }
    expect(asked(it).every(({ headers }) => !("if-none-match" in headers))).toBe(true);
  });

  test("writes nothing but what it is told", async () => {
    const it = ready();
    it.api
      .get("/repos/acme/api/issues/12")
      .twice()
      .reply(200, { ...place, body: "old", labels: [] });
    it.api.patch("/repos/acme/api/issues/12").twice().reply(200, {});
    const at = { repo, number: 12 };
    expect(await rewriteIssue(it.github, at, async () => null)).toEqual({ ok: true, value: false });
    const write = rewriteIssue(it.github, at, async ({ body }) => ({ body: `${body} text` }));
    expect(await write).toEqual({ ok: true, value: true });
    await closeIssue(it.github, { repo, number: 12 }, "completed");
    const bodies = asked(it).flatMap(({ method, body }) => (method === "PATCH" ? [body] : []));
    expect(bodies).toEqual([{ body: "old text" }, { state: "closed", state_reason: "completed" }]);
  });

  test("tells whom GitHub assigned, which may be fewer than were named", async () => {
    const it = ready();
    it.api
      .post("/repos/acme/api/issues/12/assignees", { assignees: ["ina", "eve"] })
      .reply(201, { assignees: [{ login: "Ina" }] });
    const at = { repo, number: 12, logins: ["ina", "eve"] };
    expect(await addAssignees(it.github, at)).toEqual({ ok: true, value: ["Ina"] });
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
    tag: null,
    environment: "production",
    task: "rollback",
    payload: {
      train: "storefront",
      release: "2.5.0",
      issue: "acme/releases#12",
      key: releaseKey(homeId, 12),
      service: serviceId("api"),
      version: "1.8.0",
      commit,
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
      task: "rollback",
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

  test("names the commit by its tag where that is wanted, and holds the answer against it", async () => {
    const it = ready();
    const tag = "deploy/api/aaaaaaaaaaaa";
    it.api.post(path).reply(201, { id: 9, sha: commit });
    it.api.post(path).reply(201, { id: 10, sha: otherCommit });
    expect(await createDeployment(it.github, { ...deployment, tag })).toMatchObject({ ok: true });
    expect(asked(it)[0]?.body).toMatchObject({ ref: tag, payload: { commit } });
    const astray = await createDeployment(it.github, { ...deployment, tag });
    expect(astray).toMatchObject({ ok: false, failure: { kind: "unexpected" } });
    expect(!astray.ok && astray.failure.hint).toContain(`named like ${tag}`);
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
    isPreRelease: false,
    latest: "false",
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
