import { describe, expect, test } from "vitest";
import { mergeBaseOf } from "../../src/github/resources/compare.ts";
import { fileSizeMax, headOfDefaultBranch, readFile } from "../../src/github/resources/contents.ts";
import { deliveryDetail, listDeliveries } from "../../src/github/resources/deliveries.ts";
import { repositoryPermission, teamMembership } from "../../src/github/resources/people.ts";
import { teamName } from "../../src/model/ids.ts";
import {
  checkContract,
  commit,
  connected,
  granted,
  otherCommit,
  ready,
  repo,
  start,
  token,
} from "./github-fixture.ts";

checkContract();

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

  test("threat 54: a comparison without a merge base is no answer", async () => {
    const it = ready();
    it.api.get(/compare/).reply(200, { status: "diverged" });
    const answer = await mergeBaseOf(it.github, { repo, base: otherCommit, head: commit });
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
    it.api.get("/repos/acme/api/collaborators/sarah/permission").reply(200, {
      permission: "write",
      role_name: "maintain",
      user: { id: 42, login: "sarah", type: "User" },
    });
    const value = {
      permission: "write",
      roleName: "maintain",
      user: { id: 42, login: "sarah", kind: "person" },
    };
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
