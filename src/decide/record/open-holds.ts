import { compareInstants } from "../../model/instants.ts";
import type { HoldEntry, ReleaseRecord } from "../../model/record/record.ts";
import type { Person } from "../../model/record/said.ts";

/** The holds that were called and not ended by a later resume of the same scope. */
export function openHolds(record: ReleaseRecord): readonly HoldEntry[] {
  let standing: HoldEntry[] = [];
  for (const entry of record.entries) {
    // Its reason came later.
    if (entry.kind === "hold")
      standing = [...standing.filter((one) => !isWordless(one, entry)), entry];
    if (entry.kind === "resume") {
      const said = { at: Temporal.Instant.from(entry.at), by: entry.by };
      standing = standing.filter((one) => one.service !== entry.service || !couldSee(said, one));
    }
  }
  return standing;
}

const isWordless = (hold: HoldEntry, { by, service }: HoldEntry): boolean =>
  hold.reason === "" && hold.service === service && hold.by.id === by.id;

/**
 * Whether somebody who spoke at that time could have seen the hold. GitHub's times are whole seconds: of another
 * person's in the same one nobody knew.
 */
export const couldSee = (
  { at, by }: { readonly at: Temporal.Instant; readonly by: Person },
  hold: HoldEntry,
): boolean =>
  hold.by.id === by.id ||
  compareInstants(
    Temporal.Instant.from(hold.at),
    at.round({ smallestUnit: "second", roundingMode: "floor" }),
  ) < 0;
