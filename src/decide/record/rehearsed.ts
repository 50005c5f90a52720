/** What the record says of rehearsals in staging. */
import type { Digest, ServiceId } from "../../model/ids.ts";
import type { ReleaseWaiveEntry } from "../../model/record/managers-entries.ts";
import type { RehearsedEntry, RehearseEntry } from "../../model/record/rehearse-entry.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { entriesOf } from "./record.ts";

/** The rehearsal that is going on; undefined: none is. */
export function openRehearsal(record: ReleaseRecord): RehearseEntry | undefined {
  const last = entriesOf(record, "rehearse").at(-1);
  const isOver = entriesOf(record, "rehearsed").some(({ of }) => of === last?.id);
  return isOver ? undefined : last;
}

interface Passed {
  readonly asked: RehearseEntry;
  readonly ended: RehearsedEntry;
}

/** The last rehearsal of exactly this manifest that passed; undefined: there is none. */
export function passedRehearsal(record: ReleaseRecord, digest: Digest | null): Passed | undefined {
  const passed = entriesOf(record, "rehearsed").findLast(
    (ended) =>
      ended.outcome === "passed" &&
      entriesOf(record, "rehearse").some(
        (asked) => asked.id === ended.of && asked.digest === digest,
      ),
  );
  const asked = entriesOf(record, "rehearse").find(({ id }) => id === passed?.of);
  return passed && asked && { asked, ended: passed };
}

/** Seconds that a deployment of a service took in the last rehearsal that passed; undefined: there was none. */
export const rehearsedSeconds = (record: ReleaseRecord, service: ServiceId): number | undefined =>
  entriesOf(record, "rehearsed")
    .findLast(({ outcome }) => outcome === "passed")
    ?.services.find((one) => one.service === service)?.takes;

/** As the record names the rehearsal of a manifest among what is waived: no item of a checklist is called so. */
export const rehearsalItem = (digest: Digest): string =>
  `rehearsal in staging of ${digest.slice(0, 12)}`;

/** A manager's word that exactly this manifest may go without a rehearsal; undefined: there is none. */
export const waivedRehearsal = (
  record: ReleaseRecord,
  digest: Digest | null,
): ReleaseWaiveEntry | undefined =>
  digest === null
    ? undefined
    : entriesOf(record, "release waive").findLast(({ item }) => item === rehearsalItem(digest));
