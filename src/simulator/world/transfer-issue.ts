import { happen } from "./create-world.ts";
import { forgetIssue } from "./forget-issue.ts";
import { storeIssue } from "./issues.ts";
import { findLabel } from "./labels.ts";
import { requireRole } from "./repositories.ts";
import type { Issue, Repository, World } from "./types.ts";
import { invalid } from "./world-error.ts";
import type { User } from "./basic-types.ts";

/**
 * Moves an issue to another repository of the same owner, where it gets an id and a number of its own. Labels and the
 * milestone stay where the other repository has them by the same name; assignees go (docs, "Transferring an issue to
 * another repository"). Comments go along, as if their authors had written them there at the time. The old repository is
 * told `transferred`, the new one `opened`.
 */
export function transferIssue(
  world: World,
  from: Repository,
  issue: Issue,
  { to, by }: { readonly to: Repository; readonly by: User },
): Issue {
  requireRole(world, from, by, "write");
  requireRole(world, to, by, "write");
  if (issue.pull) throw invalid("Pull requests can't be transferred", "issue");
  if (from.owner.toLowerCase() !== to.owner.toLowerCase())
    throw invalid("Issues are transferred within one owner", "repository");
  if (from.isPrivate && !to.isPrivate)
    throw invalid("An issue of a private repository can't become public", "repository");
  const moved = storeIssue(world, to, { title: issue.title, body: issue.body, by: issue.author });
  const title = issue.milestone === null ? null : from.milestones.get(issue.milestone)?.title;
  const milestone = [...to.milestones.values()].find((one) => one.title === title);
  Object.assign(moved, {
    state: issue.state,
    closedAt: issue.closedAt,
    createdAt: issue.createdAt,
    labels: issue.labels.filter((name) => findLabel(to, name)),
    milestone: milestone?.number ?? null,
    blockedBy: [...issue.blockedBy],
  });
  for (const { issue: other } of world.issues.values()) {
    const at = other.blockedBy.indexOf(issue.id);
    if (at >= 0) other.blockedBy[at] = moved.id;
  }
  for (const id of issue.comments) {
    const comment = from.comments.get(id);
    from.comments.delete(id);
    if (!comment) continue;
    const copy = { ...comment, id: world.nextId(), issue: moved.number };
    to.comments.set(copy.id, copy);
    moved.comments.push(copy.id);
  }
  from.issues.delete(issue.number);
  from.goneIssues.set(issue.number, { repository: to, issue: moved });
  happen(world, from, by, "issues.transferred", {
    issue,
    changes: { new_issue: moved, new_repository: to },
  });
  forgetIssue(world, issue);
  happen(world, to, by, "issues.opened", { issue: moved });
  return moved;
}
