import { expect, test } from "vitest";
import { commit, createBranch } from "../../../src/simulator/world/commits.ts";
import { forkRepository } from "../../../src/simulator/world/forks.ts";
import { mergePull, openPull } from "../../../src/simulator/world/pulls.ts";
import { startFixture } from "./fixture.ts";

const root = "/repos/acme/api";

/** A release branch with one merged pull request and one commit on main that it lacks. */
async function startWithHistory() {
  const it = await startFixture();
  const { world, repository, sarah: by } = it;
  createBranch(world, repository, { name: "release/2.5.0", from: "main", by });
  createBranch(world, repository, { name: "fix", from: "main", by });
  const fix = commit(world, repository, { branch: "fix", files: { a: "1" }, message: "Fix", by });
  const pull = openPull(world, repository, {
    head: "fix",
    base: "release/2.5.0",
    title: "Fix",
    by,
  });
  const merged = mergePull(world, repository, pull, { method: "merge", by });
  const late = commit(world, repository, {
    branch: "main",
    files: { b: "1" },
    message: "Late",
    by,
  });
  return { ...it, fix, pull, merged, late };
}

test("branches, commits and comparisons tell the history", async () => {
  await using it = await startWithHistory();
  const ask = it.asInstallation;
  it.repository.requiredChecks.set("main", ["ci"]);
  expect((await ask("GET", `${root}/branches/main`)).body).toMatchObject({
    commit: { sha: it.late.sha },
    protected: true,
    protection: { required_status_checks: { contexts: ["ci"] } },
  });
  expect((await ask("GET", `${root}/branches`)).body).toHaveLength(3);
  expect((await ask("GET", `${root}/branches/release%2F2.5.0`)).body.commit.sha).toBe(
    it.merged.sha,
  );
  expect((await ask("GET", `${root}/commits/release%2F2.5.0`)).body).toMatchObject({
    sha: it.merged.sha,
    parents: [{}, { sha: it.fix.sha }],
    files: [{ filename: "a", status: "added" }],
  });
  expect((await ask("GET", `${root}/commits?sha=fix&per_page=1`)).body).toMatchObject([
    { sha: it.fix.sha, commit: { message: "Fix" } },
  ]);
  expect((await ask("GET", `${root}/commits/${it.merged.sha}/pulls`)).body).toMatchObject([
    { number: it.pull.number },
  ]);
  expect((await ask("GET", `${root}/compare/main...release%2F2.5.0`)).body).toMatchObject({
    status: "diverged",
    ahead_by: 2,
    behind_by: 1,
    total_commits: 2,
    commits: [{ sha: it.fix.sha }, { sha: it.merged.sha }],
    files: [{ filename: "a" }],
  });
  const second = await ask("GET", `${root}/compare/main...release/2.5.0?per_page=1&page=2`);
  expect(second.body.commits).toMatchObject([{ sha: it.merged.sha }]);
  expect(second.body.files).toBeUndefined();
  expect((await ask("GET", `${root}/compare/main...nowhere`)).status).toBe(404);
  expect(it.violations).toEqual([]);
});

test("files are read at any ref, as base64 or raw, and written by a commit", async () => {
  await using it = await startWithHistory();
  const ask = it.asInstallation;
  const file = await ask("GET", `${root}/contents/docs/rollback.md?ref=fix`);
  expect(file.body).toMatchObject({ type: "file", path: "docs/rollback.md", encoding: "base64" });
  expect(Buffer.from(file.body.content, "base64").toString()).toBe("Turn it back.\n");
  const accept = { accept: "application/vnd.github.raw" };
  const raw = await ask("GET", `${root}/contents/docs%2Frollback.md`, undefined, accept);
  expect(raw.body).toBe("Turn it back.\n");
  expect((await ask("GET", `${root}/contents/docs`)).body).toMatchObject([{ name: "rollback.md" }]);
  expect((await ask("GET", `${root}/contents/a`)).status).toBe(404);
  const content = Buffer.from("new").toString("base64");
  const path = `${root}/contents/.github/release-train.yml`;
  const written = await ask("PUT", path, { message: "Add", content, branch: "fix" });
  expect(written).toMatchObject({ status: 201, body: { commit: { message: "Add" } } });
  const blind = await ask("PUT", path, { message: "Change", content, branch: "fix" });
  expect(blind.status).toBe(422);
  const { sha } = written.body.content;
  const change = { message: "Change", content, branch: "fix", sha };
  expect((await ask("PUT", path, change)).status).toBe(200);
  expect(it.violations).toEqual([]);
});

