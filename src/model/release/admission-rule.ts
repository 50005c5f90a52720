import type { RepoName, Sha } from "../ids.ts";

/**
 * What a release wants of the deployments that wait at the gate of one of its services: GitHub asks the app whether
 * they may begin (custom deployment protection rules).
 */
export interface AdmissionRule {
  readonly repo: RepoName;
  /** GitHub's id of the repository; null: it was never read. */
  readonly repository: number | null;
  readonly environment: string;
  /** As it is named to whoever is refused. */
  readonly release: string;
  /** The commit that is its own; null: not known. */
  readonly commit: Sha | null;
  /**
   * `planned`: its own commit waits, others are the team's own affair. `guarded`: others are refused. `frozen`:
   * the same, since nobody is to deploy now. `turn`: its own
   * commit begins now. `over`: its own commit won't begin any more.
   */
  readonly state: "planned" | "guarded" | "frozen" | "turn" | "over";
  /** First digits of commits that a manager allowed, or ids of runs. */
  readonly allowed: readonly string[];
}

/** A job that waits at a gate. */
export interface Waiting {
  readonly repo: RepoName;
  /** GitHub's id of the repository; null, or absent: not known. */
  readonly repository?: number | null;
  /** Id of its workflow run. */
  readonly run: number;
  readonly commit: Sha;
  readonly environment: string;
}

export type Admission =
  | { readonly kind: "wait" }
  | { readonly kind: "approved"; readonly why: string }
  | { readonly kind: "rejected"; readonly why: string };
