import { z } from "zod";
import { receiverName } from "../event-webhooks.ts";
import { listOf, login, matching, wants } from "./schema-parts.ts";

/** A name with at most one placeholder, as Slack shows it, or an id of Slack's. */
const channel = matching(
  /^#(?!$)[\p{L}\p{N}._-]{0,80}(\{\{ ?version ?\}\}[\p{L}\p{N}._-]{0,80})?$|^[CGD][A-Z0-9]{6,20}$/u,
  "channel",
);

/** A name of `TEAMS_WEBHOOKS`. */
const teamsChannel = matching(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u, "teams channel");

/** Who is told of a release beside GitHub. */
export const notify = z
  .strictObject(
    {
      slack: z.strictObject({ channel }, wants("slack")).optional(),
      teams: z.strictObject({ channel: teamsChannel }, wants("teams")).optional(),
      webhooks: listOf(matching(receiverName, "webhooks"), "webhooks")
        .min(1, wants("webhooks"))
        .max(20, wants("webhooks"))
        .refine((names) => new Set(names).size === names.length, wants("webhooks"))
        .optional(),
    },
    wants("notify"),
  )
  .prefault({});

/** Who people and teams of GitHub are in the chats, by login or `org/team`. */
export const people = z
  .record(
    matching(new RegExp(`^${login}(/[A-Za-z0-9._-]{1,100})?$`), "manager"),
    z.strictObject(
      {
        slack: matching(/^[UWS][A-Z0-9]{6,20}$/, "slack person").optional(),
        teams: matching(
          /^[^\s<>@]{1,64}@[^\s<>@]{1,190}$|^[0-9a-f-]{36}$/i,
          "teams person",
        ).optional(),
      },
      wants("person"),
    ),
    wants("people"),
  )
  .default({});
