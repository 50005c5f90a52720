/** Which of several runs of one check still counts. */
export interface Timed {
  readonly status: string;
  readonly conclusion: string | null;
  readonly startedAt: Temporal.Instant | null;
  readonly completedAt: Temporal.Instant | null;
}

/**
 * Of the runs of one App and name those that nothing replaced. A run that began after another had ended replaces
 * it, in whatever suite it is: it was run again. Runs that overlap are two jobs of the same name, and both count.
 * @param isSameWork whether two runs may be the same job, run again; what failed is replaced by nothing else
 */
export const standingRuns = <T extends Timed>(
  runs: readonly T[],
  isSameWork: (one: T, other: T) => boolean,
): readonly T[] =>
  runs.filter(
    (run) =>
      !runs.some(
        (other) => replaces(other, run) && (!proves.has(run.conclusion) || isSameWork(run, other)),
      ),
  );

/** What says of the commit that it is bad: one that was cancelled or left out says nothing of it. */
const proves: ReadonlySet<string | null> = new Set([
  "FAILURE",
  "TIMED_OUT",
  "STARTUP_FAILURE",
  "ACTION_REQUIRED",
]);

function replaces(newer: Timed, older: Timed): boolean {
  if (newer === older || !hasEnded(older) || older.completedAt === null) return false;
  // What was left out proves nothing about what had failed.
  if (newer.conclusion === "SKIPPED") return false;
  if (newer.startedAt === null) return !hasEnded(newer);
  // Of runs that take no time the one must not replace the other and the other way round.
  const isLater =
    older.startedAt === null || Temporal.Instant.compare(newer.startedAt, older.startedAt) > 0;
  return isLater && Temporal.Instant.compare(newer.startedAt, older.completedAt) >= 0;
}

const hasEnded = ({ status, conclusion }: Timed): boolean =>
  status === "COMPLETED" && conclusion !== null;
