import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { expect, test } from "vitest";
import { addComment } from "../../../src/simulator/world/comments.ts";
import { createDeployment } from "../../../src/simulator/world/deployments.ts";
import { createIssue } from "../../../src/simulator/world/issues.ts";
import { createMilestone, ensureLabel } from "../../../src/simulator/world/labels.ts";
import { createRelease } from "../../../src/simulator/world/releases.ts";
import { createCheckRun, setStatus } from "../../../src/simulator/world/checks.ts";
import { privateKey, startFixture } from "./fixture.ts";

test("Octokit works against it as against GitHub: App authentication, pages, routes", async () => {
  await using it = await startFixture();
  for (let number = 1; number <= 120; number++)
    createIssue(it.world, it.repository, { title: `Issue ${number}`, by: it.sarah });
  for (const baseUrl of [`${it.simulator.url}/api/v3`, it.simulator.url]) {
    const octokit = new Octokit({
      baseUrl,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      authStrategy: createAppAuth,
      auth: { appId: it.app.id, privateKey, installationId: it.installation.id },
    });
    const target = { owner: "acme", repo: "api" };
    const issues = await octokit.paginate(octokit.rest.issues.listForRepo, {
      ...target,
      per_page: 50,
    });
    expect(issues).toHaveLength(120);
    const { data } = await octokit.rest.repos.getContent({ ...target, path: "docs/rollback.md" });
    expect(data).toMatchObject({ path: "docs/rollback.md" });
    const { repository } = await octokit.graphql<{ repository: { name: string } }>(
      'query ($name: String!) { repository(owner: "acme", name: $name) { name } }',
      { name: "api" },
    );
    expect(repository.name).toBe("api");
    await expect(octokit.rest.issues.get({ ...target, issue_number: 999 })).rejects.toMatchObject({
      status: 404,
    });
  }
  expect(it.violations).toEqual([]);
});

test("REST and GraphQL name the same thing alike", async () => {
  await using it = await startFixture();
  const { world, repository, sarah: by, app } = it;
  const label = ensureLabel(world, repository, { name: "train", by });
  createMilestone(world, repository, { title: "2.5.0", by });
  const issue = createIssue(world, repository, { title: "T", by, labels: ["train"], milestone: 1 });
  const comment = addComment(world, repository, issue, { body: "/go", by });
  createDeployment(world, repository, { ref: "main", by });
  createRelease(world, repository, { tagName: "v1", by });
  const sha = repository.refs.get("refs/heads/main") ?? "";
  const run = createCheckRun(world, repository, { name: "ci", sha, app });
  setStatus(world, repository, { sha, context: "ci", state: "success", by });

  const root = "/repos/acme/api";
  const paths = {
    repository: root,
    issue: `${root}/issues/1`,
    comment: `${root}/issues/comments/${comment.id}`,
    label: `${root}/labels/${label.name}`,
    milestone: `${root}/milestones/1`,
    commit: `${root}/commits/main`,
    ref: `${root}/git/ref/heads/main`,
    release: `${root}/releases/tags/v1`,
    deployment: `${root}/deployments/${[...repository.deployments.keys()][0]}`,
    environment: `${root}/environments/production`,
    run: `${root}/check-runs/${run.id}`,
    team: "/orgs/acme/teams/backend",
    user: "/users/sarah",
    org: "/orgs/acme",
  };
  for (const [kind, path] of Object.entries(paths)) {
    const { body, status } = await it.asInstallation("GET", path);
    expect([kind, status]).toEqual([kind, 200]);
    const query = "query ($id: ID!) { node(id: $id) { id __typename } }";
    const answer = await it.asInstallation("POST", "/graphql", {
      query,
      variables: { id: body.node_id },
    });
    expect([kind, answer.body.errors]).toEqual([kind, undefined]);
    expect([kind, answer.body.data.node?.id]).toEqual([kind, body.node_id]);
  }

  const urls = await it.asInstallation("POST", "/graphql", {
    query: `{ repository(owner: "acme", name: "api") {
      url
      issue(number: 1) { url comments(first: 1) { nodes { url } } }
      release(tagName: "v1") { url }
      object(expression: "main") { ... on Commit { url } }
    } }`,
  });
  const page = async (path: string) => (await it.asInstallation("GET", path)).body.html_url;
  expect(urls.body.data.repository).toEqual({
    url: await page(paths.repository),
    issue: {
      url: await page(paths.issue),
      comments: { nodes: [{ url: await page(paths.comment) }] },
    },
    release: { url: await page(paths.release) },
    object: { url: await page(paths.commit) },
  });
});
