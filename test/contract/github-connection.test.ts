import { describe, expect, test } from "vitest";
import type nock from "nock";
import { createComment } from "../../src/github/resources/comments.ts";
import { mergeBaseOf } from "../../src/github/resources/compare.ts";
import type { Sha } from "../../src/model/ids.ts";
import type { Failure, Result } from "../../src/model/failure.ts";
import { repoName } from "../../src/model/ids.ts";
import {
  checkContract,
  asked,
  commit,
  connected,
  granted,
  otherCommit,
  installed,
  ready,
  repo,
  start,
  token,
  type Fixture,
} from "./github-fixture.ts";

checkContract();

const path = `/repos/acme/api/compare/${otherCommit}...${commit}?per_page=1`;
const mergedAt = (sha: Sha) => ({ merge_base_commit: { sha } });
const comments = "/repos/acme/api/issues/12/comments";
const written = { id: 5, updated_at: "2026-03-19T14:00:01Z" };
const read = (it: Fixture) => mergeBaseOf(it.github, { repo, base: otherCommit, head: commit });
const write = (it: Fixture) => createComment(it.github, { repo, number: 12, body: "text" });

function failureOf(answer: Result<unknown>): Failure {
  if (answer.ok) throw new Error("expected a failure");
  return answer.failure;
}

