import type { Octokit } from "@octokit/rest";
import type { z } from "zod";
import type { Failure, Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { WriteKind } from "../../model/github/spent.ts";
import type { Urgency } from "../../model/github/urgency.ts";

/** The passed-in time. Paces writes and stamps waits; time limits of requests are in real time. */
export interface Clock {
  now(): Temporal.Instant;
  /** Calls `fire` once, `delay` from now; the answer cancels it. */
  after(delay: Temporal.Duration, fire: () => void): () => void;
}

/** Where trouble is told. Never handed a token, a key or the body of a request. */
export interface Log {
  debug(message: string): void;
  warn(message: string): void;
}

/** Permissions by GitHub's own names, e.g. `{ pull_requests: "read" }`. */
export type Permissions = Readonly<Record<string, "read" | "write">>;

/** One request with an authenticated client; only `data` of the answer is used. */
export type Ask = (octokit: Octokit) => Promise<{ readonly data: unknown }>;

interface Asking<T> {
  /** Completes "Could not …" for people, e.g. `read the issue acme/releases#12`. */
  readonly doing: string;
  /** What the answer must look like. */
  readonly shape: z.ZodType<T>;
  readonly ask: Ask;
}

interface ReadRequest<T> extends Asking<T> {
  /** All of one installation (see `groupByInstallation`). The token reaches these and no others. */
  readonly repos: readonly RepoName[];
  /** Never from the store of conditional requests. */
  readonly fresh?: true;
}

interface WriteRequest<T> extends Asking<T> {
  readonly repo: RepoName;
  /** What the token must allow, nothing more. */
  readonly permissions: Permissions;
  /** What it allows besides, where the owner granted it. */
  readonly welcome?: Permissions;
  readonly urgency: Urgency;
  /** A check run: they have a part of the hour of their own. */
  readonly isCheck?: true;
  /** Hint for a 404, which GitHub also gives when a permission is missing. */
  readonly ifNotFound?: string;
}

/** Several changes in one request, by aliases of GraphQL. */
interface MutationRequest extends Pick<
  WriteRequest<unknown>,
  "repo" | "permissions" | "urgency" | "doing"
> {
  readonly query: string;
  /** Must not be named like an option of a request. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** How many things it changes. */
  readonly count: number;
  /** Called right before it is sent. What it throws is thrown on, and nothing was sent. */
  readonly before?: () => Promise<void>;
}

export interface GraphqlError {
  readonly message: string;
  /** GitHub's word, e.g. `NOT_FOUND`, `FORBIDDEN`; "" when there is none. */
  readonly type: string;
  /** Aliases, field names and indexes from the top of `data`; empty: the whole query. */
  readonly path: readonly (string | number)[];
}

/** What was answered, and what could not be: where an error points, null means unknown, not "none". */
export interface GraphqlAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly GraphqlError[];
  /** Points, as `rateLimit { cost }` says; null when the query doesn't ask for it. */
  readonly cost: number | null;
}

export interface Installation {
  readonly id: number;
  /** Login of the account on which the App is installed. */
  readonly owner: string;
  /** GitHub's id of that account, which stays when it takes another login; null: not told. */
  readonly ownerId: number | null;
  readonly permissions: Permissions;
  readonly isSuspended: boolean;
}

/** A repository that an installation reaches. */
export interface InstalledRepository {
  /** GitHub's id of it. */
  readonly id: number;
  readonly repo: RepoName;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
}

export interface RepositoryGroups {
  /** Each of one installation and small enough for one token (500 repositories). */
  readonly groups: readonly (readonly RepoName[])[];
  /** Repositories that the App doesn't reach, and why. */
  readonly failures: ReadonlyMap<RepoName, Failure>;
}

/** The App itself. */
export interface AppIdentity {
  readonly id: number;
  /** Login of its bot without `[bot]`, as GraphQL has it; REST puts `[bot]` after it. */
  readonly slug: string;
  readonly name: string;
}

