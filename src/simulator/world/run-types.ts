import type { AppInfo } from "./app-types.ts";
import type { Sha, User } from "./types.ts";

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
  status: "queued" | "in_progress" | "completed" | "waiting";
  conclusion: "success" | "failure" | "cancelled" | null;
}
