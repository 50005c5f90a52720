/** How new the parts of an observation must be. */
import type { Attention } from "../decide/questions/attention.ts";
import type { Ground } from "../decide/questions/ground.ts";
import { watchWords, type Watched } from "../model/github/watched.ts";

/**
 * Where something may have changed, in the words of `watchWords`. `everything`: that isn't known, as after a start, after the
 * run of another process and after an effect that failed.
 */
export type Heard = "everything" | ReadonlySet<string>;

/** What of a release may be taken from earlier readings of this process. */
export interface Freshness {
  /** When the look began. */
  readonly since: Temporal.Instant;
  /** Another object for each look: what was read in this one is fresh, however little time has passed. */
  readonly look: object;
  /** Since the last look. */
  readonly heard: Heard;
  /** As the last look left it; null: nothing is taken from before. */
  readonly attention: Attention | null;
  /** What must be fresh in any case. */
  readonly ground: Ground;
}

export const isHeardOf = (heard: Heard, watched: Watched): boolean =>
  heard === "everything" || watchWords(watched).some((word) => heard.has(word));

/** Whether what was read some minutes ago will do: the release is over, and nothing is done in this look. */
export const isOldEnough = ({ attention, ground }: Freshness): boolean =>
  attention?.isOver === true && ground === "nothing";