export interface Usage {
  /** Requests sent, those for tokens and repeated ones too. */
  readonly requests: number;
  /** Of these, answered 304 and therefore free. */
  readonly notModified: number;
  /** GraphQL points; queries that don't ask for their cost count as 1. */
  readonly points: number;
  /** Writes that wait for their turn, by the passed-in clock. */
  readonly waiting: number;
  /** What was written of late, by installation. */
  readonly writes: ReadonlyMap<number, WriteUsage>;
  /** What was asked of GraphQL of late, by installation. */
  readonly looks: ReadonlyMap<number, PointsUsage>;
  /** What is left of the hour by installation, as last heard; null: not heard. */
  readonly remaining: ReadonlyMap<number, Remaining>;
}

/** What an installation has spent of GraphQL's points, against the limit that GitHub names. */
export interface PointsUsage {
  /** Spent in the last hour. */
  readonly hour: number;
  /** How long two looks are kept apart now, by urgency; absent: they aren't. */
  readonly apart: ReadonlyMap<Urgency, Temporal.Duration>;
}

/** What an installation has written, against the limits in `budget.ts`. */
export interface WriteUsage {
  /** Changes in the last minute and hour, all together. */
  readonly minute: number;
  readonly hour: number;
  /** Of those of the hour, check runs. */
  readonly checks: number;
  /** Writes that wait for their turn now. */
  readonly waiting: number;
  /** Until when there is no room for one more, by urgency; absent: there is. */
  readonly slowed: ReadonlyMap<Urgency, Temporal.Instant>;
}

export interface Remaining {
  readonly rest: number | null;
  readonly graphql: number | null;
}

/**
 * GitHub, as one App sees it. Every answer is a Result. A Failure of kind "unreachable" after a write means
 * that its outcome is unknown: the effect may have happened or may still happen. No other kind means that.
 */
export interface GitHub {
  /** The App itself (`GET /app`). */
  app(): Promise<Result<AppIdentity>>;
  /** The installation that reaches the repository, as it was within the last hour. */
  installationOf(repo: RepoName): Promise<Result<Installation>>;
  installations(): Promise<Result<readonly Installation[]>>;
  repositoriesOf(installation: number): Promise<Result<readonly InstalledRepository[]>>;
  /** Sorts repositories of several owners into groups that can be read together. */
  groupByInstallation(repos: readonly RepoName[]): Promise<RepositoryGroups>;
  read<T>(request: ReadRequest<T>): Promise<Result<T>>;
  /** Reads of an organisation's members and teams: the token has `members: read` only. */
  readMembers<T>(request: Asking<T> & { readonly organization: string }): Promise<Result<T>>;
  write<T>(request: WriteRequest<T>): Promise<Result<T>>;
  /** What could be changed, and an error for each alias that could not: where one points, nothing was changed. */
  mutate(request: MutationRequest): Promise<Result<GraphqlAnswer>>;
  /**
   * When it is worth coming back with such a write to the repository; null: now there is room for one at least.
   * What can come later needn't wait for its turn in the middle of a run.
   */
  room(
    repo: RepoName,
    urgency: Urgency,
    count?: number,
    kind?: WriteKind,
  ): Promise<Temporal.Instant | null>;
  /**
   * When a look at a release of the repository may begin, as far as points go; null: now. Never waits for GitHub.
   * @param last when the one before it began; null: it isn't known
   */
  lookTurn(
    repo: RepoName,
    urgency: Urgency,
    last: Temporal.Instant | null,
  ): Promise<Temporal.Instant | null>;
  /** Requests that the App makes in its own name, not an installation's. */
  asApp<T>(request: Asking<T>): Promise<Result<T>>;
  /** All repositories of one installation. Variables must not be named like an option of a request. */
  graphql(
    repos: readonly RepoName[],
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Result<GraphqlAnswer>>;
  /** As `graphql`, for an organisation's members and teams: the token has `members: read` only. */
  graphqlMembers(
    organization: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Result<GraphqlAnswer>>;
  usage(): Usage;
}
