import { expect, test } from "vitest";
import { addUser } from "../../../src/simulator/world/accounts.ts";
import { addRepository } from "../../../src/simulator/world/repositories.ts";
import { startFixture, type Ask } from "./fixture.ts";

const root = "/repos/acme/api";

async function openIssues(ask: Ask, ...titles: string[]) {
  const issues = [];
  for (const title of titles) issues.push((await ask("POST", `${root}/issues`, { title })).body);
  return issues;
}

test("issues are opened, read, changed, closed and listed", async () => {
  await using it = await startFixture();
  const ask = it.asInstallation;
  await ask("POST", `${root}/milestones`, { title: "2.5.0", due_on: "2026-03-20T00:00:00Z" });
  const opened = await ask("POST", `${root}/issues`, {
    title: "Release v2.5.0",
    body: "### Version\nv2.5.0",
    labels: ["release-train", { name: "urgent" }],
    assignees: ["bob"],
    milestone: 1,
  });
  expect(opened).toMatchObject({
    status: 201,
    body: {
      number: 1,
      user: { login: "release-train[bot]", type: "Bot" },
      labels: [{ name: "release-train" }, { name: "urgent" }],
      assignees: [{ login: "bob" }],
      milestone: { title: "2.5.0", open_issues: 1 },
      performed_via_github_app: { slug: "release-train" },
      html_url: `${it.simulator.url}/acme/api/issues/1`,
    },
  });
  const changed = await ask("PATCH", `${root}/issues/1`, {
    body: null,
    state: "closed",
    state_reason: "not_planned",
    milestone: null,
    labels: [],
  });
  expect(changed.body).toMatchObject({ body: "", state: "closed", state_reason: "not_planned" });
  expect(changed.body).toMatchObject({ milestone: null, labels: [] });
  await openIssues(ask, "Second");
  expect((await ask("GET", `${root}/issues`)).body).toHaveLength(1);
  expect((await ask("GET", `${root}/issues?state=all&assignee=bob`)).body).toHaveLength(1);
  expect((await ask("GET", `${root}/issues?labels=urgent&state=all`)).body).toHaveLength(0);
  expect((await ask("GET", `${root}/issues/7`)).status).toBe(404);
  expect(it.violations).toEqual([]);
});

test("wrong input is a 422 that names the field, and changes nothing", async () => {
  await using it = await startFixture();
  const ask = it.asInstallation;
  const wrong = async (body: unknown) => (await ask("POST", `${root}/issues`, body)).body.errors;
  expect(await wrong({})).toEqual([{ resource: "Issue", field: "title", code: "missing_field" }]);
  expect(await wrong({ title: "x", body: 7 })).toMatchObject([{ field: "body", code: "invalid" }]);
  expect(await wrong({ title: "x", body: "a".repeat(65_537) })).toMatchObject([
    { resource: "Issue", field: "body", message: "body is too long (maximum is 65536 characters)" },
  ]);
  expect(await wrong({ title: "x", assignees: ["nobody"] })).toMatchObject([
    { field: "assignees", code: "invalid" },
  ]);
  expect(it.repository.issues.size).toBe(0);
});

test("who can't be assigned is left out without a word", async () => {
  await using it = await startFixture();
  const ask = it.asInstallation;
  addUser(it.world, "eve");
  await openIssues(ask, "Release");
  const path = `${root}/issues/1/assignees`;
  const logins = async (...assignees: readonly string[]): Promise<readonly string[]> =>
    (await ask("POST", path, { assignees })).body.assignees.map(
      (one: { login: string }) => one.login,
    );
  expect(await logins("bob", "eve", "nobody")).toEqual(["bob"]);
  expect(await logins("sarah")).toEqual(["bob", "sarah"]);
  expect(it.violations).toEqual([]);
});

test("comments come, change and go; only those who may do so", async () => {
  await using it = await startFixture();
  await openIssues(it.asInstallation, "Release");
  const said = await it.asBob("POST", `${root}/issues/1/comments`, { body: "/go" });
  expect(said).toMatchObject({ status: 201, body: { body: "/go", user: { login: "bob" } } });
  const path = `${root}/issues/comments/${said.body.id}`;
  expect((await it.asSarah("PATCH", path, { body: "/no-go" })).body.body).toBe("/no-go");
  const own = await it.asInstallation("POST", `${root}/issues/1/comments`, { body: "Seen" });
  const ownPath = `${root}/issues/comments/${own.body.id}`;
  expect((await it.asBob("DELETE", ownPath)).status).toBe(403);
  expect((await it.asInstallation("GET", `${root}/issues/1/comments`)).body).toHaveLength(2);
  expect((await it.asInstallation("DELETE", ownPath)).status).toBe(204);
  expect((await it.asInstallation("GET", ownPath)).status).toBe(404);
  const empty = await it.asBob("POST", `${root}/issues/1/comments`, { body: " " });
  expect(empty).toMatchObject({ status: 422, body: { errors: [{ resource: "IssueComment" }] } });
  expect(it.violations).toEqual([]);
});

