import { findUser } from "../../world/accounts.ts";
import { addAssignees, createIssue, editIssue } from "../../world/issues.ts";
import type { Issue, World } from "../../world/types.ts";
import { canSee } from "../viewer.ts";
import { created, notFound, ok, Refusal, validationFailed, type Answer } from "../answer.ts";
import type { Fields } from "../fields.ts";
import { listAnswer } from "../page.ts";
import { presentIssue } from "../present/issue.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";
import { unmodelled } from "../router.ts";
import type { User } from "../../world/basic-types.ts";

export const issueRoutes: readonly Route[] = [
  repositoryRoute("GET", "/issues", "issues:read", (call) =>
    listAnswer(call, withIssues(call, listed(call)), (issue) =>
      presentIssue(call.world, call.repository, issue),
    ),
  ),
  repositoryRoute("POST", "/issues", "issues:write", create),
  repositoryRoute("GET", "/issues/{issue_number}", "issues:read", (call) =>
    ok(presentIssue(call.world, call.repository, issueOf(call))),
  ),
  repositoryRoute("PATCH", "/issues/{issue_number}", "issues:write", update),
  repositoryRoute("POST", "/issues/{issue_number}/assignees", "issues:write", (call) => {
    const { world, repository, actor } = call;
    const fields = call.fields("Issue");
    const logins = fields.texts("assignees") ?? [];
    fields.check();
    const issue = issueOf(call);
    const people = logins.flatMap((login) => findUser(world, login) ?? []);
    addAssignees(world, repository, issue, { people, by: actor });
    return created(presentIssue(world, repository, issue));
  }),
];

/**
 * The issue or pull request that the path names. 410 for a deleted issue, 301 for one that was transferred, 404 for
 * what is below that (docs, "Get an issue"; Systemorph/MeshWeaver#4629 measured it).
 */
export function issueOf(call: RepositoryCall): Issue {
  const { repository, id, url, world } = call;
  const number = id("issue_number");
  const issue = repository.issues.get(number);
  if (issue) return issue.pull ? issue : withIssues(call, issue);
  const gone = repository.goneIssues.get(number);
  if (gone === "deleted") throw new Refusal(410, "This issue was deleted");
  const isItself = url.pathname.endsWith(`/issues/${number}`);
  if (!gone || !isItself || !canSee(world, call.viewer, gone.repository)) throw notFound();
  const location = `/api/v3/repositories/${gone.repository.id}/issues/${gone.issue.number}`;
  throw new Refusal(301, "Moved Permanently", { url: location }, { location });
}

/** GitHub's answer where issues are switched off (ossf/allstar#64, ansible/ansibullbot#845). */
export function withIssues<T>({ repository }: RepositoryCall, found: T): T {
  if (!repository.hasIssues) throw new Refusal(410, "Issues are disabled for this repo");
  return found;
}

function create(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const fields = call.fields("Issue");
  const title = fields.text("title", { required: true }) ?? "";
  const body = fields.textOrNull("body");
  const more = readTriage(world, fields);
  fields.check();
  withIssues(call, undefined);
  const issue = createIssue(world, repository, {
    title,
    by: actor,
    ...(typeof body === "string" && { body }),
    ...more(),
  });
  return created(presentIssue(world, repository, issue));
}

function update(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const issue = issueOf(call);
  const fields = call.fields("Issue");
  const title = fields.textOrNull("title");
  const body = fields.textOrNull("body");
  const state = fields.oneOf("state", ["open", "closed"]);
  const reason = fields.oneOf("state_reason", [
    "completed",
    "not_planned",
    "duplicate",
    "reopened",
    null,
  ]);
  const more = readTriage(world, fields);
  fields.check();
  if (reason === "duplicate") throw unmodelled("Issue.state_reason duplicate");
  editIssue(world, repository, issue, {
    by: actor,
    ...(typeof title === "string" && { title }),
    ...(body !== undefined && { body: body ?? "" }),
    ...(state && { state }),
    ...(reason !== undefined && reason !== "reopened" && { stateReason: reason }),
    ...more(),
  });
  return ok(presentIssue(world, repository, issue));
}

/** Labels, assignees and milestone; the answer is to be called when the fields are checked. */
function readTriage(world: World, fields: Fields) {
  const labels = fields.texts("labels");
  const assignees = fields.texts("assignees");
  const milestone = fields.numberOrNull("milestone");
  return () => ({
    ...(labels && { labels }),
    ...(assignees && { assignees: assignees.map((login) => assignable(world, login)) }),
    ...(milestone !== undefined && { milestone }),
  });
}

function assignable(world: World, login: string): User {
  const user = findUser(world, login);
  if (user) return user;
  throw validationFailed([
    { resource: "Issue", field: "assignees", code: "invalid", value: login },
  ]);
}

/** The issues and pull requests that the query asks for, in its order. */
function listed({ repository, world, query }: RepositoryCall): Issue[] {
  const state = query.get("state") ?? "open";
  const labels = (query.get("labels") ?? "").toLowerCase().split(",").filter(Boolean);
  const since = query.get("since");
  const isMilestone = milestoneFilter(query.get("milestone"));
  const isAssignee = assigneeFilter(world, query.get("assignee"));
  const creator = query.get("creator")?.toLowerCase();
  const from = since === null ? undefined : instantOf(since);
  return sorted(
    [...repository.issues.values()].filter(
      (issue) =>
        (state === "all" || issue.state === state) &&
        labels.every((label) => issue.labels.some((name) => name.toLowerCase() === label)) &&
        isMilestone(issue) &&
        isAssignee(issue) &&
        (creator === undefined || issue.author.login.toLowerCase() === creator) &&
        (!from || Temporal.Instant.compare(issue.updatedAt, from) >= 0),
    ),
    query,
  );
}

function instantOf(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new Refusal(422, `Invalid request.\n\n${text} is not a time`);
  }
}

function milestoneFilter(milestone: string | null): (issue: Issue) => boolean {
  if (milestone === null) return () => true;
  if (milestone === "none") return (issue) => issue.milestone === null;
  if (milestone === "*") return (issue) => issue.milestone !== null;
  return (issue) => issue.milestone === Number(milestone);
}

function assigneeFilter(world: World, assignee: string | null): (issue: Issue) => boolean {
  if (assignee === null) return () => true;
  if (assignee === "none") return (issue) => issue.assignees.length === 0;
  if (assignee === "*") return (issue) => issue.assignees.length > 0;
  const id = findUser(world, assignee)?.id;
  return (issue) => id !== undefined && issue.assignees.includes(id);
}

const SORTS: Readonly<Record<string, (issue: Issue) => number>> = {
  created: (issue) => issue.createdAt.epochMilliseconds,
  updated: (issue) => issue.updatedAt.epochMilliseconds,
  comments: (issue) => issue.comments.length,
};

/** Sorts as lists of issues and pull requests do: newest first unless the query says otherwise. */
export function sorted<One extends Issue>(
  issues: readonly One[],
  query: RepositoryCall["query"],
): One[] {
  const sort = query.get("sort") ?? "created";
  const key = SORTS[sort];
  if (!key) throw unmodelled(`sort=${sort}`);
  const sign = query.get("direction") === "asc" ? 1 : -1;
  return issues.toSorted((a, b) => sign * (key(a) - key(b) || a.number - b.number));
}
