/** How a release ends before it is complete, or a part of it. */
import type { ServiceId, Sha } from "../ids.ts";
import type { Person, Said } from "./said.ts";

/**
 * Services are taken back. What that means is settled here, once: neither a later look nor a later edit of the
 * train file changes it.
 */
export interface RollbackEntry {
  readonly kind: "rollback";
  /** Of the command; null: the app did it by itself, as the train file asks. */
  readonly comment: number | null;
  readonly by: Person | null;
  readonly at: string;
  /** In the app's words when it did it by itself. */
  readonly reason: string;
  /** Whether a manager insisted on what has no way back. */
  readonly forced: boolean;
  /** Whether it ends the release. */
  readonly whole: boolean;
  /** Out of the release from here on: what was deployed goes back, the rest doesn't start. */
  readonly services: readonly {
    readonly service: ServiceId;
    /** Its candidate at that time. */
    readonly commit: Sha | null;
  }[];
  /** What would have gone back with them and stays as it is, with the reason. */
  readonly stays: readonly { readonly service: ServiceId; readonly why: string }[];
}

/** A manager ends the release as it stands: nothing starts any more, nothing is undone. */
export interface AbortEntry extends Said {
  readonly kind: "abort";
  readonly reason: string;
}