test("the same reaction twice is one: 201, then 200", async () => {
  await using it = await startFixture();
  await openIssues(it.asInstallation, "Release");
  const { id } = (await it.asBob("POST", `${root}/issues/1/comments`, { body: "/go" })).body;
  for (const subject of ["issues/1", `issues/comments/${id}`]) {
    const path = `${root}/${subject}/reactions`;
    const first = await it.asInstallation("POST", path, { content: "eyes" });
    const second = await it.asInstallation("POST", path, { content: "eyes" });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.id).toBe(first.body.id);
    expect((await it.asBob("DELETE", `${path}/${first.body.id}`)).status).toBe(403);
    expect((await it.asInstallation("GET", path)).body).toMatchObject([{ content: "eyes" }]);
    expect((await it.asInstallation("DELETE", `${path}/${first.body.id}`)).status).toBe(204);
    expect((await it.asInstallation("POST", path, { content: "ok" })).status).toBe(422);
  }
  expect(it.violations).toEqual([]);
});

test("labels and milestones of a repository, labels of an issue", async () => {
  await using it = await startFixture();
  const ask = it.asInstallation;
  await openIssues(ask, "Release");
  const label = { name: "release:2.5.0", color: "00ff00", description: "Departs" };
  expect(await ask("POST", `${root}/labels`, label)).toMatchObject({ status: 201, body: label });
  expect((await ask("POST", `${root}/labels`, label)).body.errors[0].code).toBe("already_exists");
  expect((await ask("GET", `${root}/labels/release%3A2.5.0`)).body.color).toBe("00ff00");
  const path = `${root}/issues/1/labels`;
  const names = (reply: { body: { name: string }[] }) => reply.body.map(({ name }) => name);
  expect(names(await ask("POST", path, { labels: ["a", "b"] }))).toEqual(["a", "b"]);
  expect(names(await ask("POST", path, { labels: [{ name: "c" }] }))).toEqual(["a", "b", "c"]);
  expect(names(await ask("DELETE", `${path}/b`))).toEqual(["a", "c"]);
  expect((await ask("DELETE", `${path}/b`)).status).toBe(404);
  expect(names(await ask("PUT", path, { labels: ["d"] }))).toEqual(["d"]);
  expect(names(await ask("GET", path))).toEqual(["d"]);
  expect((await ask("DELETE", path)).status).toBe(204);
  expect((await ask("GET", `${root}/labels`)).body).toHaveLength(5);
  await ask("POST", `${root}/milestones`, { title: "2.5.0", description: "Spring" });
  await ask("PATCH", `${root}/milestones/1`, { state: "closed" });
  expect((await ask("GET", `${root}/milestones/1`)).body).toMatchObject({ state: "closed" });
  expect((await ask("GET", `${root}/milestones`)).body).toEqual([]);
  expect((await ask("GET", `${root}/milestones?state=all`)).body).toHaveLength(1);
  expect(it.violations).toEqual([]);
});

test("sub-issues have an order and one parent, across repositories of one owner", async () => {
  await using it = await startFixture();
  const ask = it.asInstallation;
  addRepository(it.world, { owner: "acme", name: "web", by: it.sarah, isPrivate: true });
  const [, first, second] = await openIssues(ask, "Train", "First", "Second");
  const third = (await ask("POST", "/repos/acme/web/issues", { title: "Third" })).body;
  const path = `${root}/issues/1`;
  for (const { id } of [first, second, third])
    expect((await ask("POST", `${path}/sub_issues`, { sub_issue_id: id })).status).toBe(201);
  const again = await ask("POST", `${path}/sub_issues`, { sub_issue_id: first.id });
  expect(again.status).toBe(422);
  const titles = async () =>
    (await ask("GET", `${path}/sub_issues`)).body.map((issue: { title: string }) => issue.title);
  expect(await titles()).toEqual(["First", "Second", "Third"]);
  const move = (body: object) => ask("PATCH", `${path}/sub_issues/priority`, body);
  await move({ sub_issue_id: third.id, before_id: first.id });
  expect(await titles()).toEqual(["Third", "First", "Second"]);
  await move({ sub_issue_id: third.id, after_id: first.id });
  expect(await titles()).toEqual(["First", "Third", "Second"]);
  expect((await ask("GET", "/repos/acme/web/issues/1/parent")).body.title).toBe("Train");
  expect((await ask("GET", path)).body.sub_issues_summary.total).toBe(3);
  await ask("DELETE", `${path}/sub_issue`, { sub_issue_id: third.id });
  expect((await ask("GET", "/repos/acme/web/issues/1/parent")).status).toBe(404);
  expect(it.violations).toEqual([]);
});

test("dependencies between issues are seen from both ends", async () => {
  await using it = await startFixture();
  const ask = it.asInstallation;
  const [, second] = await openIssues(ask, "First", "Second");
  const path = `${root}/issues/1/dependencies/blocked_by`;
  expect((await ask("POST", path, { issue_id: second.id })).status).toBe(201);
  expect((await ask("GET", path)).body).toMatchObject([{ number: 2 }]);
  const blocking = await ask("GET", `${root}/issues/2/dependencies/blocking`);
  expect(blocking.body).toMatchObject([
    { number: 1, issue_dependencies_summary: { blocked_by: 1, total_blocked_by: 1 } },
  ]);
  expect((await ask("DELETE", `${path}/${second.id}`)).status).toBe(200);
  expect((await ask("DELETE", `${path}/${second.id}`)).status).toBe(404);
  expect(it.violations).toEqual([]);
});
