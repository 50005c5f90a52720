import { defaultNotes, type NotesRules } from "../../model/train/notes-rules.ts";
import type { TrainFile } from "./train-schema.ts";

export const toNotes = ({
  categories,
  exclude,
  template,
  changelog,
  known_issues: knownIssues,
  discussion,
  sbom,
}: TrainFile["notes"]): NotesRules => ({
  categories:
    categories?.map((one) => ({
      ...one,
      breaking: one.breaking === "true",
      security: one.security === "true",
      dependencies: one.dependencies === "true",
      irreversible: one.irreversible === "true",
    })) ?? defaultNotes.categories,
  exclude: {
    labels: exclude?.labels ?? defaultNotes.exclude.labels,
    authors: exclude?.authors ?? defaultNotes.exclude.authors,
  },
  template: template ?? null,
  changelog: changelog ?? null,
  knownIssues: knownIssues ?? null,
  discussion: discussion ?? null,
  sbom: sbom ?? null,
});
