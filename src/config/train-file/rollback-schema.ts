import { z } from "zod";
import { line, matching, paths, wants } from "./schema-parts.ts";

/** Changes that have no way back; null: all of a service's changes have one. */
const until = z.union(
  [
    z.null(),
    z
      .strictObject(
        {
          path: paths.min(1, wants("until")).optional(),
          label: matching(line(50), "label").optional(),
        },
        wants("until"),
      )
      .refine(({ path, label }) => path !== undefined || label !== undefined, wants("until")),
  ],
  wants("until"),
);

/** How a service is taken back. */
export const rollback = z.strictObject(
  {
    automatic: z.enum(["true", "false"], wants("automatic")).default("false"),
    until: until.default(null),
    note: matching(line(200), "note").optional(),
  },
  wants("rollback"),
);
