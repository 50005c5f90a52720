import { compareInstants } from "../../model/instants.ts";
import type { Reading } from "../../model/failure.ts";
import type { Observation, ReleaseFacts } from "../../model/observation.ts";
import type { AbortEntry, RollbackEntry } from "../../model/record/ending.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Situation } from "../assessment/assessment.ts";
import { rollbacksIn } from "./taken.ts";

/** Of the release's last word (see `completion`). */
export const completionKey = "complete";

/**
 * Whether the release is complete, and the world knows: what people say or are from then on takes nothing from it. Its
 * last word may be deleted; that its notes are published and its issue is closed says the same.
 */
export const isSaidComplete = ({
  said,
  trainRelease,
  issue,
}: Pick<Observation, "said" | "trainRelease" | "issue">): boolean =>
  said.has(completionKey) || (issue.state === "closed" && isPublished(trainRelease));

/** Whether the app has published this GitHub release, and everybody can see it. */
export const isPublished = (release: Reading<ReleaseFacts | null>): boolean =>
  release.kind === "known" && release.value?.ours === true && !release.value.isDraft;

/** When the notes of the release were published, with which it was complete; null: that isn't known. */
export const completedAt = ({
  trainRelease,
}: Pick<Observation, "trainRelease">): Temporal.Instant | null =>
  isPublished(trainRelease) && trainRelease.kind === "known"
    ? (trainRelease.value?.publishedAt ?? null)
    : null;

/** When it was complete or aborted, whatever was rolled back after that; undefined: it wasn't, or that isn't known. */
export function firstEnd(
  observation: Pick<Observation, "trainRelease">,
  ending: RollbackEntry | AbortEntry | undefined,
): { readonly state: "complete" | "aborted"; readonly at: Temporal.Instant } | undefined {
  const at = completedAt(observation);
  if (at) return { state: "complete", at };
  if (ending?.kind !== "abort") return undefined;
  return { state: "aborted", at: Temporal.Instant.from(ending.at) };
}

/** Until when a complete release may be rolled back; null: it isn't known when it was complete. */
export function returnsUntil({
  observation,
  train,
}: Pick<Situation, "train"> & {
  readonly observation: Pick<Observation, "trainRelease">;
}): Temporal.Instant | null {
  const since = completedAt(observation);
  return since && since.add(train.calendar.rollbackWindow);
}

/** The last rollback that was decided after the release's end; undefined: there was none. */
export function lateRollback(
  record: ReleaseRecord,
  observation: Pick<Observation, "trainRelease">,
): RollbackEntry | undefined {
  const since = completedAt(observation);
  if (since === null) return undefined;
  return rollbacksIn(record).findLast((entry) => isSince(entry, since));
}

/** Whether a rollback was decided when the release was complete already. */
export function isLate(
  entry: RollbackEntry,
  observation: Pick<Observation, "trainRelease">,
): boolean {
  const since = completedAt(observation);
  return since !== null && isSince(entry, since);
}

const isSince = ({ at }: RollbackEntry, since: Temporal.Instant): boolean =>
  compareInstants(Temporal.Instant.from(at), since) >= 0;

/** Whether something of it was rolled back after its end, or is being so. */
export const isReopened = (
  record: ReleaseRecord,
  observation: Pick<Observation, "trainRelease">,
): boolean => lateRollback(record, observation) !== undefined;

/** Under which it is known that a last word was said which others have changed since. */
export const changedKey = (key: string): string => `changed:${key}`;

/**
 * Whether the last word of a release that is at its end was said. One that others changed ends nothing, but of what
 * has ended it tells that it was said: who opened the issue again then has a reason.
 */
export const isLastWordSaid = (said: ReadonlySet<string>, key: string): boolean =>
  said.has(key) || said.has(changedKey(key));

/** Whether a release is over once this is said. Much rests on it, so it counts only as the app wrote it. */
export const isLastWord = (key: string): boolean =>
  key === completionKey || key.startsWith("aborted:") || key.endsWith(":over");