test("tags and branches are made, moved and deleted", async () => {
  await using it = await startWithHistory();
  const ask = it.asInstallation;
  const tag = { ref: "refs/tags/v1", sha: it.merged.sha };
  expect((await ask("POST", `${root}/git/refs`, tag)).body.object.sha).toBe(it.merged.sha);
  expect(await ask("POST", `${root}/git/refs`, tag)).toMatchObject({
    status: 422,
    body: { message: "Reference already exists" },
  });
  expect((await ask("GET", `${root}/git/ref/tags/v1`)).body.ref).toBe("refs/tags/v1");
  expect((await ask("GET", `${root}/git/ref/tags/v2`)).status).toBe(404);
  expect((await ask("GET", `${root}/git/matching-refs/heads/`)).body).toHaveLength(3);
  const branch = `${root}/git/refs/heads/release/2.5.0`;
  const back = { sha: it.fix.sha };
  expect((await ask("PATCH", branch, back)).body.message).toBe("Update is not a fast forward");
  expect((await ask("PATCH", branch, { ...back, force: true })).status).toBe(200);
  expect((await ask("DELETE", `${root}/git/refs/tags/v1`)).status).toBe(204);
  expect((await ask("DELETE", `${root}/git/refs/tags/v1`)).status).toBe(422);
  expect(it.violations).toEqual([]);
});

test("pull requests are listed, opened and merged", async () => {
  await using it = await startWithHistory();
  const ask = it.asInstallation;
  expect((await ask("GET", `${root}/pulls`)).body).toEqual([]);
  const closed = await ask("GET", `${root}/pulls?state=closed&base=release/2.5.0`);
  expect(closed.body).toMatchObject([
    { merge_commit_sha: it.merged.sha, head: { ref: "fix", sha: it.fix.sha } },
  ]);
  expect((await ask("GET", `${root}/issues/1`)).body.pull_request.merged_at).toBeTruthy();
  const opened = await ask("POST", `${root}/pulls`, { title: "Down", head: "main", base: "fix" });
  expect(opened).toMatchObject({ status: 201, body: { number: 2, merged: false, commits: 1 } });
  const twice = await ask("POST", `${root}/pulls`, { title: "Down", head: "main", base: "fix" });
  expect(twice.status).toBe(422);
  await ask("PATCH", `${root}/pulls/2`, { title: "Down again" });
  expect((await ask("GET", `${root}/pulls?head=acme:main`)).body).toMatchObject([
    { title: "Down again" },
  ]);
  expect((await ask("GET", `${root}/pulls/2/commits`)).body).toHaveLength(1);
  expect((await ask("GET", `${root}/pulls/2/merge`)).status).toBe(404);
  const merge = (body: object) => ask("PUT", `${root}/pulls/2/merge`, body);
  expect((await merge({ sha: it.fix.sha })).status).toBe(409);
  expect((await merge({ merge_method: "squash" })).body.merged).toBe(true);
  expect((await merge({})).status).toBe(405);
  expect((await ask("GET", `${root}/pulls/2/merge`)).status).toBe(204);
  expect(it.violations).toEqual([]);
});

test("pull requests from forks", async () => {
  await using it = await startFixture();
  const { world, repository, bob: by } = it;
  const fork = forkRepository(world, repository, { by });
  commit(world, fork, { branch: "main", files: { c: "1" }, message: "From outside", by });
  const body = { title: "Outside", head: "bob:main", base: "main" };
  const opened = await it.asBob("POST", `${root}/pulls`, body);
  expect(opened).toMatchObject({
    status: 201,
    body: { head: { label: "bob:main", repo: { full_name: "bob/api", fork: true } }, commits: 1 },
  });
  const ask = it.asInstallation;
  expect((await ask("GET", `${root}/pulls?head=bob:main`)).body).toHaveLength(1);
  expect((await ask("GET", `${root}/pulls?head=acme:main`)).body).toEqual([]);
  const nobody = await ask("POST", `${root}/pulls`, { ...body, head: "nobody:main" });
  expect(nobody.status).toBe(422);
  expect(it.violations).toEqual([]);
});

test("check runs and statuses gather on a commit", async () => {
  await using it = await startWithHistory();
  const ask = it.asInstallation;
  const head_sha = it.merged.sha;
  const started = { name: "Release train", head_sha, status: "in_progress" };
  const run = await ask("POST", `${root}/check-runs`, started);
  expect(run).toMatchObject({ status: 201, body: { status: "in_progress", conclusion: null } });
  const path = `${root}/check-runs/${run.body.id}`;
  const output = { title: "Boarded", summary: "Departs at 14:00" };
  const done = await ask("PATCH", path, { conclusion: "success", output });
  expect(done.body).toMatchObject({ status: "completed", output, app: { slug: "release-train" } });
  expect((await ask("GET", path)).body.conclusion).toBe("success");
  const listed = await ask("GET", `${root}/commits/release%2F2.5.0/check-runs`);
  expect(listed.body).toMatchObject({ total_count: 1, check_runs: [{ name: "Release train" }] });
  expect((await it.asSarah("POST", `${root}/check-runs`, started)).status).toBe(403);
  const status = () => ask("GET", `${root}/commits/${head_sha}/status`);
  expect((await status()).body).toMatchObject({ state: "pending", total_count: 0 });
  const set = (state: string) =>
    ask("POST", `${root}/statuses/${head_sha}`, { state, context: "ci", description: "Jenkins" });
  await set("pending");
  await set("failure");
  expect((await status()).body).toMatchObject({ state: "failure", total_count: 1 });
  expect((await ask("GET", `${root}/commits/${head_sha}/statuses`)).body).toHaveLength(2);
  expect((await set("green")).body.errors[0]).toMatchObject({ resource: "Status", field: "state" });
  expect(it.violations).toEqual([]);
});