describe("who asks", () => {
  test("a token names only the repository and the permissions it is for, and is kept", async () => {
    const it = ready();
    token(it.api, "ghs_canary2");
    it.api.get(path).twice().reply(200, mergedAt(commit));
    it.api.post(comments).reply(201, written);
    await read(it);
    await read(it);
    await write(it);
    const tokens = it.sent.filter((sent) => sent.path.endsWith("access_tokens"));
    expect(tokens.map(({ body }) => body)).toEqual([
      {
        repositories: ["api"],
        permissions: Object.fromEntries(Object.keys(granted).map((name) => [name, "read"])),
      },
      { repositories: ["api"], permissions: { issues: "write" } },
    ]);
    expect(asked(it).map(({ headers }) => headers["authorization"])).toEqual([
      "token ghs_canary1",
      "token ghs_canary1",
      "token ghs_canary2",
    ]);
  });

  test("every request says the version of the API and of the app", async () => {
    const it = ready();
    it.api.get(path).reply(200, mergedAt(commit));
    await read(it);
    for (const { headers } of it.sent) {
      expect(headers["x-github-api-version"]).toBe("2022-11-28");
      expect(headers["user-agent"]).toMatch(/^release-train\/\d+\.\d+\.\d+ /);
    }
  });

  test("does not ask to read what the owner didn't grant", async () => {
    const it = connected();
    installed(it.api, { permissions: { metadata: "read", contents: "read" } });
    token(it.api);
    it.api.get(path).reply(200, mergedAt(commit));
    expect(await read(it)).toMatchObject({ ok: true });
    expect(it.sent[1]?.body).toMatchObject({ permissions: { metadata: "read", contents: "read" } });
  });

  test("threat 53: a token that ended early is replaced once, for a write too", async () => {
    const it = ready();
    token(it.api, "ghs_canary2");
    it.api.post(comments).reply(401, { message: "Bad credentials" });
    it.api.post(comments).reply(201, written);
    expect(await write(it)).toMatchObject({ ok: true });
    expect(asked(it).at(-1)?.headers["authorization"]).toBe("token ghs_canary2");
  });

  test("a second refusal is the answer, and the installation is looked up anew", async () => {
    const it = ready();
    token(it.api, "ghs_canary2");
    it.api.get(path).twice().reply(401, { message: "Bad credentials" });
    expect(failureOf(await read(it)).kind).toBe("unauthorised");
    it.api.get("/repos/acme/api/installation").reply(404, { message: "Not Found" });
    const failure = failureOf(await read(it));
    expect(failure.kind).toBe("forbidden");
    expect(failure.message).toBe("The App is not installed on acme/api.");
  });

  test.each([404, 422])("a token that can't be had (%i) makes it look again", async (status) => {
    const it = connected();
    installed(it.api);
    it.api.post("/app/installations/11/access_tokens").reply(status, { message: "no" });
    expect(failureOf(await read(it))).toMatchObject({ kind: "forbidden", retry: "later" });
    it.api.get("/repos/acme/api/installation").reply(200, { id: 12, permissions: granted });
    it.api
      .post("/app/installations/12/access_tokens")
      .reply(201, { token: "ghs_canary3", expires_at: "2099-01-01T00:00:00Z", permissions: {} });
    it.api.get(path).reply(200, mergedAt(commit));
    expect(await read(it)).toEqual({ ok: true, value: commit });
  });

  test("threat 13: asks nothing of a suspended installation", async () => {
    const it = connected();
    installed(it.api, { suspended_at: "2026-03-19T00:00:00Z" });
    expect(failureOf(await read(it)).message).toContain("suspended");
  });

  test("finds an installation once for calls that run at the same time", async () => {
    const it = connected();
    installed(it.api);
    const ids = await Promise.all([it.github.installationOf(repo), it.github.installationOf(repo)]);
    expect(ids).toMatchObject([
      { ok: true, value: { id: 11, permissions: granted } },
      { ok: true, value: { id: 11 } },
    ]);
  });

  test("sorts repositories by installation and leaves out what it can't reach", async () => {
    const it = connected();
    const [web, gone] = [repoName("other/web"), repoName("acme/gone")];
    installed(it.api);
    it.api.get("/repos/other/web/installation").reply(200, { id: 22, permissions: granted });
    it.api.get("/repos/acme/gone/installation").reply(404, { message: "Not Found" });
    const { groups, failures } = await it.github.groupByInstallation([repo, web, gone, repo]);
    expect(groups).toEqual([[repo], [web]]);
    expect([...failures.keys()]).toEqual([gone]);
    expect(await it.github.graphql([repo, web], "query { x }", {})).toMatchObject({
      failure: { kind: "invalid" },
    });
  });

  test("lists what it is installed on, and remembers it", async () => {
    const it = connected();
    it.api
      .get("/app/installations?per_page=100")
      .reply(200, [{ id: 11, account: { login: "acme" }, permissions: granted }]);
    token(it.api);
    const page = (name: string) => ({
      total_count: 2,
      repositories: [
        { id: name.length, full_name: `acme/${name}`, private: true, archived: false },
      ],
    });
    const state = { isPrivate: true, isArchived: false };
    const url = "/installation/repositories?per_page=100";
    it.api
      .get(url)
      .reply(200, page("api"), { link: `<https://api.github.com${url}&page=2>; rel="next"` });
    it.api.get(`${url}&page=2`).reply(200, page("web"));
    expect(await it.github.installations()).toMatchObject({ value: [{ id: 11, owner: "acme" }] });
    const repositories = await it.github.repositoriesOf(11);
    expect(repositories).toEqual({
      ok: true,
      value: ["acme/api", "acme/web"].map((one) => ({ id: 3, repo: one, ...state })),
    });
    expect(await it.github.installationOf(repo)).toMatchObject({ ok: true, value: { id: 11 } });
    expect(it.sent[1]?.body).toEqual({ permissions: { metadata: "read" } });
  });

  test("reads the App once", async () => {
    const it = connected();
    it.api.get("/app").reply(200, { id: 7, slug: "release-train", name: "Release Train" });
    const identity = { ok: true, value: { id: 7, slug: "release-train", name: "Release Train" } };
    expect(await it.github.app()).toEqual(identity);
    expect(await it.github.app()).toEqual(identity);
  });
});

describe("conditional requests", () => {
  test("a 304 is the answer from before", async () => {
    const it = ready();
    it.api.get(path).reply(200, mergedAt(commit), { etag: '"v1"' });
    it.api.get(path).matchHeader("if-none-match", '"v1"').reply(304);
    it.api.get(path).matchHeader("if-none-match", '"v1"').reply(200, mergedAt(otherCommit));
    expect(await read(it)).toEqual({ ok: true, value: commit });
    expect(await read(it)).toEqual({ ok: true, value: commit });
    expect(await read(it)).toEqual({ ok: true, value: otherCommit });
    expect(it.github.usage()).toMatchObject({ requests: 5, notModified: 1 });
  });
});

