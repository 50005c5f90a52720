import type { ServiceId, Sha } from "../ids.ts";
import type { Said } from "./said.ts";

/**
 * A fix takes the place of a commit that failed, or that hasn't been deployed yet: from here on it is the candidate of
 * the service, whatever comes to the release branch.
 */
export interface ReplaceEntry extends Said {
  readonly kind: "replace";
  readonly service: ServiceId;
  readonly commit: Sha;
  /** What it takes the place of; null: that wasn't known. */
  readonly instead: Sha | null;
  /** The branch that was named, whose head the commit was; null: the commit was named. */
  readonly branch: string | null;
  readonly reason: string;
  /** The attempt that it allows. */
  readonly attempt: number;
}
