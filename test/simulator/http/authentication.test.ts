import { expect, test } from "vitest";
import { setSuspended } from "../../../src/simulator/world/apps.ts";
import { addRepository } from "../../../src/simulator/world/repositories.ts";
import { asker, jwt, startFixture } from "./fixture.ts";

test("an App proves itself by a JWT and asks about itself", async () => {
  await using it = await startFixture();
  const answer = await it.asApp("GET", "/app");
  expect(answer).toMatchObject({ status: 200, body: { id: it.app.id, slug: "release-train" } });
  const found = await it.asApp("GET", "/repos/acme/api/installation");
  expect(found.body).toMatchObject({ id: it.installation.id, app_id: it.app.id });
  expect((await it.asApp("GET", "/orgs/acme/installation")).body.id).toBe(it.installation.id);
  expect((await it.asApp("GET", "/repos/acme/other/installation")).status).toBe(404);
  expect((await it.asApp("GET", "/app/installations")).body).toHaveLength(1);
  expect(it.violations).toEqual([]);
});

test("a JWT of a stranger, of yesterday, or of too long a life is refused", async () => {
  await using it = await startFixture();
  const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
  const claims = [
    { iss: 1 },
    { iss: it.app.id, iat: now - 90_000, exp: now - 86_400 },
    { iss: it.app.id, exp: now + 3600 },
    { iss: it.app.id, iat: now + 300 },
  ];
  for (const each of claims) {
    const answer = await asker(it.simulator, jwt(each))("GET", "/app");
    expect(answer.status).toBe(401);
  }
  const good = jwt({ iss: it.app.id });
  const tampered = asker(it.simulator, `${good.slice(0, -8)}AAAAAAAA`);
  expect((await tampered("GET", "/app")).body.message).toBe(
    "A JSON web token could not be decoded",
  );
});

test("an installation token may be narrower than the installation, never wider", async () => {
  await using it = await startFixture();
  addRepository(it.world, { owner: "acme", name: "web", by: it.sarah, isPrivate: true });
  const path = `/app/installations/${it.installation.id}/access_tokens`;
  const narrow = await it.asApp("POST", path, {
    repositories: ["web"],
    permissions: { issues: "read" },
  });
  expect(narrow).toMatchObject({ status: 201, body: { repository_selection: "selected" } });
  const ask = asker(it.simulator, narrow.body.token);
  expect((await ask("GET", "/repos/acme/web/issues")).status).toBe(200);
  expect((await ask("GET", "/repos/acme/api/issues")).status).toBe(404);
  expect(await ask("POST", "/repos/acme/web/issues", { title: "x" })).toMatchObject({
    status: 403,
    body: { message: "Resource not accessible by integration" },
  });
  expect((await ask("GET", "/installation/repositories")).body.total_count).toBe(1);
  for (const wish of [{ permissions: { administration: "write" } }, { repositories: ["none"] }])
    expect((await it.asApp("POST", path, wish)).status).toBe(422);
  expect(it.violations).toEqual([]);
});

test("a token ends when it is revoked, and sleeps while the installation is suspended", async () => {
  await using it = await startFixture();
  setSuspended(it.world, it.installation, true);
  expect((await it.asInstallation("GET", "/repos/acme/api")).body.message).toBe(
    "This installation has been suspended",
  );
  setSuspended(it.world, it.installation, false);
  expect((await it.asInstallation("DELETE", "/installation/token")).status).toBe(204);
  expect((await it.asInstallation("GET", "/repos/acme/api")).status).toBe(401);
});

test("without a permission the answer is 403 and names it; nothing happens", async () => {
  await using it = await startFixture({ permissions: { issues: "read" } });
  const answer = await it.asInstallation("POST", "/repos/acme/api/issues", { title: "x" });
  expect(answer.status).toBe(403);
  expect(answer.headers.get("x-accepted-github-permissions")).toBe("issues=write");
  expect((await it.asInstallation("GET", "/repos/acme/api/deployments")).status).toBe(403);
  expect(it.repository.issues.size).toBe(0);
});

test("what one can't see doesn't exist", async () => {
  await using it = await startFixture();
  expect((await it.asNobody("GET", "/repos/acme/api")).status).toBe(404);
  expect((await it.asSarah("GET", "/repos/acme/api")).status).toBe(200);
  expect((await asker(it.simulator, "ghu_wrong")("GET", "/repos/acme/api")).body.message).toBe(
    "Bad credentials",
  );
});

test("people act with a token of their own", async () => {
  await using it = await startFixture();
  const issue = await it.asBob("POST", "/repos/acme/api/issues", { title: "Release" });
  expect(issue.body.user).toMatchObject({ login: "bob", type: "User" });
  const refused = await it.asBob("POST", "/repos/acme/api/git/refs", {
    ref: "refs/tags/v1",
    sha: it.repository.refs.get("refs/heads/main"),
  });
  expect(refused.status).toBe(403);
});
