/** Makes a story that failed shorter: without the kinds of faults and moods that it fails without as well. */
import type { Outcome } from "./run.ts";

/** What is left of a failure. */
export interface Shrunk {
  /** The kinds that it takes, as far as one after the other could be left out. */
  readonly only: readonly string[];
  readonly outcome: Outcome;
}

/** So often it is played again at most. */
const mostTries = 40;

/**
 * Leaves out whole groups of kinds first (what comes before the colon), then single kinds, for as long as the same
 * invariant is violated.
 * @param again plays the same seed with these kinds only
 */
export async function shrink(
  failed: Outcome,
  again: (only: ReadonlySet<string>) => Promise<Outcome>,
): Promise<Shrunk> {
  let best = failed;
  let only = struckIn(failed);
  let tries = 0;
  const leaveOut = async (kinds: readonly string[]): Promise<void> => {
    const rest = only.filter((kind) => !kinds.includes(kind));
    if (rest.length === only.length || tries >= mostTries) return;
    tries += 1;
    const outcome = await again(new Set(rest));
    if (outcome.violation?.invariant !== failed.violation?.invariant) return;
    best = outcome;
    // What doesn't strike any more isn't needed either.
    const struck = new Set(struckIn(outcome));
    only = rest.filter((kind) => struck.has(kind));
  };
  const groups = Map.groupBy(only, (kind) => kind.split(":")[0] ?? "");
  for (const kinds of groups.values()) await leaveOut(kinds);
  for (const kind of only) await leaveOut([kind]);
  return { only, outcome: best };
}

const struckIn = ({ faults }: Outcome): readonly string[] =>
  Object.entries(faults).flatMap(([kind, count]) => (count > 0 ? [kind] : []));
