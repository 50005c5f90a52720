import { expect, test } from "vitest";
import { virtualClock } from "../../../src/simulator/clock.ts";
import { webhookPayload } from "../../../src/simulator/http/webhook-payload.ts";
import {
  addMember,
  addOrg,
  addTeam,
  addUser,
  removeMember,
} from "../../../src/simulator/world/accounts.ts";
import {
  installApp,
  registerApp,
  selectRepositories,
  setSuspended,
  uninstallApp,
} from "../../../src/simulator/world/apps.ts";
import { createCheckRun } from "../../../src/simulator/world/checks.ts";
import { commit, createBranch, deleteRef } from "../../../src/simulator/world/commits.ts";
import { createWorld } from "../../../src/simulator/world/create-world.ts";
import {
  createIssue,
  deleteIssue,
  editIssue,
  setLocked,
} from "../../../src/simulator/world/issues.ts";
import {
  createMilestone,
  editMilestone,
  ensureLabel,
} from "../../../src/simulator/world/labels.ts";
import { editPull, mergePull, openPull } from "../../../src/simulator/world/pulls.ts";
import { createRelease } from "../../../src/simulator/world/releases.ts";
import {
  addRepository,
  editRepository,
  grantTeam,
  setCollaborator,
} from "../../../src/simulator/world/repositories.ts";
import { addBlockedBy, removeBlockedBy } from "../../../src/simulator/world/sub-issues.ts";

/** A company that does everything once; answers the payload of every event by "event.action". */
function payloadsOfABusyDay() {
  const world = createWorld(virtualClock(Temporal.Instant.from("2026-03-19T14:00:00Z")));
  const by = addUser(world, "sarah");
  const bob = addUser(world, "bob");
  addOrg(world, "acme");
  addMember(world, "acme", by, "admin");
  const app = registerApp(world, {
    slug: "train",
    owner: "acme",
    publicKey: "",
    webhookSecret: "",
    permissions: {},
    events: [],
  });
  const installation = installApp(world, app, "acme", []);
  const payloads = new Map<string, Record<string, unknown>>();
  world.listen((event) => {
    const name = event.action === null ? event.name : `${event.name}.${event.action}`;
    payloads.set(name, webhookPayload(world, event, installation));
  });

  const repository = addRepository(world, { owner: "acme", name: "api", by });
  selectRepositories(world, installation, [repository]);
  const team = addTeam(world, { org: "acme", slug: "backend", members: [bob] });
  grantTeam(world, repository, team, "write");
  setCollaborator(world, repository, bob, "write");
  ensureLabel(world, repository, { name: "train", by });
  const milestone = createMilestone(world, repository, { title: "2.5.0", by });
  const issue = createIssue(world, repository, { title: "One", by });
  const other = createIssue(world, repository, { title: "Two", by });
  editIssue(world, repository, issue, { labels: ["train"], assignees: [bob], milestone: 1, by });
  editIssue(world, repository, issue, { labels: [], milestone: null, state: "closed", by });
  addBlockedBy(world, repository, issue, { blocking: other, by });
  removeBlockedBy(world, repository, issue, { blocking: other, by });
  setLocked(world, repository, issue, { locked: true, by });
  deleteIssue(world, repository, other, { by });
  editMilestone(world, repository, milestone, { title: "2.6.0", state: "closed", by });
  createBranch(world, repository, { name: "fix", from: "main", by });
  const { sha } = commit(world, repository, { branch: "fix", files: { a: "1" }, message: "A", by });
  const pull = openPull(world, repository, { head: "fix", base: "main", title: "Fix", by });
  editPull(world, repository, pull, { draft: true, by });
  editPull(world, repository, pull, { draft: false, by });
  createCheckRun(world, repository, { name: "ci", sha, app, conclusion: "success" });
  mergePull(world, repository, pull, { method: "merge", by });
  deleteRef(world, repository, { ref: "refs/heads/fix", by });
  createRelease(world, repository, { tagName: "v1", by });
  editRepository(world, repository, { name: "backend", archived: true, by });
  removeMember(world, "acme", bob);
  setSuspended(world, installation, true);
  uninstallApp(world, installation);
  return payloads;
}

test("every event of the world has a payload, as JSON and nothing but", () => {
  const payloads = payloadsOfABusyDay();
  expect(payloads.size).toBeGreaterThan(35);
  for (const [name, payload] of payloads) {
    expect({ name, ...payload }).toMatchObject({ name, sender: { login: expect.any(String) } });
    // State objects that slipped through would lose their maps and instants here.
    expect({ name, payload: JSON.parse(JSON.stringify(payload)) }).toEqual({ name, payload });
  }
});

test("payloads hold what GitHub's hold", () => {
  const payloads = payloadsOfABusyDay();
  expect(payloads.get("issues.labeled")).toMatchObject({ label: { name: "train" } });
  expect(payloads.get("issues.milestoned")).toMatchObject({ milestone: { number: 1 } });
  expect(payloads.get("issues.assigned")).toMatchObject({ assignee: { login: "bob" } });
  expect(payloads.get("pull_request.closed")).toMatchObject({
    number: 3,
    pull_request: { merged: true, merged_by: { login: "sarah" }, base: { ref: "main" } },
  });
  expect(payloads.get("check_suite.completed")).toMatchObject({
    check_suite: { conclusion: "success", app: { slug: "train" } },
  });
  expect(payloads.get("membership.added")).toMatchObject({
    scope: "team",
    team: { slug: "backend" },
    member: { login: "bob" },
    organization: { login: "acme" },
  });
  expect(payloads.get("issue_dependencies.blocked_by_added")).toMatchObject({
    blocked_issue: { title: "One" },
    blocking_issue: { title: "Two" },
    blocking_issue_repo: { name: "api" },
  });
  expect(payloads.get("installation_repositories.added")).toMatchObject({
    installation: { account: { login: "acme" } },
    repositories_added: [{ full_name: "acme/api" }],
  });
  expect(payloads.get("delete")).toMatchObject({ ref: "fix", ref_type: "branch" });
});
