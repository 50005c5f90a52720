import { describe, expect, test } from "vitest";
import { addRepository, setCollaborator } from "../../../src/simulator/world/repositories.ts";
import {
  createIssue,
  deleteIssue,
  editIssue,
  setLocked,
} from "../../../src/simulator/world/issues.ts";
import { createMilestone, editMilestone } from "../../../src/simulator/world/labels.ts";
import {
  addBlockedBy,
  addSubIssue,
  moveSubIssue,
  removeBlockedBy,
  removeSubIssue,
} from "../../../src/simulator/world/sub-issues.ts";
import { pass, smallWorld, START } from "./small-world.ts";

describe("opening", () => {
  test("with labels, assignees and milestone, each told", () => {
    const { world, repo, olga, heard } = smallWorld();
    const { number } = createMilestone(world, repo, { title: "2.5.0", by: olga });
    heard();
    const issue = createIssue(world, repo, {
      title: "Release v2.5.0",
      by: olga,
      labels: ["release-train"],
      assignees: [olga],
      milestone: number,
    });
    expect(issue).toMatchObject({ number: 1, labels: ["release-train"], milestone: 1 });
    expect(heard()).toEqual([
      "issues.opened",
      "label.created",
      "issues.labeled",
      "issues.assigned",
      "issues.milestoned",
    ]);
  });

  test("labels of people without triage are dropped", () => {
    const { world, repo, stranger } = smallWorld();
    const issue = createIssue(world, repo, { title: "x", labels: ["release-train"], by: stranger });
    expect(issue.labels).toEqual([]);
    expect(repo.labels.size).toBe(0);
  });

  test.each([
    ["a body of 65,537 characters", { title: "x", body: "x".repeat(65_537) }, "too long"],
    ["no title", { title: " " }, "can't be blank"],
  ])("refuses %s and burns no number", (_, input, message) => {
    const { world, repo, olga, heard } = smallWorld();
    expect(() => createIssue(world, repo, { ...input, by: olga })).toThrow(message);
    expect(heard()).toEqual([]);
    createIssue(world, repo, { title: "x", body: "x".repeat(65_536), by: olga });
    expect([...repo.issues.keys()]).toEqual([1]);
  });

  test("in a private repository that the person can't see is not found", () => {
    const { world, olga, stranger } = smallWorld();
    const secret = addRepository(world, { owner: "acme", name: "s", isPrivate: true, by: olga });
    expect(() => createIssue(world, secret, { title: "x", by: stranger })).toThrow("Not Found");
  });
});

