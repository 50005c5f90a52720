/** What must have been read in a look for something to be done in it. */
import type { ServiceId } from "../../model/ids.ts";

/**
 * The services of which a reading of this look is wanted. With any of them goes the tracking issue, since whoever stops
 * a release says so there. `nothing`: what was read before will do, for it is only shown, or read again where it is written.
 */
export type Ground = "nothing" | "everything" | ReadonlySet<ServiceId>;

/** The tracking issue, and no service. */
export const theIssue: Ground = new Set();

export function together(a: Ground, b: Ground): Ground {
  if (a === "everything" || b === "everything") return "everything";
  if (a === "nothing") return b;
  return b === "nothing" ? a : new Set([...a, ...b]);
}

/** What is wanted beyond what was asked for; null: nothing. Of a set of services more is only everything. */
export function more(asked: Ground, wanted: Ground): Ground | null {
  if (asked === "everything" || wanted === "nothing") return null;
  return asked === "nothing" || wanted === "everything" ? wanted : null;
}
