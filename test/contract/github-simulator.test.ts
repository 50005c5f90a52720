import { generateKeyPairSync } from "node:crypto";
import nock from "nock";
import { beforeAll, expect, test } from "vitest";
import { createCheckRun } from "../../src/github/resources/checks.ts";
import { createComment, updateComment } from "../../src/github/resources/comments.ts";
import { mergeBaseOf } from "../../src/github/resources/compare.ts";
import { connectGitHub } from "../../src/github/client/connect.ts";
import { headOfDefaultBranch, readFile } from "../../src/github/resources/contents.ts";
import { listDeliveries } from "../../src/github/resources/deliveries.ts";
import { createDeployment } from "../../src/github/resources/deployments.ts";
import { closeIssue, getIssue, rewriteIssue } from "../../src/github/resources/issues.ts";
import { repositoryPermission, teamMembership } from "../../src/github/resources/people.ts";
import { addReaction } from "../../src/github/resources/reactions.ts";
import { createRelease, getReleaseByTag } from "../../src/github/resources/releases.ts";
import type { Result } from "../../src/model/failure.ts";
import { issueName, releaseKey, repoName, serviceId, teamName } from "../../src/model/ids.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { addOrg, addTeam, addUser } from "../../src/simulator/world/accounts.ts";
import { installApp, registerApp, selectRepositories } from "../../src/simulator/world/apps.ts";
import { createBranch } from "../../src/simulator/world/commits.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import { createIssue } from "../../src/simulator/world/issues.ts";
import { addRepository } from "../../src/simulator/world/repositories.ts";
import { openapiViolations } from "../support/openapi.ts";
import { granted } from "./github-fixture.ts";

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const [api, other] = [repoName("acme/api"), repoName("acme/other")];

beforeAll(() => nock.enableNetConnect("127.0.0.1"));

