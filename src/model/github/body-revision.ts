/** A text that the body of an issue had. */
export interface BodyRevision {
  readonly at: Temporal.Instant;
  /** Login of who wrote it. */
  readonly by: string;
  /** Whether the app wrote it. */
  readonly ours: boolean;
  /** null: somebody deleted it from the history. */
  readonly text: string | null;
}
