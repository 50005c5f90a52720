import { expect, test } from "vitest";
import { addTeam, addTeamMember, addUser } from "../../../src/simulator/world/accounts.ts";
import { setStatus } from "../../../src/simulator/world/checks.ts";
import { commit, createBranch } from "../../../src/simulator/world/commits.ts";
import { startFixture } from "./fixture.ts";

const root = "/repos/acme/api";

test("a deployment is created as asked, listed by what it is, and reported on", async () => {
  await using it = await startFixture();
  const ask = it.asInstallation;
  const payload = { train: "storefront", attempt: 1 };
  const wish = { ref: "main", auto_merge: false, required_contexts: [], payload };
  const created = await ask("POST", `${root}/deployments`, { ...wish, task: "rollback" });
  expect(created).toMatchObject({
    status: 201,
    body: {
      sha: it.repository.refs.get("refs/heads/main"),
      environment: "production",
      production_environment: true,
      payload,
      creator: { login: "release-train[bot]" },
      performed_via_github_app: { slug: "release-train" },
    },
  });
  await ask("POST", `${root}/deployments`, { ...wish, environment: "staging" });
  const list = (query: string) => ask("GET", `${root}/deployments?${query}`);
  expect((await list("")).body).toMatchObject([{ environment: "staging" }, { task: "rollback" }]);
  expect((await list("environment=production&task=rollback&ref=main")).body).toHaveLength(1);
  expect((await list("task=deploy&environment=production")).body).toEqual([]);
  const path = `${root}/deployments/${created.body.id}`;
  const log_url = "https://ci.example.com/1";
  for (const state of ["in_progress", "success"])
    await it.asSarah("POST", `${path}/statuses`, { state, log_url, description: "Jenkins" });
  const statuses = (await ask("GET", `${path}/statuses`)).body;
  expect(statuses).toMatchObject([{ state: "success", log_url }, { state: "in_progress" }]);
  expect(statuses[0]).toMatchObject({
    creator: { login: "sarah" },
    performed_via_github_app: null,
  });
  expect((await ask("GET", `${path}/statuses/${statuses[0].id}`)).body.state).toBe("success");
  expect((await ask("GET", path)).body.id).toBe(created.body.id);
  expect((await it.asBob("POST", `${path}/statuses`, { state: "error" })).status).toBe(403);
  expect((await ask("GET", `${root}/environments`)).body).toMatchObject({
    total_count: 2,
    environments: [{ name: "production" }, { name: "staging" }],
  });
  expect((await ask("GET", `${root}/environments/staging`)).body.name).toBe("staging");
  expect((await ask("GET", `${root}/environments/none`)).status).toBe(404);
  expect(it.violations).toEqual([]);
});

test("GitHub's defaults are traps: 202 with a merge, and 409 for what isn't green", async () => {
  await using it = await startFixture();
  const { world, repository, sarah: by } = it;
  const ask = it.asInstallation;
  createBranch(world, repository, { name: "old", from: "main", by });
  const made = commit(world, repository, { branch: "main", files: { a: "1" }, message: "A", by });
  const merged = await ask("POST", `${root}/deployments`, { ref: "old" });
  expect(merged).toMatchObject({
    status: 202,
    body: { message: "Auto-merged main into old on deployment." },
  });
  setStatus(world, repository, { sha: made.sha, context: "ci", state: "pending", by });
  const refused = await ask("POST", `${root}/deployments`, { ref: "main" });
  expect(refused).toMatchObject({
    status: 409,
    body: {
      message: "Conflict: Commit status checks failed for main.",
      errors: [{ field: "required_contexts", contexts: [{ context: "ci", state: "pending" }] }],
    },
  });
  expect(repository.deployments.size).toBe(0);
  expect((await ask("POST", `${root}/deployments`, { ref: "none" })).status).toBe(422);
});

