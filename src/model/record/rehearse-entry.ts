import type { Digest, ServiceId, Sha } from "../ids.ts";
import type { Said } from "./said.ts";

/** A manager wants the way out and back tried in staging, with exactly these commits. */
export interface RehearseEntry extends Said {
  readonly kind: "rehearse";
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
  /** The comment that asked for it. */
  readonly of: number;
  readonly at: string;
  readonly outcome: "passed" | "failed" | "changed" | "stopped";
  /** What failed; "": nothing. */
  readonly why: string;
  /** How long each way took, in whole seconds; absent: it did not pass. */
  readonly seconds?: { readonly out: number; readonly back: number; readonly again: number };
  /** The longest that each service took for a deployment, in whole seconds; empty: it did not pass. */
  readonly services: readonly { readonly service: ServiceId; readonly takes: number }[];
}