describe("editing", () => {
  test("tells the previous text and keeps the whole history", () => {
    const { world, clock, repo, olga, heard, events } = smallWorld();
    const issue = createIssue(world, repo, { title: "x", body: "- [ ] a", by: olga });
    heard();
    pass(clock, { minutes: 1 });
    editIssue(world, repo, issue, { body: "- [x] a", by: olga });
    expect(events[0]?.subject["changes"]).toEqual({ body: { from: "- [ ] a" } });
    expect(issue.edits).toEqual([
      { editor: olga, at: START, text: "- [ ] a" },
      { editor: olga, at: START.add({ minutes: 1 }), text: "- [x] a" },
    ]);
    expect(issue.updatedAt).toEqual(START.add({ minutes: 1 }));
    heard();
    editIssue(world, repo, issue, { body: "- [x] a", title: "x", by: olga });
    expect(heard()).toEqual([]);
    expect(issue.edits).toHaveLength(2);
  });

  test("sets the whole of labels and assignees, takes the milestone off", () => {
    const { world, repo, olga, heard } = smallWorld();
    createMilestone(world, repo, { title: "2.5.0", by: olga });
    const input = { title: "x", labels: ["a", "b"], assignees: [olga], milestone: 1, by: olga };
    const issue = createIssue(world, repo, input);
    heard();
    const change = { labels: ["B", "c"], assignees: [], milestone: null, by: olga };
    editIssue(world, repo, issue, change);
    expect(issue).toMatchObject({ labels: ["b", "c"], assignees: [], milestone: null });
    expect(heard()).toEqual([
      "label.created",
      "issues.labeled",
      "issues.unlabeled",
      "issues.unassigned",
      "issues.demilestoned",
    ]);
  });

  test("closing and reopening keep time and reason", () => {
    const { world, clock, repo, olga, heard } = smallWorld();
    const issue = createIssue(world, repo, { title: "x", by: olga });
    heard();
    pass(clock, { minutes: 1 });
    editIssue(world, repo, issue, { state: "closed", stateReason: "not_planned", by: olga });
    expect(issue).toMatchObject({ state: "closed", stateReason: "not_planned" });
    expect(issue.closedAt).toEqual(START.add({ minutes: 1 }));
    editIssue(world, repo, issue, { state: "open", by: olga });
    expect(issue).toMatchObject({ state: "open", stateReason: "reopened", closedAt: null });
    expect(heard()).toEqual(["issues.closed", "issues.reopened"]);
  });

  test("is for the author and for triage, what sorts issues only for triage", () => {
    const { world, repo, olga, stranger, heard } = smallWorld();
    const own = createIssue(world, repo, { title: "own", by: stranger });
    const other = createIssue(world, repo, { title: "other", by: olga });
    heard();
    editIssue(world, repo, own, { body: "more", by: stranger });
    expect(() => editIssue(world, repo, other, { body: "x", by: stranger })).toThrow("admin");
    expect(() => editIssue(world, repo, own, { labels: ["x"], by: stranger })).toThrow("admin");
    setCollaborator(world, repo, stranger, "triage");
    editIssue(world, repo, other, { body: "ticked", labels: ["x"], by: stranger });
    expect(other).toMatchObject({ body: "ticked", labels: ["x"] });
  });

  test("an invalid change changes nothing at all", () => {
    const { world, repo, olga, heard } = smallWorld();
    const issue = createIssue(world, repo, { title: "x", by: olga });
    heard();
    const change = { title: "y", milestone: 7, by: olga };
    expect(() => editIssue(world, repo, issue, change)).toThrow("Milestone does not exist");
    expect(issue.title).toBe("x");
    expect(heard()).toEqual([]);
  });
});

test("a deleted issue leaves its number and every link to it", () => {
  const { world, repo, olga, heard } = smallWorld();
  const parent = createIssue(world, repo, { title: "parent", by: olga });
  const sub = createIssue(world, repo, { title: "sub", by: olga });
  addSubIssue(world, repo, parent, { sub, by: olga });
  addBlockedBy(world, repo, parent, { blocking: sub, by: olga });
  heard();
  deleteIssue(world, repo, sub, { by: olga });
  expect(parent).toMatchObject({ subIssues: [], blockedBy: [] });
  expect(heard()).toEqual(["issues.deleted"]);
  expect(createIssue(world, repo, { title: "next", by: olga }).number).toBe(3);
});

test("locking is told once", () => {
  const { world, repo, olga, heard } = smallWorld();
  const issue = createIssue(world, repo, { title: "x", by: olga });
  heard();
  setLocked(world, repo, issue, { locked: true, by: olga });
  setLocked(world, repo, issue, { locked: true, by: olga });
  setLocked(world, repo, issue, { locked: false, by: olga });
  expect(heard()).toEqual(["issues.locked", "issues.unlocked"]);
});

