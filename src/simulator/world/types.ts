/**
 * The state of a simulated GitHub: plain data, changed only by the verbs beside this file.
 * Words are GitHub's own. Ids are unique over the whole world; numbers are per repository.
 */

import type { Dependencies, Release } from "./release-types.ts";
import type { CommitComment } from "./commit-comment-types.ts";
import type { Clock } from "../clock.ts";
import type { App, AppInfo, Delivery, Installation } from "./app-types.ts";
import type { Deployment } from "./deployment-types.ts";
import type { WorkflowRun } from "./run-types.ts";
import type { Ruleset, RequiredCheck } from "./rule-types.ts";
import type { Stack } from "./stack-types.ts";
import type { Organisation, User, Sha } from "./basic-types.ts";

export type { App, AppInfo, Delivery, Installation, Permissions } from "./app-types.ts";
export type { Deployment, DeploymentState, DeploymentStatus } from "./deployment-types.ts";

export interface Team {
  readonly id: number;
  org: string;
  slug: string;
  name: string;
  readonly members: Map<number, "active" | "pending">;
  parent?: string;
}

/** Permission of a collaborator, lowest first. */
export type Role = "read" | "triage" | "write" | "maintain" | "admin";

export interface Commit {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
  readonly message: string;
  readonly author: User;
  readonly at: Temporal.Instant;
  /** The whole tree: path to content. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

export interface Milestone {
  readonly id: number;
  readonly number: number;
  title: string;
  description: string | null;
  state: "open" | "closed";
  dueOn: Temporal.Instant | null;
  readonly creator: User;
  readonly createdAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
}

export type ReactionContent =
  | "+1"
  | "-1"
  | "laugh"
  | "confused"
  | "heart"
  | "hooray"
  | "rocket"
  | "eyes";

export interface Reaction {
  readonly id: number;
  readonly user: User;
  readonly content: ReactionContent;
  readonly at: Temporal.Instant;
}

/**
 * One entry of an edit history. An unedited text has none; the first edit also adds the original text,
 * as GitHub does (`includesCreatedEdit`), so that a history is complete or empty.
 */
export interface Edit {
  readonly editor: User;
  readonly at: Temporal.Instant;
  /** The text after this edit. */
  readonly text: string;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly author: User;
  readonly createdAt: Temporal.Instant;
  updatedAt: Temporal.Instant;
  body: string;
  readonly edits: Edit[];
  readonly reactions: Reaction[];
  minimized: boolean;
}

/** Where an issue is now that was transferred. */
export interface Transferred {
  readonly repository: Repository;
  readonly issue: Issue;
}

/** What issues and pull requests share. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly author: User;
  readonly createdAt: Temporal.Instant;
  updatedAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
  title: string;
  body: string;
  readonly edits: Edit[];
  state: "open" | "closed";
  stateReason: "completed" | "not_planned" | "reopened" | null;
  locked: boolean;
  /** How often it was locked. */
  locks: number;
  /** Converted to a discussion, for which nothing leads back. */
  isConverted?: true;
  labels: string[];
  assignees: number[];
  /** Its number in the repository. */
  milestone: number | null;
  /** Comment ids in the order of creation. */
  readonly comments: number[];
  readonly reactions: Reaction[];
  /** Database ids of sub-issues, in order; of any repository of the same owner. */
  readonly subIssues: number[];
  /** Database id of the issue whose sub-issue this is. */
  parent: number | null;
  /** Database ids of the issues that block this one. */
  readonly blockedBy: number[];
  /** Present when the issue is a pull request. */
  readonly pull?: Pull;
}

export interface Pull {
  readonly headRef: string;
  /** The fork that has the head branch; absent: it is in the repository of the pull request. */
  readonly fork?: Repository;
  /** Moves with the head branch while the pull request is open. */
  headSha: Sha;
  baseRef: string;
  baseSha: Sha;
  isDraft: boolean;
  merged: boolean;
  mergedAt: Temporal.Instant | null;
  mergedBy: User | null;
  mergeCommit: Sha | null;
  /** The stack that it is a layer of (docs: REST, "Pull request stacks"). */
  stack?: Stack;
}

export interface CheckRun {
  readonly id: number;
  readonly suite: number;
  readonly name: string;
  readonly sha: Sha;
  readonly app: AppInfo;
  status: "queued" | "in_progress" | "completed";
  conclusion:
    | "success"
    | "failure"
    | "neutral"
    | "cancelled"
    | "skipped"
    | "timed_out"
    | "action_required"
    | "stale"
    | null;
  startedAt: Temporal.Instant;
  completedAt: Temporal.Instant | null;
  detailsUrl: string | null;
  externalId: string;
  output: {
    title: string | null;
    summary: string | null;
    text: string | null;
    annotations: unknown[];
  };
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: Sha;
  readonly context: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: User;
  readonly at: Temporal.Instant;
}

