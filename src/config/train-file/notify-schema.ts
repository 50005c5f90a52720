import { z } from "zod";
import { matching, wants } from "./schema-parts.ts";

/** A name with at most one placeholder, as Slack shows it, or an id of Slack's. */
const channel = matching(
  /^#(?!$)[\p{L}\p{N}._-]{0,80}(\{\{ ?version ?\}\}[\p{L}\p{N}._-]{0,80})?$|^[CGD][A-Z0-9]{6,20}$/u,
  "channel",
);

/** Who is told of a release beside GitHub. */
export const notify = z
  .strictObject({ slack: z.strictObject({ channel }, wants("slack")).optional() }, wants("notify"))
  .prefault({});
