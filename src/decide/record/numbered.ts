import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";

/** A comment that others changed or deleted is written anew from what the app remembers. */
export function numbered(
  before: ReleaseRecord,
  after: ReleaseRecord,
  { record, issue }: Observation,
): ReleaseRecord {
  const isSpoiled = record.kind === "kept" && record.spoiled !== undefined;
  return after === before && !isSpoiled
    ? before
    : { ...after, seq: before.seq + 1, issue: issue.number, repository: issue.repository };
}
