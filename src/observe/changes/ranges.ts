/** Commits between two commits, remembered: what one has and the other has not never changes. */
import {
  commitsBetween,
  type CommitRange,
  type RangeQuestion,
} from "../../github/resources/commits-between.ts";
import type { GitHub } from "../../github/client/github.ts";
import { derived } from "../../model/derived.ts";
import { succeed, type Result } from "../../model/failure.ts";
import { createRemembered } from "../ask/remembered.ts";

const rangesMax = 250;
/** A page. Longer ones take more memory than what they save is worth. */
const commitsMax = 100;

const rangesOf: (github: GitHub) => ReturnType<typeof createRemembered<CommitRange>> = derived(() =>
  createRemembered<CommitRange>(rangesMax),
);

/**
 * The same as `commitsBetween`. The gate before the departure, the next version and the notes ask for the same ranges, so that
 * each is read once.
 */
export async function rangeBetween(
  github: GitHub,
  of: RangeQuestion,
): Promise<Result<CommitRange>> {
  const ranges = rangesOf(github);
  const key = `${of.repo} ${of.base} ${of.head}`;
  const before = ranges.get(key);
  if (before) return succeed(before);
  const read = await commitsBetween(github, of);
  if (!read.ok) return read;
  const { commits, total } = read.value;
  const isWhole = commits.length === total && total <= commitsMax;
  return succeed(isWhole ? ranges.put(key, read.value) : read.value);
}
