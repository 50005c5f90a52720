import { z } from "zod";
import { readGlob } from "../../model/train/glob.ts";
import { readDuration } from "../scalars.ts";
import type { Expectation } from "./expectations.ts";

/** A login of GitHub, as part of a pattern. */
export const login = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}";

/** The error of a part: the name of what was expected. */
export const wants = (error: Expectation) => ({ error });
export const matching = (pattern: RegExp, error: Expectation) =>
  z.string({ error }).regex(pattern, { error });
export const listOf = <T extends z.ZodType>(item: T, error: Expectation) =>
  z.array(item, { error });

// One line without control characters, and not only spaces around nothing.
export const line = (max: number): RegExp =>
  new RegExp(`^(?! )(?!.* $)[^\\p{Cc}\\u2028\\u2029]{1,${max}}$`, "u");

export const duration = z
  .string(wants("duration"))
  .refine((text) => readDuration(text) !== undefined, wants("duration"));

/** From the top of a repository. */
export const filePath = /^(?!\/)(?!(.*\/)?\.\.?(\/|$))(?!.*\/\/)(?!.*\/$)[^\p{Cc}\\]{1,500}$/u;

/** Globs from the top of a repository. */
const path = /^(?!!{0,9}\/)(?!!{0,9}(?:.{0,500}\/)?\.\.(?:\/|$))[^\p{Cc}\\]{1,500}$/u;
export const paths = listOf(
  matching(path, "path").refine(
    (glob) => !path.test(glob) || readGlob(glob) !== undefined,
    wants("glob"),
  ),
  "paths",
);

/** Keys that a train has for all services, and a service for itself. */
export const requiredChecks = z.union(
  [
    z.enum(["all", "none", "branch rules"]),
    listOf(matching(line(255), "required checks"), "required checks").min(
      1,
      wants("required checks"),
    ),
  ],
  wants("required checks"),
);
/** A name as GitHub shows it. */
export const environment = matching(line(255), "environment");
/** null: there is none. */
export const staging = z.union([z.null(), environment], wants("staging"));
export const versioning = z.enum(["semver", "calver", "plain"], wants("versioning"));
