/** What is known of an effect that must happen at most once. */
export interface JournalEntry {
  /** `fresh`: never requested. `pending`: requested, outcome unknown. `done`: it happened, or never will. */
  readonly state: "fresh" | "pending" | "done";
  /** Travels with the effect, so that it can be found in the world. */
  readonly uuid: string;
  /** When it was last requested. */
  readonly sentAt: Temporal.Instant;
  /** What was written down with "done". */
  readonly result?: { readonly value?: unknown } | null;
}

/**
 * The memory of the run that acts. Every call answers "fenced" once a newer run of the same release has
 * begun; nothing may be written to the world after that.
 */
export interface Journal {
  begin(id: string, detail: unknown): Promise<JournalEntry | "fenced">;
  resend(id: string): Promise<"kept" | "fenced">;
  done(id: string, result: unknown): Promise<"kept" | "fenced">;
  remember(name: string, value: unknown): Promise<"kept" | "fenced">;
}
