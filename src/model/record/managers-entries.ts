/** Entries of the record that only managers make: about the time of a release, and what the release itself needs. */
import type { ServiceId } from "../ids.ts";
import type { Said } from "./said.ts";

/** A manager moves the departure. It counts until the section of the issue is edited. */
export interface RescheduleEntry extends Said {
  readonly kind: "reschedule";
  /** ISO 8601. */
  readonly departure: string;
  /** What the section Departure said at that time; "": nothing. */
  readonly section: string;
}

/** The section Departure was edited after a manager had moved the departure: from here on the section counts. */
export interface SectionEditedEntry {
  readonly kind: "section edited";
  readonly at: string;
}

/** A manager lets the release go on whatever window and freezes say, until it ends. */
export interface OverrideEntry extends Said {
  readonly kind: "override";
  readonly reason: string;
}

/** A manager says that an item of the release's own go/no-go checklist is done. */
export interface ReleaseConfirmEntry extends Said {
  readonly kind: "release confirm";
  /** `GoNoGoItem.id`. */
  readonly item: string;
}

/** A manager sets an item of the go/no-go checklist aside. */
export interface ReleaseWaiveEntry extends Said {
  readonly kind: "release waive";
  readonly item: string;
  readonly reason: string;
}

/** A manager lets the release leave although this one issue or pull request blocks it. */
export interface BlockerWaiveEntry extends Said {
  readonly kind: "waive blocker";
  /** null: all services that it blocks. */
  readonly service: ServiceId | null;
  /** `BlockerFacts.id`: it stays the same when the repository is renamed. */
  readonly id: string;
  /** As it was called then, for people; without what only some may read. */
  readonly name: string;
  readonly reason: string;
}
