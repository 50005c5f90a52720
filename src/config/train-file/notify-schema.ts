import { z } from "zod";
import { receiverName } from "../event-webhooks.ts";
import { chats, eachChat } from "../../model/train/chats.ts";
import { listOf, login, matching, wants } from "./schema-parts.ts";

/** Who is told of a release beside GitHub. */
export const notify = z
  .strictObject(
    {
      ...eachChat((chat) => {
        const channel = matching(chats[chat].channel.pattern, `${chat} channel`);
        return z.strictObject({ channel }, wants(chat)).optional();
      }),
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
      eachChat((chat) => matching(chats[chat].person.pattern, `${chat} person`).optional()),
      wants("person"),
    ),
    wants("people"),
  )
  .default({});
