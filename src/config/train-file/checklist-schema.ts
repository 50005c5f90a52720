import { z } from "zod";
import { filePath, line, matching, wants } from "./schema-parts.ts";

/** What people confirm, in words. */
export const itemText = matching(
  /^(?=.*[\p{L}\p{N}])(?! )(?!.* $)[^\p{Cc}\u2028\u2029]{1,200}$/u,
  "item text",
);
const itemKeys = z.strictObject(
  {
    text: itemText,
    file: matching(filePath, "item file").optional(),
    check: matching(line(255), "item check").optional(),
    per_commit: z.enum(["true", "false"], wants("per commit")).default("false"),
  },
  wants("item"),
);
/** An item of a checklist: its text alone, or with what proves it. */
export const item = z.union([itemText, itemKeys], wants("item"));
