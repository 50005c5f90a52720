import { nodeId } from "../../node-id.ts";
import { repositoryPage } from "../../web-address.ts";
import type { Comment, Issue, Reaction, Repository, World } from "../../world/types.ts";
import { authorAssociation, presentAppOf, presentUser } from "./account.ts";
import { repositoryApi, stamp, stampOrNull, type Json } from "./address.ts";
import { presentLabels, presentMilestone } from "./label.ts";

/** What issues and pull requests have in common in their JSON. */
export function presentIssueParts(world: World, repository: Repository, issue: Issue): Json {
  const milestone =
    issue.milestone === null ? undefined : repository.milestones.get(issue.milestone);
  const assignees = issue.assignees.flatMap((id) => {
    const user = world.users.get(id);
    return user ? [presentUser(world, user)] : [];
  });
  return {
    id: issue.id,
    node_id: nodeId(issue.pull ? "PullRequest" : "Issue", issue.id),
    number: issue.number,
    title: issue.title,
    user: presentUser(world, issue.author),
    labels: presentLabels(world, repository, issue.labels),
    state: issue.state,
    locked: issue.locked,
    active_lock_reason: null,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: milestone ? presentMilestone(world, repository, milestone) : null,
    comments: issue.comments.length,
    created_at: stamp(issue.createdAt),
    updated_at: stamp(issue.updatedAt),
    closed_at: stampOrNull(issue.closedAt),
    author_association: authorAssociation(world, repository, issue.author),
    body: issue.body,
  };
}

/** Schema `issue`; a pull request in the form in which issue lists show it. */
export function presentIssue(world: World, repository: Repository, issue: Issue): Json {
  const url = repositoryApi(world, repository, `issues/${issue.number}`);
  const parent = issue.parent === null ? undefined : world.issues.get(issue.parent);
  return {
    ...presentIssueParts(world, repository, issue),
    url,
    repository_url: repositoryApi(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: issuePage(world, repository, issue),
    timeline_url: `${url}/timeline`,
    state_reason: issue.stateReason,
    performed_via_github_app: presentAppOf(world, issue.author),
    reactions: rollUp(`${url}/reactions`, issue.reactions),
    sub_issues_summary: summarizeSubIssues(world, issue),
    issue_dependencies_summary: summarizeDependencies(world, issue),
    ...(parent && {
      parent_issue_url: repositoryApi(world, parent.repository, `issues/${parent.issue.number}`),
    }),
    ...(issue.pull && {
      draft: issue.pull.isDraft,
      pull_request: {
        url: repositoryApi(world, repository, `pulls/${issue.number}`),
        html_url: issuePage(world, repository, issue),
        diff_url: `${issuePage(world, repository, issue)}.diff`,
        patch_url: `${issuePage(world, repository, issue)}.patch`,
        merged_at: stampOrNull(issue.pull.mergedAt),
      },
    }),
  };
}

/** The page of an issue or pull request. */
function issuePage(world: World, repository: Repository, issue: Issue): string {
  return repositoryPage(world, repository, `${issue.pull ? "pull" : "issues"}/${issue.number}`);
}

function summarizeSubIssues(world: World, issue: Issue): Json {
  const total = issue.subIssues.length;
  const completed = issue.subIssues.filter((id) => world.issues.get(id)?.issue.state === "closed");
  const percent = total === 0 ? 0 : Math.floor((completed.length * 100) / total);
  return { total, completed: completed.length, percent_completed: percent };
}

function summarizeDependencies(world: World, issue: Issue): Json {
  const isOpen = (id: number) => world.issues.get(id)?.issue.state === "open";
  let blocking = 0;
  for (const other of world.issues.values())
    if (other.issue.blockedBy.includes(issue.id)) blocking += 1;
  return {
    blocked_by: issue.blockedBy.filter(isOpen).length,
    total_blocked_by: issue.blockedBy.length,
    blocking: isOpen(issue.id) ? blocking : 0,
    total_blocking: blocking,
  };
}

const CONTENTS = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"] as const;

function rollUp(url: string, reactions: readonly Reaction[]): Json {
  const count = (content: string) => reactions.filter((each) => each.content === content).length;
  return {
    url,
    total_count: reactions.length,
    ...Object.fromEntries(CONTENTS.map((content) => [content, count(content)])),
  };
}

/** Schema `issue-comment`. */
export function presentComment(world: World, repository: Repository, comment: Comment): Json {
  const url = repositoryApi(world, repository, `issues/comments/${comment.id}`);
  const issue = repository.issues.get(comment.issue);
  const page = issue ? issuePage(world, repository, issue) : repositoryPage(world, repository);
  return {
    url,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: repositoryApi(world, repository, `issues/${comment.issue}`),
    id: comment.id,
    node_id: nodeId("IssueComment", comment.id),
    user: presentUser(world, comment.author),
    created_at: stamp(comment.createdAt),
    updated_at: stamp(comment.updatedAt),
    author_association: authorAssociation(world, repository, comment.author),
    body: comment.body,
    reactions: rollUp(`${url}/reactions`, comment.reactions),
    performed_via_github_app: presentAppOf(world, comment.author),
  };
}

/** Schema `reaction`. */
export function presentReaction(world: World, reaction: Reaction): Json {
  return {
    id: reaction.id,
    node_id: nodeId("Reaction", reaction.id),
    user: presentUser(world, reaction.user),
    content: reaction.content,
    created_at: stamp(reaction.at),
  };
}
