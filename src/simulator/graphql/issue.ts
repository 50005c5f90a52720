import type { Comment, Issue, Repository, World } from "../world/types.ts";
import { repositoryPage } from "../web-address.ts";
import { connect, type Page } from "./connection.ts";
import { NotModelled } from "./errors.ts";
import { milestoneOf, stateOf } from "./issue-list.ts";
import { postFields } from "./post.ts";
import {
  issueOrPull,
  locate,
  ordered,
  own,
  visible,
  type Context,
  type Fields,
  type Order,
  type Source,
} from "./source.ts";

type Either = Source<"Issue"> | Source<"PullRequest">;

function pageOf(issue: Issue): string {
  return `${issue.pull ? "pull" : "issues"}/${issue.number}`;
}

function labels({ repository, it }: Either, args: Page & { readonly orderBy: Order }) {
  const known = it.labels.flatMap((name) => repository.labels.get(name) ?? []);
  const sorted = ordered(known, args.orderBy, {
    CREATED_AT: ({ id }) => id,
    NAME: ({ name }) => name.toLowerCase(),
  });
  return connect(sorted, args, (label) => locate("Label", repository, label));
}

function assignees({ it }: Either, page: Page, { world }: Context) {
  const users = it.assignees.flatMap((id) => world.users.get(id) ?? []);
  return connect(users, page, (user) => own("User", user));
}

function comments({ repository, it }: Either, args: Page & { readonly orderBy?: Order | null }) {
  const list: Comment[] = it.comments.flatMap((id) => repository.comments.get(id) ?? []);
  const sorted = ordered(list, args.orderBy, {
    UPDATED_AT: ({ updatedAt }) => updatedAt.epochMilliseconds,
  });
  return connect(sorted, args, (comment) => locate("IssueComment", repository, comment));
}

/** Fields that pull requests have too. */
export const sharedIssueFields = {
  ...postFields,
  number: ({ it }: Either) => it.number,
  title: ({ it }: Either) => it.title,
  url: ({ repository, it }: Either, _: unknown, { world }: Context) =>
    repositoryPage(world, repository, pageOf(it)),
  resourcePath: ({ repository, it }: Either) =>
    `/${repository.owner}/${repository.name}/${pageOf(it)}`,
  state: ({ it }: Either) => stateOf(it),
  closed: ({ it }: Either) => it.state === "closed",
  closedAt: ({ it }: Either) => it.closedAt,
  locked: ({ it }: Either) => it.locked,
  milestone({ repository, it }: Either) {
    const milestone = milestoneOf(repository, it);
    return milestone ? locate("Milestone", repository, milestone) : null;
  },
  labels,
  assignees,
  comments,
};

interface Placed {
  readonly repository: Repository;
  readonly issue: Issue;
}

/** Sub-issues may live in repositories that whoever asks can't see: those are left out. */
function subIssuesOf(context: Context, issue: Issue): Placed[] {
  return issue.subIssues.flatMap((id) => seen(context, id) ?? []);
}

function seen(context: Context, id: number): Placed | undefined {
  const placed = context.world.issues.get(id);
  return placed && visible(context, placed.repository) ? placed : undefined;
}

/** Counts all, seen or not. */
function summaryOf(world: World, issue: Issue) {
  const total = issue.subIssues.length;
  const completed = issue.subIssues.filter(
    (id) => world.issues.get(id)?.issue.state === "closed",
  ).length;
  return {
    total,
    completed,
    percentCompleted: total === 0 ? 0 : Math.floor((100 * completed) / total),
  };
}

/** Those that block this one, or that it blocks. Those that whoever asks can't see are left out. */
function dependencyPage(context: Context, ids: readonly number[], page: Page) {
  return connect(
    ids.flatMap((id) => seen(context, id) ?? []),
    page,
    ({ repository, issue }) => locate("Issue", repository, issue),
    { key: ({ issue }) => issue.id },
  );
}

const blockedByThis = ({ issues }: World, { id }: Issue): number[] =>
  [...issues.values()].filter(({ issue }) => issue.blockedBy.includes(id)).map((o) => o.issue.id);

/** Counts all, seen or not; the shorter names count only what is open. */
function dependenciesOf(world: World, issue: Issue) {
  const blocking = blockedByThis(world, issue);
  const open = (ids: readonly number[]): number =>
    ids.filter((id) => world.issues.get(id)?.issue.state === "open").length;
  return {
    blockedBy: open(issue.blockedBy),
    blocking: open(blocking),
    totalBlockedBy: issue.blockedBy.length,
    totalBlocking: blocking.length,
  };
}

export const issueFields: Fields<"Issue"> = {
  ...sharedIssueFields,
  timelineItems({ it }, { itemTypes }: { readonly itemTypes?: readonly string[] | null }) {
    const counts: Readonly<Record<string, number>> = {
      CONVERTED_TO_DISCUSSION_EVENT: it.isConverted ? 1 : 0,
      LOCKED_EVENT: it.locks,
    };
    const filteredCount = counts[itemTypes?.join() ?? ""];
    if (filteredCount === undefined)
      throw new NotModelled("Issue.timelineItems(itemTypes:) of other events");
    return { filteredCount };
  },
  stateReason: ({ it }) => it.stateReason?.toUpperCase() ?? null,
  subIssues: ({ it }, page: Page, context) =>
    connect(
      subIssuesOf(context, it),
      page,
      ({ repository, issue }) => locate("Issue", repository, issue),
      { key: ({ issue }) => issue.id },
    ),
  subIssuesSummary: ({ it }, _, { world }) => summaryOf(world, it),
  blockedBy: ({ it }, page: Page, context) => dependencyPage(context, it.blockedBy, page),
  blocking: ({ it }, page: Page, context) =>
    dependencyPage(context, blockedByThis(context.world, it), page),
  issueDependenciesSummary: ({ it }, _, { world }) => dependenciesOf(world, it),
  parent({ it }, _, context) {
    const parent = it.parent === null ? undefined : seen(context, it.parent);
    return parent ? locate("Issue", parent.repository, parent.issue) : null;
  },
};

export const issueCommentFields: Fields<"IssueComment"> = {
  ...postFields,
  isMinimized: ({ it }) => it.minimized,
  url({ repository, it }, _, { world }) {
    const issue = repository.issues.get(it.issue);
    const page = issue ? pageOf(issue) : `issues/${it.issue}`;
    return repositoryPage(world, repository, `${page}#issuecomment-${it.id}`);
  },
  issue({ repository, it }) {
    const issue = repository.issues.get(it.issue);
    return issue ? locate("Issue", repository, issue) : null;
  },
  pullRequest({ repository, it }) {
    const issue = repository.issues.get(it.issue);
    return issue?.pull ? issueOrPull(repository, issue) : null;
  },
};
