import type { RepoName } from "../ids.ts";
import type { PastRelease } from "../view/past-release.ts";
import type { Visibility } from "./visibility.ts";

/** A closed tracking issue with what it keeps of its release. */
export interface PastIssue {
  readonly repo: RepoName;
  /** GitHub's id of the train repository. */
  readonly repository: number;
  readonly number: number;
  readonly url: string;
  readonly visibility: Visibility;
  readonly closedAt: Temporal.Instant;
  readonly past: PastRelease;
}
