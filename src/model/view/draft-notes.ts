import type { NotesRules } from "../train/notes-rules.ts";
import type { ServiceNotes } from "../release/notes.ts";

/** The notes as far as they are known before anything was deployed: by titles alone. */
export interface DraftNotes {
  readonly rules: NotesRules;
  readonly services: readonly DraftService[];
  /** Lines that people wrote above them in the tracking issue. */
  readonly highlights: readonly string[];
}

export interface DraftService {
  /** With the pull requests of this release that its branch has so far. */
  readonly notes: ServiceNotes;
  /** Its team, or who may write to its repository. */
  readonly owner: string;
  /** Numbers of breaking changes whose description doesn't tell what users have to do. */
  readonly unexplained: ReadonlySet<number>;
}
