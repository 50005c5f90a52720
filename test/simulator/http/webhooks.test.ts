import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { uninstallApp } from "../../../src/simulator/world/apps.ts";
import { addComment, editComment } from "../../../src/simulator/world/comments.ts";
import { commit } from "../../../src/simulator/world/commits.ts";
import { createDeployment, addDeploymentStatus } from "../../../src/simulator/world/deployments.ts";
import { createIssue, editIssue } from "../../../src/simulator/world/issues.ts";
import { addRepository } from "../../../src/simulator/world/repositories.ts";
import { addSubIssue } from "../../../src/simulator/world/sub-issues.ts";
import { setStatus } from "../../../src/simulator/world/checks.ts";
import { settled, startFixture } from "./fixture.ts";

/** A receiver of webhooks; it answers with `status`, or as long as that is null not at all. */
async function startReceiver() {
  // oxlint-disable-next-line typescript/no-explicit-any
  const received: { headers: NodeJS.Dict<string | string[]>; text: string; body: any }[] = [];
  const receiver = { url: "", status: 200, received };
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += String(chunk)));
    request.on("end", () => {
      received.push({ headers: request.headers, text, body: JSON.parse(text) });
      response.writeHead(receiver.status).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  return Object.assign(receiver, {
    names: () =>
      received.map(({ headers, body }) => `${String(headers["x-github-event"])}.${body.action}`),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  });
}

const EVENTS = [
  "issues",
  "issue_comment",
  "push",
  "deployment",
  "deployment_status",
  "status",
  "sub_issues",
];

test("an event reaches the App signed, with its payload as it was then", async () => {
  await using receiver = await startReceiver();
  await using it = await startFixture({ webhookUrl: receiver.url, events: EVENTS });
  await settled(it.simulator);
  const issue = createIssue(it.world, it.repository, { title: "Release", by: it.sarah });
  const comment = addComment(it.world, it.repository, issue, { body: "/go", by: it.bob });
  editComment(it.world, it.repository, comment, { body: "/no-go", by: it.bob });
  await settled(it.simulator);
  expect(receiver.names()).toEqual([
    "issues.opened",
    "issue_comment.created",
    "issue_comment.edited",
  ]);
  const [opened, said, edited] = receiver.received;
  expect(said?.body).toMatchObject({
    comment: { id: comment.id, body: "/go", user: { login: "bob" } },
    issue: { number: issue.number, title: "Release" },
    repository: { full_name: "acme/api" },
    organization: { login: "acme" },
    installation: { id: it.installation.id },
    sender: { login: "bob", type: "User" },
  });
  expect(edited?.body.changes).toEqual({ body: { from: "/go" } });
  const signature = createHmac("sha256", "secret")
    .update(opened?.text ?? "")
    .digest("hex");
  expect(opened?.headers["x-hub-signature-256"]).toBe(`sha256=${signature}`);
  expect(opened?.headers["x-github-hook-installation-target-id"]).toBe(String(it.app.id));
});

test("pushes, statuses, deployments and sub-issues have GitHub's shapes", async () => {
  await using receiver = await startReceiver();
  await using it = await startFixture({ webhookUrl: receiver.url, events: EVENTS });
  const { world, repository, sarah } = it;
  const before = repository.refs.get("refs/heads/main");
  const made = commit(world, repository, {
    branch: "main",
    files: { a: "1" },
    message: "One",
    by: sarah,
  });
  setStatus(world, repository, { sha: made.sha, state: "success", context: "ci", by: sarah });
  const answer = createDeployment(world, repository, {
    ref: "main",
    by: sarah,
    payload: { train: "t" },
  });
  if (answer.kind === "created")
    addDeploymentStatus(world, repository, answer.deployment, { state: "success", by: sarah });
  const [parent, sub] = ["Train", "Team"].map((title) =>
    createIssue(world, repository, { title, by: sarah }),
  );
  if (parent && sub) addSubIssue(world, repository, parent, { sub, by: sarah });
  await settled(it.simulator);
  const of = (event: string) =>
    receiver.received.find(({ headers }) => headers["x-github-event"] === event)?.body;
  expect(of("push")).toMatchObject({
    ref: "refs/heads/main",
    before,
    after: made.sha,
    forced: false,
    commits: [{ id: made.sha, message: "One", added: ["a"], removed: [], modified: [] }],
    head_commit: { id: made.sha },
  });
  expect(of("status")).toMatchObject({ sha: made.sha, context: "ci", state: "success" });
  expect(of("deployment")).toMatchObject({
    deployment: { sha: made.sha, payload: { train: "t" } },
  });
  expect(of("deployment_status")).toMatchObject({
    deployment_status: { state: "success" },
    deployment: { environment: "production" },
  });
  expect(of("sub_issues")).toMatchObject({
    action: "sub_issue_added",
    parent_issue: { title: "Train" },
    sub_issue: { title: "Team" },
    sub_issue_repo: { full_name: "acme/api" },
  });
});

test("only what was asked for, and the App's own installations always", async () => {
  await using receiver = await startReceiver();
  await using it = await startFixture({ webhookUrl: receiver.url, events: ["issues"] });
  const foreign = addRepository(it.world, { owner: "bob", name: "own", by: it.bob });
  createIssue(it.world, foreign, { title: "Not theirs", by: it.bob });
  const issue = createIssue(it.world, it.repository, { title: "Release", by: it.sarah });
  addComment(it.world, it.repository, issue, { body: "hello", by: it.bob });
  uninstallApp(it.world, it.installation);
  createIssue(it.world, it.repository, { title: "After", by: it.sarah });
  await settled(it.simulator);
  expect(receiver.names()).toEqual(["issues.opened", "installation.deleted"]);
});

test("a failed delivery is logged, not repeated, and sent again on demand under its id", async () => {
  await using receiver = await startReceiver();
  await using it = await startFixture({ webhookUrl: receiver.url, events: EVENTS });
  receiver.status = 503;
  createIssue(it.world, it.repository, { title: "Release", by: it.sarah });
  await settled(it.simulator);
  expect(receiver.received).toHaveLength(1);
  const failed = await it.asApp("GET", "/app/hook/deliveries?status=failure");
  expect(failed.body).toMatchObject([
    { event: "issues", action: "opened", status_code: 503, redelivery: false },
  ]);
  const [{ id, guid }] = failed.body;
  expect(
    (await it.asApp("GET", `/app/hook/deliveries/${id}`)).body.request.payload.issue.title,
  ).toBe("Release");
  receiver.status = 200;
  expect((await it.asApp("POST", `/app/hook/deliveries/${id}/attempts`)).status).toBe(202);
  await settled(it.simulator);
  const [first, second] = receiver.received;
  expect(second?.headers["x-github-delivery"]).toBe(first?.headers["x-github-delivery"]);
  const log = await it.asApp("GET", "/app/hook/deliveries?per_page=1");
  expect(log.body).toMatchObject([{ guid, status: "OK", redelivery: true }]);
  const next = /<[^>]*\/api\/v3([^>]*)>; rel="next"/.exec(log.headers.get("link") ?? "")?.[1] ?? "";
  expect((await it.asApp("GET", next)).body).toMatchObject([{ id, status_code: 503 }]);
  expect(it.violations).toEqual([]);
});

test("a receiver that isn't there is a failure without a code, which the failure filter misses", async () => {
  await using it = await startFixture({ webhookUrl: "http://127.0.0.1:9/", events: EVENTS });
  createIssue(it.world, it.repository, { title: "Release", by: it.sarah });
  await settled(it.simulator);
  expect(it.world.deliveries).toMatchObject([
    { status: "failed to connect to host", statusCode: 0 },
  ]);
  expect((await it.asApp("GET", "/app/hook/deliveries?status=failure")).body).toEqual([]);
});

test("webhooks can be lost, doubled and late", async () => {
  await using receiver = await startReceiver();
  await using it = await startFixture({ webhookUrl: receiver.url, events: EVENTS });
  const { deliveries } = it.simulator;
  const issue = createIssue(it.world, it.repository, { title: "Release", by: it.sarah });
  deliveries.lose = ({ action }) => action === "edited";
  deliveries.duplicate = ({ action }) => action === "closed";
  deliveries.delay = ({ action }) =>
    action === "reopened" ? Temporal.Duration.from({ minutes: 5 }) : undefined;
  editIssue(it.world, it.repository, issue, { title: "Lost", by: it.sarah });
  editIssue(it.world, it.repository, issue, { state: "closed", by: it.sarah });
  editIssue(it.world, it.repository, issue, { state: "open", by: it.sarah });
  editIssue(it.world, it.repository, issue, { state: "closed", by: it.sarah });
  await settled(it.simulator);
  const closed = "issues.closed";
  expect(receiver.names()).toEqual(["issues.opened", closed, closed, closed, closed]);
  it.clock.step();
  await settled(it.simulator);
  expect(receiver.names().at(-1)).toBe("issues.reopened");
  const ids = receiver.received.map(({ headers }) => headers["x-github-delivery"]);
  expect(ids[1]).toBe(ids[2]);
  expect(new Set(ids).size).toBe(4);
});
