import type { ServiceId } from "../ids.ts";
import type { Direction } from "../release/release.ts";
import type { Said } from "./said.ts";

/**
 * The app saw that a deployed service is unhealthy. Kept, so that no restart forgets it: only another attempt
 * or the word of the owning team ends it.
 */
export interface UnhealthyEntry {
  readonly kind: "unhealthy";
  /** Which deployment of it: what the release brought, or what it took it back to. */
  readonly task: Direction;
  readonly service: ServiceId;
  readonly attempt: number;
  readonly at: string;
  /** What was seen; "" when not everybody here may read it. */
  readonly why: string;
}

/** The owning team vouches for the health of a deployed service, where the app can't prove it. */
export interface VouchEntry extends Said {
  readonly kind: "vouch";
  readonly task: Direction;
  readonly service: ServiceId;
  readonly attempt: number;
  /** Ids of the conditions that weren't good: they no longer count for this attempt; the others do. */
  readonly conditions: readonly string[];
  readonly reason: string;
}

/** A manager says that the release has been watched for long enough. */
export interface CompleteEntry extends Said {
  readonly kind: "complete";
}
