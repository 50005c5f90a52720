import type { AppInfo } from "./app-types.ts";
import type { Sha, User } from "./basic-types.ts";

export type DeploymentState =
  | "error"
  | "failure"
  | "inactive"
  | "in_progress"
  | "queued"
  | "pending"
  | "success"
  /** Only by GitHub Actions: nobody can post it. */
  | "waiting";

export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentState;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly environment: string;
  readonly creator: User;
  readonly app: AppInfo | null;
  readonly at: Temporal.Instant;
}

export interface Deployment {
  readonly id: number;
  readonly sha: Sha;
  readonly ref: string;
  readonly task: string;
  /** A status may change it. */
  environment: string;
  readonly originalEnvironment: string;
  readonly description: string;
  /** As it was sent: an object or a string. */
  readonly payload: unknown;
  readonly productionEnvironment: boolean;
  readonly transientEnvironment: boolean;
  readonly creator: User;
  readonly app: AppInfo | null;
  readonly createdAt: Temporal.Instant;
  updatedAt: Temporal.Instant;
  readonly statuses: DeploymentStatus[];
}
