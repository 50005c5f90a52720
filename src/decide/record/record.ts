import type { ServiceId } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import { derived } from "../../model/derived.ts";
import {
  emptyRecord,
  type DecisionEntry,
  type DepartureEntry,
  type HandOverEntry,
  type RecordEntry,
  type ReleaseRecord,
  type TurnEntry,
  type VoidEntry,
} from "../../model/record/record.ts";
import type {
  CompleteEntry,
  UnhealthyEntry,
  VouchEntry,
} from "../../model/record/health-record.ts";

type Kind = RecordEntry["kind"];

const none: readonly RecordEntry[] = [];

const byKind = derived(
  (entries: readonly RecordEntry[]): ReadonlyMap<Kind, readonly RecordEntry[]> =>
    Map.groupBy(entries, ({ kind }) => kind),
);

/** All entries of one kind, oldest first. */
export const entriesOf = <K extends Kind>(
  { entries }: ReleaseRecord,
  kind: K,
): readonly Extract<RecordEntry, { readonly kind: K }>[] =>
  (byKind(entries).get(kind) ?? none) as readonly Extract<RecordEntry, { readonly kind: K }>[];

/** How the release left; undefined while it hasn't. */
export const departureOf = (record: ReleaseRecord): DepartureEntry | undefined =>
  entriesOf(record, "departure")[0];

/** What a manager decided last, however it has fared since. */
export const lastDecision = (record: ReleaseRecord): DecisionEntry | undefined =>
  entriesOf(record, "decision").at(-1);

/** The manager who ended the watch over the release; undefined: nobody did. */
export const completedBy = (record: ReleaseRecord): CompleteEntry | undefined =>
  entriesOf(record, "complete")[0];

/** The comments whose commands have had their effect. */
export const heardComments = ({ entries }: ReleaseRecord): ReadonlySet<number> => heardIn(entries);

const heardIn = derived(
  (entries: readonly RecordEntry[]): ReadonlySet<number> =>
    new Set(
      entries.flatMap((entry) =>
        "comment" in entry && entry.comment !== null ? [entry.comment] : [],
      ),
    ),
);

/** When a service had its turns, one way and the other, oldest first. */
export const turnsOf = ({ entries }: ReleaseRecord, service: ServiceId): readonly TurnEntry[] =>
  turns(entries).get(service) ?? [];

const turns = derived(
  (entries: readonly RecordEntry[]): ReadonlyMap<ServiceId, readonly TurnEntry[]> =>
    Map.groupBy(
      entries.filter((entry) => entry.kind === "turn"),
      ({ service }) => service,
    ),
);

export const voidsOf = (record: ReleaseRecord): readonly VoidEntry[] => entriesOf(record, "void");

/** Oldest first. */
export const handOvers = (record: ReleaseRecord): readonly HandOverEntry[] =>
  entriesOf(record, "hand over");

/** What people let the release go on past: see `ResumeEntry`. */
export const passedIn = ({ entries }: ReleaseRecord): ReadonlySet<string> => passed(entries);

const passed = derived(
  (entries: readonly RecordEntry[]): ReadonlySet<string> =>
    new Set(entries.flatMap((entry) => (entry.kind === "resume" ? entry.past : []))),
);

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
