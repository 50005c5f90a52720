/** Whether the sub-issue of a service may be in the service's own repository. */
import { isSameName, splitRepo, type RepoName, type ServiceId } from "../ids.ts";
import type { Reading } from "../failure.ts";
import { isForFewer, type Visibility } from "./visibility.ts";

/** A service's repository as a place for its sub-issue. */
export interface SubIssueHome {
  readonly repo: RepoName;
  /** GitHub's id of it. */
  readonly repository: number;
  readonly visibility: Visibility;
  readonly hasIssues: boolean;
  readonly isArchived: boolean;
}

/** By service whose sub-issue the train file wants there; unknown: that can't be read. */
export type SubIssueHomes = ReadonlyMap<ServiceId, Reading<SubIssueHome>>;

/** Why the sub-issue stays in the train repository. */
export type Unfit = "other owner" | "other readers" | "issues are off" | "archived";

/**
 * A sub-issue tells its readers of the release, and what is said there is told on the tracking issue: so the same people
 * must be able to read both. GitHub links sub-issues only within one owner (docs, "Adding sub-issues").
 * @returns null: nothing is in the way
 */
export function whyUnfit(
  home: SubIssueHome,
  tracking: { readonly repo: RepoName; readonly visibility: Visibility },
): Unfit | null {
  if (!isSameName(ownerOf(home), ownerOf(tracking))) return "other owner";
  if (isForFewer(home, tracking) || isForFewer(tracking, home)) return "other readers";
  if (home.isArchived) return "archived";
  return home.hasIssues ? null : "issues are off";
}

const ownerOf = ({ repo }: { readonly repo: RepoName }): string => splitRepo(repo).owner;
