/** Issues and pull requests in lists: the filters and orders that repository, milestone and label share. */
import { findUser } from "../world/accounts.ts";
import type { Issue, Milestone, Repository, World } from "../world/types.ts";
import { connect, type Connection, type Page } from "./connection.ts";
import { NotModelled, refuse } from "./errors.ts";
import { graphqlLogin } from "./account.ts";
import { locate, ordered, type Context, type Order } from "./source.ts";

export interface PullsArgs extends Page {
  readonly states?: readonly string[] | null;
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: Order | null;
}

interface IssueFilters {
  readonly assignee?: string | null;
  readonly createdBy?: string | null;
  readonly labels?: readonly string[] | null;
  readonly mentioned?: string | null;
  readonly milestone?: string | null;
  readonly milestoneNumber?: string | null;
  readonly since?: string | null;
  readonly states?: readonly string[] | null;
  readonly viewerSubscribed?: boolean | null;
}

export interface IssuesArgs extends Page {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly filterBy?: IssueFilters | null;
  readonly orderBy?: Order | null;
}

const ORDERS: Readonly<Record<string, (issue: Issue) => number>> = {
  CREATED_AT: ({ createdAt }) => createdAt.epochMilliseconds,
  UPDATED_AT: ({ updatedAt }) => updatedAt.epochMilliseconds,
  COMMENTS: ({ comments }) => comments.length,
};

const OLDEST_FIRST: Order = { field: "CREATED_AT", direction: "ASC" };

/** The state of an issue (OPEN, CLOSED) or a pull request (also MERGED). */
export function stateOf(issue: Issue): string {
  return issue.pull?.merged ? "MERGED" : issue.state.toUpperCase();
}

/** One page of the pull requests among `issues`. */
export function pullPage(
  repository: Repository,
  issues: Iterable<Issue>,
  args: PullsArgs,
): Connection {
  const { states, baseRefName, headRefName, labels } = args;
  const isWanted = withLabels(labels);
  const pulls = [...issues].filter(
    (issue) =>
      issue.pull &&
      (!states || states.includes(stateOf(issue))) &&
      (!baseRefName || issue.pull.baseRef === baseRefName) &&
      (!headRefName || issue.pull.headRef === headRefName) &&
      isWanted(issue),
  );
  return connect(ordered(pulls, args.orderBy ?? OLDEST_FIRST, ORDERS), args, (issue) =>
    locate("PullRequest", repository, issue),
  );
}

/** One page of those among `issues` that are no pull requests. */
export function issuePage(
  { world }: Context,
  repository: Repository,
  issues: Iterable<Issue>,
  args: IssuesArgs,
): Connection {
  const filters = args.filterBy ?? {};
  refuse(filters.mentioned, "IssueFilters.mentioned");
  // The schema's default is false.
  refuse(filters.viewerSubscribed || null, "IssueFilters.viewerSubscribed");
  const states = filters.states ?? args.states;
  const isWanted = withLabels(filters.labels ?? args.labels);
  const since = filters.since ? Temporal.Instant.from(filters.since).epochMilliseconds : -Infinity;
  const list = [...issues].filter(
    (issue) =>
      !issue.pull &&
      (!states || states.includes(stateOf(issue))) &&
      issue.updatedAt.epochMilliseconds >= since &&
      isWanted(issue) &&
      isByAuthor(issue, filters.createdBy) &&
      isAssigned(world, issue, filters.assignee) &&
      isInMilestone(repository, issue, filters),
  );
  return connect(ordered(list, args.orderBy ?? OLDEST_FIRST, ORDERS), args, (issue) =>
    locate("Issue", repository, issue),
  );
}

/** GitHub does not document whether several labels mean any or all of them. */
function withLabels(labels: readonly string[] | null | undefined): (issue: Issue) => boolean {
  if (!labels || labels.length === 0) return () => true;
  if (labels.length > 1) throw new NotModelled("more than one label in a filter");
  const wanted = labels[0]?.toLowerCase();
  return (issue) => issue.labels.some((label) => label.toLowerCase() === wanted);
}

function isByAuthor({ author }: Issue, login: string | null | undefined): boolean {
  return !login || graphqlLogin(author).toLowerCase() === login.toLowerCase();
}

/** "*" any, null none. */
function isAssigned(world: World, issue: Issue, login: string | null | undefined): boolean {
  if (login === undefined) return true;
  if (login === null) return issue.assignees.length === 0;
  if (login === "*") return issue.assignees.length > 0;
  const user = findUser(world, login);
  return user !== undefined && issue.assignees.includes(user.id);
}

/** `milestone` names a database id, `milestoneNumber` a number; "*" any, null none. */
function isInMilestone(
  repository: Repository,
  issue: Issue,
  { milestone, milestoneNumber }: IssueFilters,
): boolean {
  const own = milestoneOf(repository, issue);
  for (const [wanted, value] of [
    [milestone, own?.id],
    [milestoneNumber, own?.number],
  ] as const) {
    if (wanted === undefined) continue;
    if (wanted === null ? own !== undefined : wanted === "*" ? !own : wanted !== String(value))
      return false;
  }
  return true;
}

export function milestoneOf(repository: Repository, issue: Issue): Milestone | undefined {
  return issue.milestone === null ? undefined : repository.milestones.get(issue.milestone);
}
