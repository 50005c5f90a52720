import { z } from "zod";
import { isWebPage } from "../scalars.ts";
import { freezes } from "./calendar-schema.ts";
import { driveKeys } from "./drive.ts";
import { health } from "./health-schema.ts";
import { serviceNotes } from "./notes-schema.ts";
import { rollback } from "./rollback-schema.ts";
import {
  duration,
  environment,
  line,
  listOf,
  login,
  matching,
  paths,
  requiredChecks,
  staging,
  versioning,
  wants,
} from "./schema-parts.ts";

/** What people call a link on the pages. */
const linkName = /^(?! )(?!.* $)[\p{L}\p{N} ._-]{1,30}$/u;
const links = z
  .record(
    z.string().regex(linkName),
    z.string(wants("link")).refine(isWebPage, wants("link")),
    wants("links"),
  )
  .refine((all) => Object.keys(all).length <= 10, wants("links"));

/** The keys of a service; only `repo` is required. */
export const service = z.strictObject(
  {
    name: matching(line(100), "name").optional(),
    repo: matching(new RegExp(`^${login}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$`), "repository"),
    team: matching(new RegExp(`^${login}/[A-Za-z0-9._-]{1,100}$`), "team").optional(),
    deputies: listOf(matching(new RegExp(`^${login}$`), "deputy"), "deputies")
      .min(1, wants("deputies"))
      .optional(),
    on_call: listOf(matching(new RegExp(`^${login}$`), "on call person"), "on call")
      .min(1, wants("on call"))
      .max(10, wants("on call"))
      .optional(),
    depends_on: listOf(z.string(wants("dependency")), "dependencies").default([]),
    ...driveKeys,
    freezes,
    timeout: duration.default("30m"),
    path: paths.default([]),
    required_checks: requiredChecks.optional(),
    versioning: versioning.optional(),
    environments: z
      .strictObject(
        { staging: staging.optional(), production: environment.optional() },
        wants("environments"),
      )
      .prefault({}),
    health: health.optional(),
    reporters: listOf(matching(new RegExp(`^${login}(\\[bot\\])?$`), "reporter"), "reporters")
      .min(1, wants("reporters"))
      .optional(),
    rollback: rollback.prefault({}),
    links: links.default({}),
    notes: serviceNotes,
  },
  wants("service"),
);
