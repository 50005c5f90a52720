import type { ReleaseRecord } from "./record.ts";

/** What was read of the release's record. */
export type RecordFacts =
  | { readonly kind: "none" }
  | {
      readonly kind: "kept";
      readonly comment: number;
      readonly record: ReleaseRecord;
      /** Others changed its comment, or deleted it (`by` null): this is what the app itself remembers. */
      readonly spoiled?: { readonly by: string | null };
    }
  /** Somebody else changed the comment, or it doesn't parse: nothing in it is believed. */
  | { readonly kind: "tampered"; readonly comment: number; readonly by: string };
