/** What the record says of taking back: nothing of it is undone again. */
import { derived, derivedFrom } from "../../model/derived.ts";
import type { ServiceId, Sha } from "../../model/ids.ts";
import type { RollbackEntry } from "../../model/record/ending.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { entriesOf, passedIn } from "./record.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Ending } from "../assessment/rollback.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

export const rollbacksIn = (record: ReleaseRecord): readonly RollbackEntry[] =>
  entriesOf(record, "rollback");

/** Services that are out of the release since they were taken back, with their candidate at that time. */
export const takenOut = (record: ReleaseRecord): ReadonlyMap<ServiceId, Sha | null> =>
  taken(rollbacksIn(record));

const taken = derived(
  (rollbacks: readonly RollbackEntry[]): ReadonlyMap<ServiceId, Sha | null> =>
    new Map(
      rollbacks.flatMap(({ services }) => services).map(({ service, commit }) => [service, commit]),
    ),
);

/** What the release still carries. */
export const remaining = derivedFrom(
  ({ services, out }: Pick<Assessment, "services" | "out">) => [services, out],
  ({ services, out }): readonly ServiceAssessment[] =>
    [...services.values()].filter(({ service }) => !out.has(service.id)),
);

/** What was decided last of that; undefined: the release goes on. */
export const endingOf = ({ entries }: ReleaseRecord): Ending | undefined =>
  entries.findLast(
    (entry) => entry.kind === "abort" || (entry.kind === "rollback" && entry.whole),
  ) as Ending | undefined;

/** Whether a manager ended everything that was to be taken back, too. */
export const isCutShort = ({ entries }: ReleaseRecord): boolean =>
  entries.findLast(({ kind }) => kind === "abort" || kind === "rollback")?.kind === "abort";

/** Names a rollback, for what is said once of it and for who lets the rest go on. */
export const rollbackKey = ({ comment, at }: RollbackEntry): string => `rollback:${comment ?? at}`;

/** Of the last word of a release that was taken back. */
export const overKey = (entry: RollbackEntry): string => `${rollbackKey(entry)}:over`;

/**
 * Whether taking a service back is over for good: that was said, or people went on from there. What is forgotten
 * of its health afterwards is no matter.
 */
export function isBackForGood(
  record: ReleaseRecord,
  said: ReadonlySet<string>,
  service: ServiceId,
): boolean {
  if (isCutShort(record)) return true;
  const passed = passedIn(record);
  return rollbacksIn(record).some((entry) => {
    const isOver = said.has(overKey(entry));
    const isOf = entry.services.some((one) => one.service === service);
    return (entry.whole && isOver) || (isOf && (isOver || passed.has(rollbackKey(entry))));
  });
}
