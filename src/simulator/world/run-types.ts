import type { AppInfo } from "./app-types.ts";
import type { Deployment } from "./deployment-types.ts";
import type { Sha, User } from "./basic-types.ts";

/** A run of a workflow of GitHub Actions. */
export interface WorkflowRun {
  readonly id: number;
  readonly number: number;
  /** Path of the workflow's file. */
  readonly path: string;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: Sha;
  readonly inputs: Readonly<Record<string, string>>;
  readonly actor: User;
  readonly app: AppInfo | null;
  readonly createdAt: Temporal.Instant;
  updatedAt: Temporal.Instant;
  /** Which go of it this is, from 1. */
  attempt: number;
  /** What waits at a gate; null: nothing does. */
  pending: { readonly environment: string; readonly deployment: Deployment } | null;
  status: "queued" | "in_progress" | "completed" | "waiting";
  conclusion: "success" | "failure" | "cancelled" | null;
}