test("releases go from draft to published to latest to gone", async () => {
  await using it = await startFixture();
  const ask = it.asInstallation;
  const draft = await ask("POST", `${root}/releases`, { tag_name: "v1", name: "One", draft: true });
  expect(draft).toMatchObject({ status: 201, body: { draft: true, published_at: null } });
  const path = `${root}/releases/${draft.body.id}`;
  expect((await ask("GET", `${root}/releases/tags/v1`)).status).toBe(404);
  expect((await it.asBob("GET", path)).status).toBe(404);
  expect((await it.asBob("GET", `${root}/releases`)).body).toEqual([]);
  const published = await ask("PATCH", path, { draft: false, body: "Notes", make_latest: "true" });
  expect(published.body).toMatchObject({ draft: false, body: "Notes", tag_name: "v1" });
  expect(it.repository.refs.has("refs/tags/v1")).toBe(true);
  expect((await ask("GET", `${root}/releases/latest`)).body.id).toBe(draft.body.id);
  expect((await ask("GET", `${root}/releases/tags/v1`)).body.id).toBe(draft.body.id);
  const twice = await ask("POST", `${root}/releases`, { tag_name: "v1" });
  expect(twice.body.errors).toMatchObject([{ resource: "Release", code: "already_exists" }]);
  const long = await ask("PATCH", path, { body: "a".repeat(125_001) });
  expect(long.status).toBe(422);
  expect((await ask("GET", path)).body.body).toBe("Notes");
  expect((await ask("DELETE", path)).status).toBe(204);
  expect((await ask("GET", `${root}/releases/latest`)).status).toBe(404);
  expect(it.violations).toEqual([]);
});

test("a release that touches workflows is hidden from a token that may not change them", async () => {
  await using it = await startFixture();
  const { world, repository, sarah: by } = it;
  createBranch(world, repository, { name: "old", from: "main", by });
  const files = { ".github/workflows/ci.yml": "on: push" };
  commit(world, repository, { branch: "old", files, message: "CI", by });
  const wish = { tag_name: "v1", target_commitish: "old" };
  expect((await it.asInstallation("POST", `${root}/releases`, wish)).status).toBe(404);
  expect((await it.asSarah("POST", `${root}/releases`, wish)).status).toBe(201);
});

test("who is who: roles, teams and members", async () => {
  await using it = await startFixture();
  const ask = it.asInstallation;
  const permission = async (login: string) =>
    (await ask("GET", `${root}/collaborators/${login}/permission`)).body;
  expect(await permission("bob")).toMatchObject({ permission: "read", role_name: "triage" });
  expect(await permission("sarah")).toMatchObject({ permission: "admin", role_name: "admin" });
  it.repository.collaborators.set(it.bob.id, "maintain");
  expect(await permission("bob")).toMatchObject({ permission: "write", role_name: "maintain" });
  const carol = addUser(it.world, "carol");
  expect(await permission("carol")).toMatchObject({ permission: "none" });

  const child = addTeam(it.world, {
    org: "acme",
    slug: "db",
    parent: "backend",
    members: [it.bob],
  });
  addTeamMember(it.world, child, carol, "pending");
  const membership = (login: string) => ask("GET", `/orgs/acme/teams/backend/memberships/${login}`);
  expect((await membership("sarah")).body).toMatchObject({ state: "active", role: "member" });
  expect((await membership("bob")).body.state).toBe("active");
  expect((await membership("carol")).body.state).toBe("pending");
  addUser(it.world, "mallory");
  expect((await membership("mallory")).status).toBe(404);
  expect((await ask("GET", "/orgs/acme/teams/backend")).body.members_count).toBe(1);
  expect((await ask("GET", "/orgs/acme/teams/backend/members")).body).toHaveLength(2);
  expect((await ask("GET", "/orgs/acme/teams")).body).toHaveLength(2);
  expect((await ask("GET", "/orgs/acme/members/bob")).status).toBe(204);
  expect((await ask("GET", "/orgs/acme/members/mallory")).status).toBe(404);
  expect((await ask("GET", "/orgs/acme")).body.login).toBe("acme");
  expect((await ask("GET", "/users/bob")).body.login).toBe("bob");
  expect((await ask("GET", "/users/acme/installation")).status).toBe(401);
  expect((await it.asApp("GET", "/users/acme/installation")).body.id).toBe(it.installation.id);
  expect((await it.asSarah("GET", "/user")).body.login).toBe("sarah");
  expect((await ask("GET", "/user")).status).toBe(403);
  expect(it.violations).toEqual([]);
});
