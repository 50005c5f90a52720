/** Milestones, labels and releases. */
import { latestRelease } from "../world/releases.ts";
import { tagRef } from "../world/refs.ts";
import type { Issue, Milestone, Repository } from "../world/types.ts";
import { repositoryPage } from "../web-address.ts";
import { issuePage, pullPage, type IssuesArgs, type PullsArgs } from "./issue-list.ts";
import { refNode } from "./ref.ts";
import { actor, commitNode, need, numbered, placed, type Fields } from "./source.ts";

function inMilestone(repository: Repository, { number }: Milestone): Issue[] {
  return [...repository.issues.values()].filter(({ milestone }) => milestone === number);
}

export const milestoneFields: Fields<"Milestone"> = {
  id: numbered.id,
  ...placed,
  number: ({ it }) => it.number,
  title: ({ it }) => it.title,
  description: ({ it }) => it.description,
  state: ({ it }) => it.state.toUpperCase(),
  closed: ({ it }) => it.state === "closed",
  dueOn: ({ it }) => it.dueOn,
  createdAt: ({ it }) => it.createdAt,
  closedAt: ({ it }) => it.closedAt,
  creator: ({ it }) => actor(it.creator),
  url: ({ repository, it }, _, { world }) =>
    repositoryPage(world, repository, `milestone/${it.number}`),
  progressPercentage({ repository, it }) {
    const issues = inMilestone(repository, it);
    const closed = issues.filter(({ state }) => state === "closed").length;
    return issues.length === 0 ? 0 : (100 * closed) / issues.length;
  },
  issues({ repository, it }, args: IssuesArgs, context) {
    need(context, repository, "issues");
    return issuePage(context, repository, inMilestone(repository, it), args);
  },
  pullRequests({ repository, it }, args: PullsArgs, context) {
    need(context, repository, "pull_requests");
    return pullPage(repository, inMilestone(repository, it), args);
  },
};

function labelled(repository: Repository, name: string): Issue[] {
  return [...repository.issues.values()].filter(({ labels }) => labels.includes(name));
}

export const labelFields: Fields<"Label"> = {
  id: numbered.id,
  ...placed,
  name: ({ it }) => it.name,
  color: ({ it }) => it.color,
  description: ({ it }) => it.description,
  url: ({ repository, it }, _, { world }) =>
    repositoryPage(world, repository, `labels/${encodeURIComponent(it.name)}`),
  issues({ repository, it }, args: IssuesArgs, context) {
    need(context, repository, "issues");
    return issuePage(context, repository, labelled(repository, it.name), args);
  },
  pullRequests({ repository, it }, args: PullsArgs, context) {
    need(context, repository, "pull_requests");
    return pullPage(repository, labelled(repository, it.name), args);
  },
};

export const releaseFields: Fields<"Release"> = {
  ...numbered,
  ...placed,
  name: ({ it }) => it.name,
  tagName: ({ it }) => it.tagName,
  description: ({ it }) => it.body,
  isDraft: ({ it }) => it.draft,
  isPrerelease: ({ it }) => it.prerelease,
  isLatest: ({ repository, it }) => latestRelease(repository) === it,
  createdAt: ({ it }) => it.createdAt,
  publishedAt: ({ it }) => it.publishedAt,
  // The schema has a User here, which an App is not.
  author: ({ it }) => (it.author.type === "User" ? actor(it.author) : null),
  tag: ({ repository, it }) => refNode(repository, tagRef(it.tagName)),
  tagCommit({ repository, it }) {
    const sha = repository.refs.get(tagRef(it.tagName));
    return sha === undefined ? null : commitNode(repository, sha);
  },
  url: ({ repository, it }, _, { world }) =>
    repositoryPage(
      world,
      repository,
      `releases/tag/${it.draft ? `untagged-${it.id}` : it.tagName}`,
    ),
};
