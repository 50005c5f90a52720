import type { Digest, ServiceId, Sha } from "../ids.ts";
import type { Person } from "./said.ts";

/** The way out and back is tried in staging, with exactly these commits. */
export interface RehearseEntry {
  readonly kind: "rehearse";
  /** Names it within the release. */
  readonly id: string;
  /** Of the command; null: the app began it by itself, as the train file asks. */
  readonly comment: number | null;
  readonly by: Person | null;
  readonly at: string;
  /** Of the whole manifest: the rehearsal is of this one and no other. */
  readonly digest: Digest;
  /** In the order of the train file. */
  readonly services: readonly {
    readonly service: ServiceId;
    readonly commit: Sha;
    /** What production runs, to which it goes back; null: nothing, so that it only goes out. */
    readonly back: Sha | null;
  }[];
  /** What can't be rehearsed, and why. */
  readonly left: readonly { readonly service: ServiceId; readonly why: string }[];
}

/** How a rehearsal ended. */
export interface RehearsedEntry {
  readonly kind: "rehearsed";
  /** {@link RehearseEntry.id} */
  readonly of: string;
  readonly at: string;
  readonly outcome: "passed" | "failed" | "changed" | "stopped";
  /** What failed; "": nothing. */
  readonly why: string;
  /** How long each way took, in whole seconds; absent: it did not pass. */
  readonly seconds?: { readonly out: number; readonly back: number; readonly again: number };
  /** The longest that each service took for a deployment, in whole seconds; empty: it did not pass. */
  readonly services: readonly { readonly service: ServiceId; readonly takes: number }[];
}
