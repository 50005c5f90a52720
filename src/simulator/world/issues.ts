import { adopt } from "./graph.ts";
import { happen } from "./create-world.ts";
import { forgetIssue } from "./forget-issue.ts";
import { ensureLabel, milestoneNumbered } from "./labels.ts";
import { branchRef, close, tipOf } from "./refs.ts";
import { hasRole, requireRole } from "./repositories.ts";
import { BODY_LIMIT, checkText, rewrite } from "./text.ts";
import type { Issue, Pull, Repository, World } from "./types.ts";
import { invalid, WorldError } from "./world-error.ts";
import type { User } from "./basic-types.ts";

const TITLE_LIMIT = 256;

export interface NewIssue {
  readonly title: string;
  readonly by: User;
  readonly body?: string;
  readonly labels?: readonly string[];
  /** By an issue form of the repository: GitHub sets its labels whoever opens by it (docs, "Syntax for issue forms"). */
  readonly byForm?: true;
  readonly assignees?: readonly User[];
  /** Its number. */
  readonly milestone?: number | null;
}

/**
 * Opens an issue. Labels that are new are made; labels, assignees and milestone from people without triage
 * are dropped silently, as GitHub does (REST docs, "Create an issue").
 */
export function createIssue(world: World, repo: Repository, input: NewIssue): Issue {
  requireRole(world, repo, input.by, "read");
  const { by, title, body = "" } = input;
  const issue = storeIssue(world, repo, { by, title, body });
  happen(world, repo, by, "issues.opened", { issue });
  const mayTriage = hasRole(world, repo, by, "triage");
  if (mayTriage || input.byForm) retriage(world, repo, issue, input);
  return issue;
}

/** Stores an issue, or a pull request; telling is up to the caller. */
export function storeIssue(
  world: World,
  repo: Repository,
  input: {
    readonly title: string;
    readonly body: string;
    readonly by: User;
    readonly pull?: Pull;
  },
): Issue {
  checkText("title", input.title, { limit: TITLE_LIMIT, required: true });
  checkText("body", input.body, { limit: BODY_LIMIT });
  const now = world.clock.now();
  const issue: Issue = {
    id: world.nextId(),
    number: ++repo.lastNumber,
    author: input.by,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    title: input.title,
    body: input.body,
    edits: [],
    state: "open",
    stateReason: null,
    locked: false,
    locks: 0,
    labels: [],
    assignees: [],
    milestone: null,
    comments: [],
    reactions: [],
    subIssues: [],
    parent: null,
    blockedBy: [],
    ...(input.pull && { pull: input.pull }),
  };
  repo.issues.set(issue.number, issue);
  world.issues.set(issue.id, { repository: repo, issue });
  return issue;
}

/** Tells of an issue under `issues`, of a pull request under `pull_request`, with its own payload key. */
function tell(
  world: World,
  repo: Repository,
  issue: Issue,
  action: string,
  by: User,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const [name, subject] = issue.pull
    ? (["pull_request", { pull_request: issue, number: issue.number }] as const)
    : (["issues", { issue }] as const);
  happen(world, repo, by, `${name}.${action}`, { ...subject, ...more });
}

export interface IssueChange {
  readonly by: User;
  readonly title?: string;
  readonly body?: string;
  readonly state?: "open" | "closed";
  readonly stateReason?: "completed" | "not_planned" | null;
  /** The whole set of labels afterwards. */
  readonly labels?: readonly string[];
  /** The whole set of assignees afterwards. */
  readonly assignees?: readonly User[];
  /** Its number; null takes it off. */
  readonly milestone?: number | null;
}

/**
 * Changes an issue or pull request; what stays the same is not told. Title, body and state are for the author
 * and for those who triage; labels, assignees and milestone only for the latter. Otherwise "forbidden".
 */
export function editIssue(world: World, repo: Repository, issue: Issue, change: IssueChange): void {
  requireRole(world, repo, change.by, "read");
  const { by, labels, assignees, milestone } = change;
  const mayTriage = hasRole(world, repo, by, "triage");
  const triages = labels !== undefined || assignees !== undefined || milestone !== undefined;
  if (!mayTriage && (triages || by.id !== issue.author.id))
    throw new WorldError("forbidden", "Must have admin rights to Repository.");
  if (change.title !== undefined)
    checkText("title", change.title, { limit: TITLE_LIMIT, required: true });
  if (change.body !== undefined) checkText("body", change.body, { limit: BODY_LIMIT });
  if (typeof milestone === "number") milestoneNumbered(repo, milestone);
  if (change.state === "open" && issue.pull) requireReopenable(repo, issue.pull);
  reword(world, repo, issue, change);
  if (triages) retriage(world, repo, issue, change);
  restate(world, repo, issue, change);
}

function requireReopenable(repo: Repository, { merged, headRef, fork, baseRef }: Pull): void {
  if (merged)
    throw invalid("state cannot be changed. The pull request is already merged.", "state");
  const branches = [[fork ?? repo, headRef] as const, [repo, baseRef] as const];
  for (const [home, branch] of branches)
    if (!home.refs.has(branchRef(branch)))
      throw invalid(`state cannot be changed. The ${branch} branch has been deleted.`, "state");
}

function reword(world: World, repo: Repository, issue: Issue, change: IssueChange): void {
  const changes: Record<string, { from: string }> = {};
  const now = world.clock.now();
  if (change.title !== undefined && change.title !== issue.title) {
    changes["title"] = { from: issue.title };
    issue.title = change.title;
    issue.updatedAt = now;
  }
  if (change.body !== undefined && change.body !== issue.body) {
    changes["body"] = { from: issue.body };
    rewrite(issue, change.body, change.by, now);
  }
  if (Object.keys(changes).length > 0) tell(world, repo, issue, "edited", change.by, { changes });
}