describe("trouble", () => {
  test.each([500, 502, 503, 504])("threat 50: a read is repeated after %i", async (status) => {
    const it = ready();
    it.api.get(path).reply(status, "<html>");
    it.api.get(path).reply(200, mergedAt(commit));
    expect(await read(it)).toEqual({ ok: true, value: commit });
  });

  test("a read is repeated after a reset and after an answer that is cut short", async () => {
    const it = ready();
    it.api.get(path).replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    it.api
      .get(path)
      .reply(200, '{"merge_base_commit": {"sh', { "content-type": "application/json" });
    it.api.get(path).reply(200, mergedAt(commit));
    expect(await read(it)).toEqual({ ok: true, value: commit });
  });

  test("a read gives up after three tries", async () => {
    const it = ready();
    it.api.get(path).times(3).reply(502, { message: "Server Error" });
    const failure = failureOf(await read(it));
    expect(failure).toMatchObject({ kind: "unreachable", retry: "later" });
    expect(failure.message).toContain("502: Server Error");
  });

  test.each([
    ["502", (post: nock.Interceptor) => post.reply(502)],
    ["a reset", (post: nock.Interceptor) => post.replyWithError("socket hang up")],
    [
      "HTML",
      (post: nock.Interceptor) => post.reply(201, "<html>", { "content-type": "text/html" }),
    ],
    ["another shape", (post: nock.Interceptor) => post.reply(201, { id: null })],
  ])("a write is sent once; after %s its outcome is unknown", async (_name, answer) => {
    const it = ready();
    answer(it.api.post(comments));
    expect(failureOf(await write(it))).toMatchObject({ kind: "unreachable", retry: "later" });
    expect(asked(it)).toHaveLength(1);
  });

  test.each([
    ["retry-after", { "retry-after": "90" }, 90],
    ["a reset", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset(600) }, 600],
    ["a reset that is past", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset(-5) }, 1],
    ["nothing", {}, 60],
  ])(
    "threat 51: a limit with %s says when to come back, and nothing is sent until then",
    async (_name, headers, wait) => {
      const it = ready();
      it.api.get(path).reply(403, { message: "You have exceeded a secondary rate limit" }, headers);
      const retryAt = start.add({ seconds: wait });
      expect(failureOf(await read(it))).toMatchObject({
        kind: "rate limited",
        retry: "later",
        retryAt,
      });
      expect(failureOf(await read(it))).toMatchObject({ kind: "rate limited", retryAt });
      expect(it.warnings).toHaveLength(1);

      it.clock.after(Temporal.Duration.from({ seconds: wait }), () => undefined);
      it.clock.step();
      it.api.get(path).reply(200, mergedAt(commit));
      expect(await read(it)).toEqual({ ok: true, value: commit });
    },
  );

  test("a 403 for another reason is no limit", async () => {
    const it = ready();
    it.api
      .get(path)
      .reply(
        403,
        { message: "Resource not accessible by integration" },
        { "x-accepted-github-permissions": "contents=read", "x-ratelimit-remaining": "4999" },
      );
    const failure = failureOf(await read(it));
    expect(failure).toMatchObject({ kind: "forbidden", retry: "never" });
    expect(failure.hint).toContain("contents=read");
    expect(it.github.usage().remaining.get(11)).toEqual({ rest: 4999, graphql: null });
  });

  test("threat 64: no secret of an answer is shown", async () => {
    const it = ready();
    const message =
      "bad ghs_canary1 and https://bob:hunter2@github.com/x?access_token=hunter3 Bearer abcdefghijklmnop0123";
    it.api.get(path).reply(422, { message });
    const shown = JSON.stringify(failureOf(await read(it)));
    expect(shown).not.toMatch(/canary|hunter|abcdefghijklmnop/);
    expect(shown).toContain("github.com/x");
  });

  test("a bug of ours is thrown, not told as trouble of GitHub", async () => {
    const it = ready();
    const bug = () =>
      it.github.read({
        repos: [repo],
        doing: "fall over",
        shape: { safeParse: () => undefined } as never,
        ask: () => Promise.reject(new TypeError("oops")),
      });
    await expect(bug()).rejects.toThrow("oops");
  });
});

function reset(seconds: number): string {
  return String(Math.floor(start.epochMilliseconds / 1000) + seconds);
}