/** The App, connected to a simulated GitHub where it is installed on two repositories. */
async function simulated() {
  const clock = virtualClock(Temporal.Instant.from("2026-03-19T14:00:00Z"));
  const world = createWorld(clock);
  const sarah = addUser(world, "sarah");
  addUser(world, "bob");
  addOrg(world, "acme");
  addTeam(world, { org: "acme", slug: "infra", members: [sarah] });
  const files = { "README.md": "# api\n", "docs/größe.md": "Straße\n" };
  const repository = addRepository(world, { owner: "acme", name: "api", by: sarah, files });
  addRepository(world, { owner: "acme", name: "other", by: sarah, isPrivate: true });
  createBranch(world, repository, { name: "release/2.5.0", from: "main", by: sarah });
  const issue = createIssue(world, repository, { title: "Release", body: "old", by: sarah });
  const app = registerApp(world, {
    slug: "release-train",
    owner: "acme",
    publicKey: keys.publicKey,
    webhookSecret: "secret",
    permissions: granted as Readonly<Record<string, "read" | "write">>,
    events: ["issues"],
  });
  const installation = installApp(world, app, "acme");
  const simulator = await startSimulator({ clock, world });
  const violations: string[] = [];
  simulator.onExchange = (log) => violations.push(...openapiViolations(log));
  const github = connectGitHub({
    appId: app.id,
    privateKey: keys.privateKey,
    apiUrl: `${simulator.url}/api/v3`,
    graphqlUrl: `${simulator.url}/api/graphql`,
    clock,
    log: { debug: () => undefined, warn: () => undefined },
  });
  return {
    github,
    simulator,
    world,
    repository,
    installation,
    issue,
    violations,
    [Symbol.asyncDispose]: () => simulator.close(),
  };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`);
  return result.value;
}

test("a release's whole round of reads and writes", async () => {
  await using it = await simulated();
  const { github, issue } = it;
  const at = { repo: api, number: issue.number };
  const { commit, branch } = valueOf(await headOfDefaultBranch(github, api));
  expect(branch).toBe("main");
  const file = { repo: api, path: "docs/größe.md", ref: "release/2.5.0" };
  expect(valueOf(await readFile(github, file))).toEqual({ kind: "text", text: "Straße\n" });
  expect(valueOf(await readFile(github, { ...file, path: "none.md" }))).toBeNull();
  expect(valueOf(await mergeBaseOf(github, { repo: api, base: commit, head: commit }))).toBe(
    commit,
  );

  expect(valueOf(await getIssue(github, at))?.body).toBe("old");
  valueOf(await rewriteIssue(github, at, async () => ({ body: "new" })));
  expect(valueOf(await getIssue(github, at))?.body).toBe("new");
  const comment = valueOf(await createComment(github, { ...at, body: "hello" }));
  valueOf(await updateComment(github, { repo: api, id: comment.id, body: "hello again" }));
  for (const content of ["eyes", "eyes", "rocket", "confused"] as const) {
    valueOf(await addReaction(github, { repo: api, comment: comment.id, content }));
  }

  const payload = {
    train: "storefront",
    release: "2.5.0",
    issue: issueName(api, issue.number),
    key: releaseKey(900, issue.number),
    service: serviceId("api"),
    version: "1.8.0",
    commit,
    attempt: 1,
    intent: "intent-1",
  };
  const to = { repo: api, commit, tag: null, environment: "production" };
  const deployment = { ...to, task: "deploy", payload, description: "d" } as const;
  const created = valueOf(await createDeployment(github, deployment));
  expect(created.sha).toBe(commit);

  const tag = "v1.8.0";
  const rank = { isPreRelease: false, latest: "true" } as const;
  const release = { repo: api, tag, commit, name: "API 1.8.0", body: "notes", ...rank };
  expect(valueOf(await getReleaseByTag(github, { repo: api, tag }))).toBeNull();
  const published = valueOf(await createRelease(github, release));
  expect(valueOf(await getReleaseByTag(github, { repo: api, tag }))).toEqual(published);
  expect(await createRelease(github, release)).toMatchObject({ failure: { kind: "conflict" } });

  const check = { repo: api, name: "Release train", commit, conclusion: "success" } as const;
  const output = { title: "Fine", summary: "All fine.", annotations: [] };
  expect(valueOf(await createCheckRun(github, { ...check, ...output }))).toBeGreaterThan(0);
  valueOf(await closeIssue(github, at, "completed"));
  expect(it.violations).toEqual([]);
  expect(it.simulator.unmodelled).toEqual([]);
});

test("people and deliveries", async () => {
  await using it = await simulated();
  const { github, world } = it;
  const sarah = valueOf(await repositoryPermission(github, { repo: api, login: "sarah" }));
  expect(sarah).toMatchObject({ permission: "admin", roleName: "admin" });
  expect(sarah.user?.id).toBe([...world.users.values()].find(({ login }) => login === "sarah")?.id);
  const team = teamName("acme/infra");
  expect(valueOf(await teamMembership(github, { team, login: "sarah" }))).toBe("active");
  expect(valueOf(await teamMembership(github, { team, login: "bob" }))).toBe("none");
  const nowhere = { team: teamName("acme/nowhere"), login: "sarah" };
  expect(await teamMembership(github, nowhere)).toMatchObject({ failure: { kind: "not found" } });
  const since = Temporal.Instant.from("2026-03-19T13:00:00Z");
  expect(Array.isArray(valueOf(await listDeliveries(github, since)))).toBe(true);
  expect(it.violations).toEqual([]);
});

test("threat 65: each token reaches no more than what is acted on", async () => {
  await using it = await simulated();
  const { github, simulator, issue } = it;
  valueOf(await createComment(github, { repo: api, number: issue.number, body: "x" }));
  valueOf(await headOfDefaultBranch(github, api));
  const tokens = simulator.requests.filter(({ path }) => path.endsWith("/access_tokens"));
  expect(tokens.map(({ body }) => body)).toMatchObject([
    { repositories: ["api"], permissions: { issues: "write" } },
    { repositories: ["api"], permissions: { contents: "read" } },
  ]);
});

test("a repository that leaves the installation fails alone, from the next grouping on", async () => {
  await using it = await simulated();
  const { github, world, installation, repository } = it;
  expect(valueOf(await github.installations())).toHaveLength(1);
  const repositories = valueOf(await github.repositoriesOf(installation.id));
  expect(repositories.map(({ repo }) => repo).sort()).toEqual([api, other]);
  const before = await github.groupByInstallation([api, other]);
  expect(before.groups).toEqual([[api, other]]);

  selectRepositories(world, installation, [repository]);
  const query = `query { rateLimit { cost } a: repository(owner: "acme", name: "api") { name } }`;
  expect(await github.graphql([api, other], query, {})).toMatchObject({
    failure: { kind: "forbidden", retry: "later" },
  });
  const { groups, failures } = await github.groupByInstallation([api, other]);
  expect(groups).toEqual([[api]]);
  expect([...failures.keys()]).toEqual([other]);
  const answer = valueOf(await github.graphql([api], query, {}));
  expect(answer).toMatchObject({ data: { a: { name: "api" } }, errors: [], cost: 1 });
});