describe("sub-issues", () => {
  function family() {
    const small = smallWorld();
    const { world, repo, olga } = small;
    const [parent, a, b] = ["parent", "a", "b"].map((title) =>
      createIssue(world, repo, { title, by: olga }),
    ) as [
      ReturnType<typeof createIssue>,
      ReturnType<typeof createIssue>,
      ReturnType<typeof createIssue>,
    ];
    small.heard();
    return { ...small, parent, a, b };
  }

  test("come, go and move, told to both sides", () => {
    const { world, repo, olga, parent, a, b, heard } = family();
    addSubIssue(world, repo, parent, { sub: a, by: olga });
    expect(heard()).toEqual(["sub_issues.sub_issue_added", "sub_issues.parent_issue_added"]);
    addSubIssue(world, repo, parent, { sub: b, by: olga });
    moveSubIssue(world, repo, parent, { sub: b, after: null, by: olga });
    expect(parent.subIssues).toEqual([b.id, a.id]);
    moveSubIssue(world, repo, parent, { sub: b, after: a, by: olga });
    expect(parent.subIssues).toEqual([a.id, b.id]);
    heard();
    removeSubIssue(world, repo, parent, { sub: a, by: olga });
    expect([parent.subIssues, a.parent]).toEqual([[b.id], null]);
    expect(heard()).toEqual(["sub_issues.sub_issue_removed", "sub_issues.parent_issue_removed"]);
    expect(() => removeSubIssue(world, repo, parent, { sub: a, by: olga })).toThrow("not found");
  });

  test("have one parent, replaced only when asked", () => {
    const { world, repo, olga, parent, a, b } = family();
    addSubIssue(world, repo, parent, { sub: a, by: olga });
    expect(() => addSubIssue(world, repo, b, { sub: a, by: olga })).toThrow("only have one parent");
    addSubIssue(world, repo, b, { sub: a, replaceParent: true, by: olga });
    expect([parent.subIssues, b.subIssues, a.parent]).toEqual([[], [a.id], b.id]);
  });

  test("refuse circles and another owner, take another repository", () => {
    const { world, repo, olga, parent, a } = family();
    addSubIssue(world, repo, parent, { sub: a, by: olga });
    expect(() => addSubIssue(world, repo, a, { sub: parent, by: olga })).toThrow("circle");
    const own = addRepository(world, { owner: "olga", name: "own", by: olga });
    const foreign = createIssue(world, own, { title: "foreign", by: olga });
    expect(() => addSubIssue(world, repo, parent, { sub: foreign, by: olga })).toThrow(
      "same owner",
    );
    const web = addRepository(world, { owner: "acme", name: "web", by: olga });
    const sub = createIssue(world, web, { title: "web", by: olga });
    addSubIssue(world, repo, parent, { sub, by: olga });
    expect(parent.subIssues).toEqual([a.id, sub.id]);
  });

  test("stop at a hundred and at eight levels", () => {
    const { world, repo, olga, parent, a } = family();
    const fresh = () => createIssue(world, repo, { title: "x", by: olga });
    for (let count = 0; count < 100; count++)
      addSubIssue(world, repo, parent, { sub: fresh(), by: olga });
    expect(() => addSubIssue(world, repo, parent, { sub: fresh(), by: olga })).toThrow("100");
    let deepest = a;
    for (let level = 2; level <= 8; level++) {
      const sub = fresh();
      addSubIssue(world, repo, deepest, { sub, by: olga });
      deepest = sub;
    }
    expect(() => addSubIssue(world, repo, deepest, { sub: fresh(), by: olga })).toThrow("8 levels");
  });

  test("dependencies are told to the blocked and to the blocking", () => {
    const { world, repo, olga, a, b, heard } = family();
    addBlockedBy(world, repo, a, { blocking: b, by: olga });
    expect(() => addBlockedBy(world, repo, a, { blocking: b, by: olga })).toThrow("already exists");
    removeBlockedBy(world, repo, a, { blocking: b, by: olga });
    expect(a.blockedBy).toEqual([]);
    expect(heard()).toEqual([
      "issue_dependencies.blocked_by_added",
      "issue_dependencies.blocking_added",
      "issue_dependencies.blocked_by_removed",
      "issue_dependencies.blocking_removed",
    ]);
  });
});

test("milestones have unique titles and can be renamed and closed", () => {
  const { world, repo, olga, heard } = smallWorld();
  const milestone = createMilestone(world, repo, { title: "2.5.0", by: olga });
  expect(() => createMilestone(world, repo, { title: "2.5.0", by: olga })).toThrow("Validation");
  editMilestone(world, repo, milestone, { title: "v2.5.0", state: "closed", by: olga });
  expect(milestone).toMatchObject({ title: "v2.5.0", state: "closed" });
  expect(heard()).toEqual(["milestone.created", "milestone.edited", "milestone.closed"]);
});
