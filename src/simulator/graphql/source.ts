/**
 * What resolvers stand on. The state is plain data that knows neither its GraphQL type nor its repository,
 * so a resolver gets it wrapped: `{ __typename, repository, it }`.
 */
import { nodeId } from "../node-id.ts";
import { may, canSee, shutOut, type Viewer } from "../http/viewer.ts";
import type { Release } from "../world/release-types.ts";
import type {
  AppInfo,
  CheckRun,
  Comment,
  Commit,
  CommitStatus,
  Deployment,
  DeploymentStatus,
  Issue,
  Label,
  Milestone,
  Reaction,
  Repository,
  Team,
  World,
} from "../world/types.ts";
import type { Cost } from "./cost.ts";
import { fieldError, forbidden, NotModelled } from "./errors.ts";
import type { RequiredCheck } from "../world/rule-types.ts";
import type { Sha, User } from "../world/basic-types.ts";

/** What stands in a repository, by GraphQL type. */
interface InRepository {
  readonly Repository: Repository;
  readonly Ref: { readonly name: string; readonly sha: Sha };
  readonly BranchProtectionRule: {
    readonly branch: string;
    readonly checks: readonly RequiredCheck[];
  };
  readonly Comparison: Compared;
  readonly Commit: Commit;
  readonly Tree: { readonly path: string; readonly files: ReadonlyMap<string, string> };
  readonly Blob: { readonly text: string };
  readonly StatusCheckRollup: Checks;
  readonly Status: Checks;
  readonly CheckRun: CheckRun;
  readonly CheckSuite: Suite;
  readonly WorkflowRun: Suite;
  readonly StatusContext: CommitStatus;
  readonly Deployment: Deployment;
  readonly DeploymentStatus: DeploymentStatus & { readonly deployment: Deployment };
  readonly Environment: { readonly name: string };
  readonly Issue: Issue;
  readonly PullRequest: Issue;
  readonly PullRequestCommit: { readonly issue: Issue; readonly commit: Commit };
  readonly IssueComment: Comment;
  readonly Reaction: Reaction;
  readonly Label: Label;
  readonly Milestone: Milestone;
  readonly Release: Release;
}

/** What stands on its own. */
interface OnItsOwn {
  readonly User: User;
  readonly Bot: User;
  readonly Organization: User;
  readonly Team: Team;
  readonly App: AppInfo;
  readonly Query: undefined;
  readonly Mutation: undefined;
}

/** What `head` has and `base` has not, and the other way round. */
interface Compared {
  readonly base: Commit;
  readonly head: Commit;
  /** Oldest first. */
  readonly ahead: readonly Commit[];
  readonly behindBy: number;
}

/** The latest check run of each name and App, and the latest status of each context, of one commit. */
export interface Checks {
  readonly commit: Commit;
  readonly runs: readonly CheckRun[];
  readonly statuses: readonly CommitStatus[];
}

/** A check suite by one of its runs: put together only when more than its App is asked for. */
interface Suite {
  readonly id: number;
  readonly run: CheckRun;
}

export type Kind = keyof InRepository | keyof OnItsOwn;

export type Source<K extends Kind> = K extends keyof InRepository
  ? { readonly __typename: K; readonly repository: Repository; readonly it: InRepository[K] }
  : K extends keyof OnItsOwn
    ? { readonly __typename: K; readonly it: OnItsOwn[K] }
    : never;

/** Budget of GraphQL points of whoever asks, before this query. */
export interface Budget {
  readonly limit: number;
  readonly used: number;
  readonly resetAt: Temporal.Instant;
}

/** What holds for the whole of one query. */
export interface Context {
  readonly world: World;
  readonly viewer: Viewer;
  readonly cost: Cost;
  readonly budget: Budget;
}

/**
 * The fields of a type that the simulator models. `args` are as the schema types them; a field that is not
 * here is answered with a loud error, and so must be an argument that its function would ignore.
 */
export type Fields<K extends Kind> = Readonly<
  Record<string, (source: Source<K>, args: never, context: Context) => unknown>
>;

export function locate<K extends keyof InRepository>(
  kind: K,
  repository: Repository,
  it: InRepository[K],
) {
  return { __typename: kind, repository, it };
}

export function own<K extends keyof OnItsOwn>(kind: K, it: OnItsOwn[K]) {
  return { __typename: kind, it };
}

/** A user, bot or organisation as GraphQL's Actor; null: the account was deleted. */
export function actor(account: User) {
  return account.isGone ? null : own(account.type, account);
}

/** An issue as what it is: pull requests are issues in the state. */
export function issueOrPull(repository: Repository, issue: Issue) {
  return locate(issue.pull ? "PullRequest" : "Issue", repository, issue);
}

export function commitNode(repository: Repository, sha: Sha) {
  const commit = repository.commits.get(sha);
  return commit ? locate("Commit", repository, commit) : null;
}

/** Fields of what has a number of its own in the database. */
export const numbered = {
  id: ({ __typename, it }: { readonly __typename: Kind; readonly it: { readonly id: number } }) =>
    nodeId(__typename, it.id),
  databaseId: ({ it }: { readonly it: { readonly id: number } }) => it.id,
};

/** Fields of what stands in a repository. */
export const placed = {
  repository: ({ repository }: { readonly repository: Repository }) =>
    locate("Repository", repository, repository),
};

/** Lets those pass who may read all of these in the repository; FORBIDDEN for the others. */
export function need(
  { world, viewer }: Context,
  repository: Repository,
  ...permissions: readonly string[]
): void {
  for (const permission of permissions)
    if (!may(world, viewer, permission, "read", repository)) throw forbidden();
}

/** As `need`, for what comes with any of these permissions. */
export function needOneOf(
  { world, viewer }: Context,
  repository: Repository,
  ...permissions: readonly string[]
): void {
  if (!permissions.some((permission) => may(world, viewer, permission, "read", repository)))
    throw forbidden();
}

/** Whether the repository is there for whoever asks; FORBIDDEN where its organisation shuts them out. */
export function visible({ world, viewer }: Context, repository: Repository): boolean {
  const refused = shutOut(world, viewer, repository);
  if (refused !== undefined) throw fieldError("FORBIDDEN", refused);
  return canSee(world, viewer, repository);
}

export interface Order {
  readonly field: string;
  readonly direction: "ASC" | "DESC";
}

/** Sorted by one of these keys, equal ones by id; as they are without an order. */
export function ordered<Item extends { readonly id: number }>(
  items: Iterable<Item>,
  order: Order | null | undefined,
  keys: Readonly<Record<string, (item: Item) => number | string>>,
): Item[] {
  const list = [...items];
  if (!order) return list;
  const key = keys[order.field];
  if (!key) throw new NotModelled(`order by ${order.field}`);
  const sign = order.direction === "DESC" ? -1 : 1;
  return list.sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    return sign * (left < right ? -1 : left > right ? 1 : a.id - b.id);
  });
}