export interface Repository {
  readonly id: number;
  owner: string;
  name: string;
  isPrivate: boolean;
  /** A private one that every member of the enterprise can read. */
  isInternal: boolean;
  archived: boolean;
  defaultBranch: string;
  /** Of a fork: the repository that it was made of. */
  readonly parent?: Repository;
  readonly createdAt: Temporal.Instant;
  readonly collaborators: Map<number, Role>;
  /** Team id to role. */
  readonly teams: Map<number, Role>;
  readonly commits: Map<Sha, Commit>;
  /** Full ref name (`refs/heads/main`, `refs/tags/v1`) to commit. */
  readonly refs: Map<string, Sha>;
  /** Issues and pull requests by number. */
  readonly issues: Map<number, Issue>;
  readonly comments: Map<number, Comment>;
  /** By name, as it is written; names differ by more than case. */
  readonly labels: Map<string, Label>;
  /** By number. */
  readonly milestones: Map<number, Milestone>;
  readonly checkRuns: Map<number, CheckRun>;
  readonly statuses: CommitStatus[];
  readonly deployments: Map<number, Deployment>;
  readonly workflowRuns: Map<number, WorkflowRun>;
  /** Environment to the App whose protection rule is enabled there. */
  readonly gates: Map<string, AppInfo>;
  readonly environments: Set<string>;
  /** Environment to what a job that names it waits for before it begins; absent: nothing. */
  readonly protections: Map<string, EnvironmentProtection>;
  readonly releases: Map<number, Release>;
  /** Branch name to the checks that its protection requires. */
  readonly requiredChecks: Map<string, readonly RequiredCheck[]>;
  readonly rulesets: Ruleset[];
  /** The number of the latest issue or pull request; never given again, even after a deletion. */
  lastNumber: number;
  /** Setting: switched off, nothing of its issues is there until it is on again. */
  hasIssues: boolean;
  /** Numbers of issues that are no more: deleted, or where they were transferred to. */
  readonly goneIssues: Map<number, Transferred | "deleted">;
  readonly commitComments: CommitComment[];
  /** Setting: tags and assets of a release lock when it is published. */
  immutableReleases: boolean;
  /** Categories of its discussions; null: it has no discussions. */
  discussionCategories: string[] | null;
  /** What its dependency graph says of its default branch; null: it is switched off, or nothing was found. */
  dependencies: Dependencies | null;
  /** Tag names that an immutable release used: burned for ever. */
  readonly burnedTags: Set<string>;
}

/** Settings of an environment (docs: REST, Environments): they hold up jobs of workflows, not deployments made by the API. */
export interface EnvironmentProtection {
  /** 0: it doesn't wait. */
  readonly waitMinutes: number;
  /** One of them lets a job begin. */
  readonly reviewers: readonly User[];
  /** Which branches may deploy there. */
  readonly branches: "all" | "protected" | "named";
}

/** Something happened in the world: the webhooks and pipelines listen to these. */
export interface WorldEvent {
  /** GitHub's webhook event name, e.g. `issue_comment`. */
  readonly name: string;
  readonly action: string | null;
  readonly repository: Repository | null;
  readonly org: string | null;
  readonly sender: User;
  /** The entities of the payload by their payload key, e.g. `{ issue, comment }`: state objects, not JSON. */
  readonly subject: Readonly<Record<string, unknown>>;
}

export interface World {
  readonly clock: Clock;
  /** Salts the shas: worlds of the same seed, clock and verbs are the same to the last digit. */
  readonly seed: string;
  readonly users: Map<number, User>;
  /** Login of the organisation (lower case) to its members' ids. */
  readonly orgs: Map<string, Organisation>;
  readonly teams: Map<number, Team>;
  /** By id; renames keep it. */
  readonly repositories: Map<number, Repository>;
  /** Former `owner/name`s in lower case to the id of the repository to which GitHub redirects from there. */
  readonly redirects: Map<string, number>;
  /** Issues and pull requests of every repository by database id. */
  readonly issues: Map<number, { readonly repository: Repository; readonly issue: Issue }>;
  readonly apps: Map<number, App>;
  readonly installations: Map<number, Installation>;
  readonly deliveries: Delivery[];
  /** The next id of anything. */
  nextId(): number;
  emit(event: WorldEvent): void;
  /** Calls `listener` at every event, in the order of listening; the answer ends that. */
  listen(listener: (event: WorldEvent) => void): () => void;
}
