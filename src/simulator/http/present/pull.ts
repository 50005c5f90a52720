import { repositoryPage } from "../../web-address.ts";
import { tipOf } from "../../world/refs.ts";
import type { Stack } from "../../world/stack-types.ts";
import type { Issue, Pull, Repository, World } from "../../world/types.ts";
import { presentUser } from "./account.ts";
import { repositoryApi, stampOrNull, type Json } from "./address.ts";
import { presentIssueParts } from "./issue.ts";
import { ownerOf, presentRepository } from "./repository.ts";

/** An issue that is a pull request. */
export type PullIssue = Issue & { readonly pull: Pull };

export function isPull(issue: Issue): issue is PullIssue {
  return issue.pull !== undefined;
}

/** Schema `pull-request-simple`: as lists show it. */
export function presentPull(world: World, repository: Repository, issue: PullIssue): Json {
  const { pull } = issue;
  const url = repositoryApi(world, repository, `pulls/${issue.number}`);
  const issueUrl = repositoryApi(world, repository, `issues/${issue.number}`);
  const statusesUrl = repositoryApi(world, repository, `statuses/${pull.headSha}`);
  const page = repositoryPage(world, repository, `pull/${issue.number}`);
  return {
    ...presentIssueParts(world, repository, issue),
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: repositoryApi(world, repository, "pulls/comments{/number}"),
    comments_url: `${issueUrl}/comments`,
    statuses_url: statusesUrl,
    draft: pull.isDraft,
    merged_at: stampOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommit,
    requested_reviewers: [],
    requested_teams: [],
    head: presentEnd(world, pull.fork ?? repository, pull.headRef, pull.headSha),
    base: presentEnd(world, repository, pull.baseRef, pull.baseSha),
    auto_merge: null,
    ...(pull.stack && { stack: presentStack(repository, pull.stack, issue.number) }),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: repositoryApi(world, repository, "pulls/comments{/number}") },
      commits: { href: `${url}/commits` },
      statuses: { href: statusesUrl },
    },
  };
}

/** Schema `pull-request`: one in full. `commits` and `files` count its changes. */
export function presentPullInFull(
  world: World,
  repository: Repository,
  issue: PullIssue,
  size: { readonly commits: number; readonly files: number },
): Json {
  const { pull } = issue;
  return {
    ...presentPull(world, repository, issue),
    merged: pull.merged,
    mergeable: pull.merged ? null : true,
    rebaseable: pull.merged ? null : true,
    mergeable_state: pull.merged ? "unknown" : pull.isDraft ? "draft" : "clean",
    merged_by: pull.mergedBy && presentUser(world, pull.mergedBy),
    review_comments: 0,
    maintainer_can_modify: false,
    commits: size.commits,
    additions: 0,
    deletions: 0,
    changed_files: size.files,
  };
}

function presentEnd(world: World, repository: Repository, ref: string, sha: string): Json {
  return {
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: presentUser(world, ownerOf(world, repository)),
    repo: presentRepository(world, repository),
  };
}

/** Schema `pull-request-stack`. */
function presentStack(repository: Repository, stack: Stack, number: number): Json {
  return {
    id: stack.id,
    number: stack.number,
    size: stack.layers.length,
    position: stack.layers.indexOf(number) + 1,
    base: { ref: stack.baseRef, sha: tipOf(repository, stack.baseRef) },
  };
}

/** Schema `pull-request-minimal`: in check runs and suites. */
export function presentPullMinimal(world: World, repository: Repository, issue: PullIssue): Json {
  const repo = {
    id: repository.id,
    url: repositoryApi(world, repository),
    name: repository.name,
  };
  return {
    id: issue.id,
    number: issue.number,
    url: repositoryApi(world, repository, `pulls/${issue.number}`),
    head: { ref: issue.pull.headRef, sha: issue.pull.headSha, repo },
    base: { ref: issue.pull.baseRef, sha: issue.pull.baseSha, repo },
  };
}
