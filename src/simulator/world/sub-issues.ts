import { happen } from "./create-world.ts";
import { requireRole } from "./repositories.ts";
import type { Issue, Repository, World } from "./types.ts";
import { found, invalid } from "./world-error.ts";
import type { User } from "./basic-types.ts";

/** Limits of GitHub (docs, "Adding sub-issues"). */
const MOST_SUB_ISSUES = 100;
const MOST_LEVELS = 8;

/** An issue with its repository, by database id. Throws "not found". */
function issueById(world: World, id: number) {
  return found(world.issues.get(id), `Issue ${id}`);
}

/**
 * Makes an issue of the same owner a sub-issue; one that has a parent moves only with `replaceParent`.
 * Both sides are told: `sub_issue_added` to the parent's repository, `parent_issue_added` to the other.
 */
export function addSubIssue(
  world: World,
  repo: Repository,
  parent: Issue,
  input: { readonly sub: Issue; readonly by: User; readonly replaceParent?: boolean },
): void {
  const { sub, by } = input;
  requireRole(world, repo, by, "triage");
  const { repository: subRepo } = issueById(world, sub.id);
  if (subRepo.owner.toLowerCase() !== repo.owner.toLowerCase())
    throw invalid("Sub-issue must have the same owner as its parent", "sub_issue_id");
  if (sub.parent !== null && (sub.parent === parent.id || !input.replaceParent))
    throw invalid(
      "An error occurred while adding the sub-issue to the parent issue. Issue may not contain duplicate sub-issues and Sub issue may only have one parent",
      "sub_issue_id",
    );
  const ancestors = ancestorsOf(world, parent);
  if (ancestors.includes(sub.id)) throw invalid("Sub-issues can't form a circle", "sub_issue_id");
  if (parent.subIssues.length >= MOST_SUB_ISSUES)
    throw invalid(`Parent cannot have more than ${MOST_SUB_ISSUES} sub-issues`, "sub_issue_id");
  if (ancestors.length + depth(world, sub) > MOST_LEVELS)
    throw invalid(`Sub-issues nest at most ${MOST_LEVELS} levels`, "sub_issue_id");
  if (sub.parent !== null) {
    const old = issueById(world, sub.parent);
    removeSubIssue(world, old.repository, old.issue, { sub, by });
  }
  parent.subIssues.push(sub.id);
  sub.parent = parent.id;
  tellLink(world, { repo, parent, subRepo, sub, by, verb: "added" });
}

/** Takes a sub-issue off its parent. Throws "not found" when it isn't one of this parent. */
export function removeSubIssue(
  world: World,
  repo: Repository,
  parent: Issue,
  { sub, by }: { readonly sub: Issue; readonly by: User },
): void {
  requireRole(world, repo, by, "triage");
  const { repository: subRepo } = issueById(world, sub.id);
  found(sub.parent === parent.id || null, `Sub-issue ${sub.id} of ${parent.id}`);
  parent.subIssues.splice(parent.subIssues.indexOf(sub.id), 1);
  sub.parent = null;
  tellLink(world, { repo, parent, subRepo, sub, by, verb: "removed" });
}

/** Puts a sub-issue right after another one of the same parent; null: first. */
export function moveSubIssue(
  world: World,
  repo: Repository,
  parent: Issue,
  { sub, after, by }: { readonly sub: Issue; readonly after: Issue | null; readonly by: User },
): void {
  requireRole(world, repo, by, "triage");
  for (const one of after ? [sub, after] : [sub])
    found(one.parent === parent.id || null, `Sub-issue ${one.id} of ${parent.id}`);
  parent.subIssues.splice(parent.subIssues.indexOf(sub.id), 1);
  parent.subIssues.splice(after ? parent.subIssues.indexOf(after.id) + 1 : 0, 0, sub.id);
}

function tellLink(
  world: World,
  link: {
    readonly repo: Repository;
    readonly parent: Issue;
    readonly subRepo: Repository;
    readonly sub: Issue;
    readonly by: User;
    readonly verb: "added" | "removed";
  },
): void {
  const { repo, parent, subRepo, sub, by, verb } = link;
  const both = {
    parent_issue_id: parent.id,
    parent_issue: parent,
    sub_issue_id: sub.id,
    sub_issue: sub,
  };
  happen(world, repo, by, `sub_issues.sub_issue_${verb}`, { ...both, sub_issue_repo: subRepo });
  happen(world, subRepo, by, `sub_issues.parent_issue_${verb}`, {
    ...both,
    parent_issue_repo: repo,
  });
}

/** The ids of the issue and of all above it. */
function ancestorsOf(world: World, issue: Issue): number[] {
  const above =
    issue.parent === null ? [] : ancestorsOf(world, issueById(world, issue.parent).issue);
  return [issue.id, ...above];
}

/** Levels from the issue down to its deepest sub-issue; 1 when it has none. */
function depth(world: World, issue: Issue): number {
  return 1 + Math.max(0, ...issue.subIssues.map((id) => depth(world, issueById(world, id).issue)));
}

/** Says that an issue, of any repository, blocks this one. */
export function addBlockedBy(
  world: World,
  repo: Repository,
  issue: Issue,
  { blocking, by }: { readonly blocking: Issue; readonly by: User },
): void {
  requireRole(world, repo, by, "triage");
  if (blocking.id === issue.id) throw invalid("An issue can't block itself", "issue_id");
  if (issue.blockedBy.includes(blocking.id))
    throw invalid("This dependency already exists", "issue_id");
  issue.blockedBy.push(blocking.id);
  tellDependency(world, repo, { issue, blocking, by, verb: "added" });
}

/** Takes a dependency back. Throws "not found" when there is none. */
export function removeBlockedBy(
  world: World,
  repo: Repository,
  issue: Issue,
  { blocking, by }: { readonly blocking: Issue; readonly by: User },
): void {
  requireRole(world, repo, by, "triage");
  found(issue.blockedBy.includes(blocking.id) || null, `Dependency on issue ${blocking.id}`);
  issue.blockedBy.splice(issue.blockedBy.indexOf(blocking.id), 1);
  tellDependency(world, repo, { issue, blocking, by, verb: "removed" });
}

function tellDependency(
  world: World,
  repo: Repository,
  link: {
    readonly issue: Issue;
    readonly blocking: Issue;
    readonly by: User;
    readonly verb: "added" | "removed";
  },
): void {
  const { issue, blocking, by, verb } = link;
  const { repository: blockingRepo } = issueById(world, blocking.id);
  const both = {
    blocked_issue_id: issue.id,
    blocked_issue: issue,
    blocking_issue_id: blocking.id,
    blocking_issue: blocking,
  };
  happen(world, repo, by, `issue_dependencies.blocked_by_${verb}`, {
    ...both,
    blocking_issue_repo: blockingRepo,
  });
  happen(world, blockingRepo, by, `issue_dependencies.blocking_${verb}`, {
    ...both,
    blocked_issue_repo: repo,
  });
}
