import { z } from "zod";
import { filePath, line, listOf, login, matching, wants } from "./schema-parts.ts";

const flag = z.enum(["true", "false"], wants("notes flag")).default("false");
const labels = listOf(matching(line(50), "label"), "notes labels").max(50, wants("notes labels"));

const category = z.strictObject(
  {
    title: matching(line(100), "notes title"),
    breaking: flag,
    security: flag,
    dependencies: flag,
    irreversible: flag,
    types: listOf(matching(/^(?:[a-z]{1,30}|\*)$/, "notes type"), "notes types")
      .max(50, wants("notes types"))
      .default([]),
    labels: labels.default([]),
  },
  wants("notes category"),
);

const template = matching(filePath, "notes template").optional();

/** What a service says of its own notes; all else is the train's. */
export const serviceNotes = z.strictObject({ template }, wants("service notes")).prefault({});

/** What release notes list, and under which headings; what is left out has the defaults of `notes-rules.ts`. */
export const notes = z
  .strictObject(
    {
      categories: listOf(category, "notes categories")
        .min(1, wants("notes categories"))
        .max(30, wants("notes categories"))
        .optional(),
      exclude: z
        .strictObject(
          {
            labels: labels.optional(),
            authors: listOf(
              matching(new RegExp(String.raw`^${login}(\[bot\])?$`), "reporter"),
              "notes authors",
            )
              .max(100, wants("notes authors"))
              .default([]),
          },
          wants("notes exclude"),
        )
        .optional(),
      template,
      changelog: matching(filePath, "notes changelog").optional(),
      known_issues: matching(line(50), "label").optional(),
      discussion: matching(line(100), "notes discussion").optional(),
      sbom: z.enum(["cyclonedx"], wants("notes sbom")).optional(),
    },
    wants("notes"),
  )
  .prefault({});
