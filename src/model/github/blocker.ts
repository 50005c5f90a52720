import type { IssueKey } from "./issue-key.ts";
import type { RepoName } from "../ids.ts";
import type { Listing } from "../listing.ts";
import type { Visibility } from "./visibility.ts";

/** An open issue or pull request that may keep a release from leaving. */
export interface BlockerFacts {
  /** GitHub's own id of it, which a renamed repository leaves as it is. */
  readonly id: string;
  readonly kind: "issue" | "pull request";
  readonly repo: RepoName;
  /** Of its repository. */
  readonly visibility: Visibility;
  readonly number: number;
  readonly url: string;
  readonly labels: readonly string[];
  /** Title of its milestone. */
  readonly milestone: string | null;
}

/** What may block in the train repository, and what people link to the app's own issues there. */
export interface TrainBlockers {
  /** With the blockers' label, whatever release they are meant for. */
  readonly labelled: Listing<BlockerFacts>;
  /** By tracking issue and sub-issue: open issues that GitHub says block it. */
  readonly dependencies: ReadonlyMap<IssueKey, Listing<BlockerFacts>>;
}
