import {
  addBlockedBy,
  addSubIssue,
  moveSubIssue,
  removeBlockedBy,
  removeSubIssue,
} from "../../world/sub-issues.ts";
import type { Issue } from "../../world/types.ts";
import { created, ok, orNotFound, type Answer } from "../answer.ts";
import { listAnswer } from "../page.ts";
import { presentIssue } from "../present/issue.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";
import { canSee } from "../viewer.ts";
import { issueOf } from "./issue.ts";

/** How issues hang together: sub-issues, parents, dependencies. Other issues go by database id. */
export const subIssueRoutes: readonly Route[] = [
  repositoryRoute("GET", "/issues/{issue_number}/sub_issues", "issues:read", (call) =>
    listIssues(call, issueOf(call).subIssues),
  ),
  repositoryRoute("POST", "/issues/{issue_number}/sub_issues", "issues:write", (call) => {
    const fields = call.fields("SubIssue");
    const id = fields.number("sub_issue_id", { required: true });
    const replaceParent = fields.flag("replace_parent") ?? false;
    fields.check();
    const parent = issueOf(call);
    const sub = issueWithId(call, id);
    addSubIssue(call.world, call.repository, parent, { sub, replaceParent, by: call.actor });
    return created(presentIssue(call.world, call.repository, parent));
  }),
  repositoryRoute("DELETE", "/issues/{issue_number}/sub_issue", "issues:write", (call) => {
    const fields = call.fields("SubIssue");
    const id = fields.number("sub_issue_id", { required: true });
    fields.check();
    const parent = issueOf(call);
    const sub = issueWithId(call, id);
    removeSubIssue(call.world, call.repository, parent, { sub, by: call.actor });
    return ok(presentIssue(call.world, call.repository, parent));
  }),
  repositoryRoute("PATCH", "/issues/{issue_number}/sub_issues/priority", "issues:write", reorder),
  repositoryRoute("GET", "/issues/{issue_number}/parent", "issues:read", (call) => {
    const { parent } = issueOf(call);
    const found = orNotFound(parent === null ? null : call.world.issues.get(parent));
    return ok(presentIssue(call.world, found.repository, found.issue));
  }),
  repositoryRoute("GET", "/issues/{issue_number}/dependencies/blocked_by", "issues:read", (call) =>
    listIssues(call, issueOf(call).blockedBy),
  ),
  repositoryRoute("GET", "/issues/{issue_number}/dependencies/blocking", "issues:read", (call) => {
    const { id } = issueOf(call);
    const blocked = [...call.world.issues.values()].filter(({ issue }) =>
      issue.blockedBy.includes(id),
    );
    return listIssues(
      call,
      blocked.map(({ issue }) => issue.id),
    );
  }),
  repositoryRoute(
    "POST",
    "/issues/{issue_number}/dependencies/blocked_by",
    "issues:write",
    (call) => {
      const fields = call.fields("IssueDependency");
      const id = fields.number("issue_id", { required: true });
      fields.check();
      const issue = issueOf(call);
      const blocking = issueWithId(call, id);
      addBlockedBy(call.world, call.repository, issue, { blocking, by: call.actor });
      return created(presentIssue(call.world, call.repository, issue));
    },
  ),
  repositoryRoute(
    "DELETE",
    "/issues/{issue_number}/dependencies/blocked_by/{issue_id}",
    "issues:write",
    (call) => {
      const issue = issueOf(call);
      const blocking = issueWithId(call, call.id("issue_id"));
      removeBlockedBy(call.world, call.repository, issue, { blocking, by: call.actor });
      return ok(presentIssue(call.world, call.repository, issue));
    },
  ),
];

/** The issue of any repository that the viewer can see; 404 for the others. */
function issueWithId({ world, viewer }: RepositoryCall, id: number | undefined): Issue {
  const { repository, issue } = orNotFound(id === undefined ? undefined : world.issues.get(id));
  return orNotFound(canSee(world, viewer, repository) ? issue : undefined);
}

function listIssues(call: RepositoryCall, ids: readonly number[]): Answer {
  const { world, viewer } = call;
  const visible = ids
    .flatMap((id) => world.issues.get(id) ?? [])
    .filter(({ repository }) => canSee(world, viewer, repository));
  return listAnswer(call, visible, ({ repository, issue }) =>
    presentIssue(world, repository, issue),
  );
}

/** Moves a sub-issue after or before another one. */
function reorder(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const fields = call.fields("SubIssue");
  const id = fields.number("sub_issue_id", { required: true });
  const afterId = fields.number("after_id");
  const beforeId = fields.number("before_id");
  fields.check();
  const parent = issueOf(call);
  const sub = issueWithId(call, id);
  const others = parent.subIssues.filter((other) => other !== sub.id);
  const place = beforeId === undefined ? afterId : others[others.indexOf(orNotFound(beforeId)) - 1];
  const after = place === undefined ? null : issueWithId(call, place);
  moveSubIssue(world, repository, parent, { sub, after, by: actor });
  return ok(presentIssue(world, repository, parent));
}
