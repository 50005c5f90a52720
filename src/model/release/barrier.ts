import type { Sha } from "../ids.ts";

/** What has no way back, of the changes between what production ran before and what the release brings. */
export interface BarrierFacts {
  readonly from: Sha;
  readonly to: Sha;
  /** What was found: files, and pull requests by number. */
  readonly files: readonly string[];
  readonly pulls: readonly number[];
  /** false: more changed than GitHub lists, so that there may be more. */
  readonly isWhole: boolean;
}
