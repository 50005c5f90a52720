import type { Observation } from "../../model/observation.ts";
import {
  emptyRecord,
  type DecisionEntry,
  type DepartureEntry,
  type HandOverEntry,
  type RecordEntry,
  type ReleaseRecord,
  type VoidEntry,
} from "../../model/record/record.ts";
import type {
  CompleteEntry,
  UnhealthyEntry,
  VouchEntry,
} from "../../model/record/health-record.ts";

/** How the release left; undefined while it hasn't. */
export const departureOf = (record: ReleaseRecord): DepartureEntry | undefined =>
  record.entries.find((entry) => entry.kind === "departure");

/** What a manager decided last, however it has fared since. */
export const lastDecision = (record: ReleaseRecord): DecisionEntry | undefined =>
  record.entries.findLast((entry) => entry.kind === "decision");

/** The manager who ended the watch over the release; undefined: nobody did. */
export const completedBy = (record: ReleaseRecord): CompleteEntry | undefined =>
  record.entries.find((entry) => entry.kind === "complete");

/** The comments whose commands have had their effect. */
export const heardComments = (record: ReleaseRecord): ReadonlySet<number> =>
  new Set(
    record.entries.flatMap((entry) =>
      "comment" in entry && entry.comment !== null ? [entry.comment] : [],
    ),
  );

export const voidsOf = (record: ReleaseRecord): readonly VoidEntry[] =>
  record.entries.filter((entry) => entry.kind === "void");

/** Oldest first. */
export const handOvers = (record: ReleaseRecord): readonly HandOverEntry[] =>
  record.entries.filter((entry) => entry.kind === "hand over");

/** What people let the release go on past: see `ResumeEntry`. */
export const passedIn = ({ entries }: ReleaseRecord): ReadonlySet<string> =>
  new Set(entries.flatMap((entry) => (entry.kind === "resume" ? entry.past : [])));

export const withEntry = (record: ReleaseRecord, entry: RecordEntry): ReleaseRecord => ({
  ...record,
  entries: [...record.entries, entry],
});

/** The record that an observation brings; an empty one where there is none to believe. */
export const keptRecord = ({ record }: Pick<Observation, "record">): ReleaseRecord =>
  record.kind === "kept" ? record.record : emptyRecord;

export type HealthWord = UnhealthyEntry | VouchEntry;

/** What was found and said of the health of services. */
export const healthWords = (record: ReleaseRecord): readonly HealthWord[] =>
  record.entries.filter((entry) => entry.kind === "unhealthy" || entry.kind === "vouch");
