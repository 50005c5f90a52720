/** What is known of an effect that must happen at most once. */
export interface JournalEntry {
  /** `fresh`: never requested. `pending`: requested, outcome unknown. `done`: it happened, or never will. */
  readonly state: "fresh" | "pending" | "done";
  /** Travels with the effect, so that it can be found in the world. */
  readonly uuid: string;
  /** When it was last requested. */
  readonly sentAt: Temporal.Instant;
  /** What was written down with "done"; `refused`: GitHub said no, and why. Nothing happened then. */
  readonly result?: { readonly value?: unknown; readonly refused?: string } | null;
}

/**
 * The memory of the run that acts. Every call answers "fenced" once a newer run of the same release has
 * begun; nothing may be written to the world after that.
 */
export interface Journal {
  begin(id: string, detail: unknown): Promise<JournalEntry | "fenced">;
  /** It is about to be requested again, so its outcome is open again, whatever was written down. */
  resend(id: string): Promise<"kept" | "fenced">;
  done(id: string, result: unknown): Promise<"kept" | "fenced">;
  remember(name: string, value: unknown): Promise<"kept" | "fenced">;
  /** What was remembered last under that name; undefined: nothing. */
  recall(name: string): Promise<unknown>;
}
