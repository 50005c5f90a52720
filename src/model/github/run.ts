import type { Sha } from "../ids.ts";

/** A run of a workflow of GitHub Actions that the app started. */
export interface RunFacts {
  readonly id: number;
  readonly url: string;
  /** The head of the branch on which it was started. */
  readonly commit: Sha;
  readonly createdAt: Temporal.Instant;
  /** As it is told on the deployment that it does. */
  readonly state: ReportedState;
  /** GitHub's own word, e.g. `in_progress`, `timed_out`. */
  readonly word: string;
}

/** What the app itself may say of a deployment; `inactive` asks those who deploy to stop. */
export type ReportedState = "queued" | "in_progress" | "success" | "failure" | "error" | "inactive";
