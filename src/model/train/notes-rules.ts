/** What release notes list, and under which headings, as the train file says. */

/** One heading of the notes. A pull request is under the first one of which any criterion fits. */
export interface NotesCategory {
  readonly title: string;
  /** Changes that users have to react to. */
  readonly breaking: boolean;
  /** Security fixes, also by the name of an advisory. */
  readonly security: boolean;
  /** Updates of dependencies; listed folded, with the versions. */
  readonly dependencies: boolean;
  /** Changes without a way back, as `rollback.until.label` names them. */
  readonly irreversible: boolean;
  /** Types of Conventional Commits, in lower case; `*`: any. */
  readonly types: readonly string[];
  /** Compared without case; `*`: everything. */
  readonly labels: readonly string[];
}

export interface NotesRules {
  /** In the order in which people read them. */
  readonly categories: readonly NotesCategory[];
  /** What isn't listed, compared without case. The notes say how many. */
  readonly exclude: { readonly labels: readonly string[]; readonly authors: readonly string[] };
  /** Path of the template of the train's notes in the train repository; null: the built-in one. */
  readonly template: string | null;
  /** Path of the changelog in the train repository for which a section is offered; null: none is. */
  readonly changelog: string | null;
  /** Label of open issues that the notes name as known; null: they name none. */
  readonly knownIssues: string | null;
  /** Category of the train repository's discussions in which one is opened with its release; null: none is. */
  readonly discussion: string | null;
  /** Form of the bill of materials of the train's release; null: it has none. */
  readonly sbom: "cyclonedx" | null;
}

const nothing: Omit<NotesCategory, "title"> = {
  breaking: false,
  security: false,
  dependencies: false,
  irreversible: false,
  types: [],
  labels: [],
};

/** A heading with these criteria alone. */
export const notesCategory = (
  title: string,
  criteria: Partial<Omit<NotesCategory, "title">>,
): NotesCategory => ({ title, ...nothing, ...criteria });

/** What fits nowhere is under this heading, the last one. */
export const otherChanges = "Other changes";

/** For a train file that names no categories. */
export const defaultNotes: NotesRules = {
  categories: [
    notesCategory("Breaking changes", { breaking: true }),
    notesCategory("Security", { security: true }),
    notesCategory("Features", { types: ["feat"], labels: ["enhancement", "feature"] }),
    notesCategory("Fixes", { types: ["fix", "perf"], labels: ["bug"] }),
    notesCategory("Migrations and configuration", {
      irreversible: true,
      labels: ["migration", "database", "configuration"],
    }),
    notesCategory("Dependencies", { dependencies: true }),
  ],
  exclude: { labels: ["skip-changelog"], authors: [] },
  template: null,
  changelog: null,
  knownIssues: null,
  discussion: null,
  sbom: null,
};
