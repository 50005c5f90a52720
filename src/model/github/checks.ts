/** Checks of a commit, as they were read. */
import type { Reading } from "../failure.ts";
import { isSameName, type Sha } from "../ids.ts";

/** Checks and statuses of one commit. */
export interface CheckFacts {
  readonly commit: Sha;
  /** Names that the release branch's own rules require; null: it has no such rules. */
  readonly requiredByRules: Reading<readonly string[] | null>;
  /** Those rules require whole workflows, too: which checks are theirs isn't known, so that every check counts. */
  readonly allCount?: true;
  /** One per name: of several runs the newest. The app's own are left out. */
  readonly results: readonly CheckResult[];
  /** Names of the app's own, which nothing may wait for. */
  readonly ours: readonly string[];
}

/** Green checks of one service, as the app has read them. */
export interface CheckLook {
  /** Hash of the commit and the results that count. */
  readonly print: string;
  /** When they were first read like this; since then they never read otherwise. */
  readonly since: Temporal.Instant;
}

export interface CheckResult {
  readonly name: string;
  /** A commit status, whose name GitHub compares without case ("Create a commit status", REST docs: `context`). */
  readonly isStatus?: true;
  /**
   * `missing`: GitHub waits for it to report, or for another who reports it (its word is `foreign` then), or it was left out where another job of its run did not succeed (`skipped`). `stale`: GitHub gave it up, since it didn't end in two weeks.
   * `unclear`: GitHub uses a word that we don't know.
   */
  readonly result: "passed" | "failed" | "running" | "missing" | "stale" | "unclear";
  /** GitHub's own word, e.g. `success`, `timed_out`, `queued`. */
  readonly word: string;
  readonly url: string | null;
  /** When it ended; null while it runs or when GitHub doesn't say. */
  readonly endedAt: Temporal.Instant | null;
}

/** What the check of this name came to, or the status of this name in any spelling. */
export const resultNamed = (
  { results }: Pick<CheckFacts, "results">,
  name: string,
): CheckResult | undefined =>
  results.find((one) => one.name === name) ??
  results.find((one) => one.isStatus === true && isSameName(one.name, name));