/** Sets labels, assignees and milestone, with one event for each that comes or goes. */
function retriage(
  world: World,
  repo: Repository,
  issue: Issue,
  change: Pick<IssueChange, "by" | "labels" | "assignees" | "milestone">,
): void {
  const { by } = change;
  const events: (readonly [string, Record<string, unknown>])[] = [];
  if (change.labels) {
    const names = change.labels.map((name) => ensureLabel(world, repo, { name, by }).name);
    const { added, removed } = difference(issue.labels, names);
    issue.labels = [...new Set(names)];
    for (const name of added) events.push(["labeled", { label: repo.labels.get(name) }]);
    for (const name of removed) events.push(["unlabeled", { label: repo.labels.get(name) }]);
  }
  if (change.assignees) {
    const ids = change.assignees.map(({ id }) => id);
    const { added, removed } = difference(issue.assignees, ids);
    issue.assignees = [...new Set(ids)];
    for (const id of added) events.push(["assigned", { assignee: world.users.get(id) }]);
    for (const id of removed) events.push(["unassigned", { assignee: world.users.get(id) }]);
  }
  if (change.milestone !== undefined && change.milestone !== issue.milestone) {
    const before = issue.milestone === null ? null : milestoneNumbered(repo, issue.milestone);
    const after = change.milestone === null ? null : milestoneNumbered(repo, change.milestone);
    issue.milestone = change.milestone;
    if (before) events.push(["demilestoned", { milestone: before }]);
    if (after) events.push(["milestoned", { milestone: after }]);
  }
  if (events.length > 0) issue.updatedAt = world.clock.now();
  for (const [action, more] of events) tell(world, repo, issue, action, by, more);
}

function difference<T>(before: readonly T[], after: readonly T[]) {
  return {
    added: [...new Set(after)].filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.includes(one)),
  };
}

function restate(world: World, repo: Repository, issue: Issue, change: IssueChange): void {
  const { by, state } = change;
  if (state === "closed" && issue.state === "open") {
    close(world, issue);
    if (!issue.pull) issue.stateReason = change.stateReason ?? "completed";
    tell(world, repo, issue, "closed", by);
  } else if (state === "open" && issue.state === "closed") {
    issue.state = "open";
    issue.closedAt = null;
    if (!issue.pull) issue.stateReason = "reopened";
    else catchUp(repo, issue.pull);
    issue.updatedAt = world.clock.now();
    tell(world, repo, issue, "reopened", by);
  }
}

/** What was pushed to the head branch while the pull request was closed. */
function catchUp(repo: Repository, pull: Pull): void {
  pull.headSha = tipOf(pull.fork ?? repo, pull.headRef);
  if (pull.fork) adopt(repo, pull.fork, pull.headSha);
}

const ASSIGNEES_LIMIT = 10;

/**
 * Assigns more people, up to ten in all. Who can't be assigned is left out silently (REST docs, "Add assignees to
 * an issue"): those who can't read a private repository, and of a public one who is neither in the organisation nor
 * a collaborator and has not commented (docs, "Assigning issues and pull requests").
 */
export function addAssignees(
  world: World,
  repo: Repository,
  issue: Issue,
  { people, by }: { readonly people: readonly User[]; readonly by: User },
): void {
  const added = people.filter((one) => isAssignable(world, repo, issue, one));
  const all = [...new Set([...issue.assignees, ...added.map(({ id }) => id)])];
  const assignees = all.slice(0, ASSIGNEES_LIMIT).flatMap((id) => world.users.get(id) ?? []);
  editIssue(world, repo, issue, { by, assignees });
}

function isAssignable(world: World, repo: Repository, issue: Issue, user: User): boolean {
  if (user.type !== "User") return false;
  const isMember = world.orgs.get(repo.owner.toLowerCase())?.members.has(user.id) === true;
  const hasSpoken = issue.comments.some((id) => repo.comments.get(id)?.author.id === user.id);
  return (
    (isMember || hasSpoken || hasRole(world, repo, user, "triage")) &&
    hasRole(world, repo, user, "read")
  );
}

/** Locks or unlocks the conversation: then only those who may write to the repository comment and react. */
export function setLocked(
  world: World,
  repo: Repository,
  issue: Issue,
  { locked, by }: { readonly locked: boolean; readonly by: User },
): void {
  requireRole(world, repo, by, "write");
  if (issue.locked === locked) return;
  issue.locked = locked;
  if (locked) issue.locks += 1;
  tell(world, repo, issue, locked ? "locked" : "unlocked", by);
}

/** Deletes an issue with its comments; its number is never given again. */
export function deleteIssue(
  world: World,
  repo: Repository,
  issue: Issue,
  { by }: { readonly by: User },
): void {
  requireRole(world, repo, by, "admin");
  for (const id of issue.comments) repo.comments.delete(id);
  repo.issues.delete(issue.number);
  repo.goneIssues.set(issue.number, "deleted");
  forgetIssue(world, issue);
  tell(world, repo, issue, "deleted", by);
}

/** Pins an issue to the top of the repository's list, or takes it off ("Pinning an issue to your repository", docs). */
export function setPinned(
  world: World,
  repo: Repository,
  issue: Issue,
  { isPinned, by }: { readonly isPinned: boolean; readonly by: User },
): void {
  requireRole(world, repo, by, "write");
  tell(world, repo, issue, isPinned ? "pinned" : "unpinned", by);
}
