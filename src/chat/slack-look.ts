/** What Slack tells of a bot and a channel without a post. */
import { z } from "zod";
import { fail, succeed, type Result } from "../model/failure.ts";
import { askSlack, refusal, type SlackAnswer, type SlackSettings } from "./slack-api.ts";
import { asksToWait, unreachable } from "./trouble.ts";

/** Whose token it is (docs: auth.test, which takes no scope). */
export interface SlackBot {
  readonly user: string;
  readonly workspace: string;
  /** What the bot may do; null: Slack didn't say. */
  readonly scopes: ReadonlySet<string> | null;
}

/** A channel as the bot sees it (docs: conversations.info). */
export type SlackChannel =
  | {
      readonly kind: "seen";
      readonly name: string;
      readonly isArchived: boolean;
      readonly isPrivate: boolean;
      readonly isMember: boolean;
    }
  /** There is none, or it is private and the bot isn't in it: Slack doesn't tell which. */
  | { readonly kind: "unseen" }
  /** The bot may not look at channels. */
  | { readonly kind: "unreadable" };

const botShape = z.object({ ok: z.literal(true), user: z.string(), team: z.string() });

const channelShape = z.object({
  ok: z.literal(true),
  channel: z.object({
    name: z.string().default("a direct message"),
    is_archived: z.boolean().default(false),
    is_private: z.boolean().default(false),
    is_im: z.boolean().default(false),
    is_member: z.boolean().default(false),
  }),
});

const refusedShape = z.object({ ok: z.literal(false), error: z.string() });

export async function lookAtSlackBot(
  settings: SlackSettings,
  now: Temporal.Instant,
): Promise<Result<SlackBot>> {
  const told = await ask(settings, now, "auth.test", new URLSearchParams());
  if (!told.ok) return told;
  const { answer, scopes } = told.value;
  const bot = botShape.safeParse(answer);
  if (bot.success) return succeed({ user: bot.data.user, workspace: bot.data.team, scopes });
  const refused = refusedShape.safeParse(answer);
  return fail(refused.success ? refusal("the token", refused.data.error) : otherwise);
}

/** @param id of the channel: Slack looks none up by its name */
export async function lookAtSlackChannel(
  settings: SlackSettings,
  now: Temporal.Instant,
  id: string,
): Promise<Result<SlackChannel>> {
  const told = await ask(settings, now, "conversations.info", new URLSearchParams({ channel: id }));
  if (!told.ok) return told;
  const seen = channelShape.safeParse(told.value.answer);
  if (seen.success) {
    const { name, is_archived, is_private, is_im, is_member } = seen.data.channel;
    return succeed({
      kind: "seen",
      name,
      isArchived: is_archived,
      isPrivate: is_private || is_im,
      isMember: is_member || is_im,
    });
  }
  const refused = refusedShape.safeParse(told.value.answer);
  if (!refused.success) return fail(otherwise);
  const { error } = refused.data;
  if (error === "channel_not_found") return succeed({ kind: "unseen" });
  if (error === "missing_scope") return succeed({ kind: "unreadable" });
  return fail(refusal("to show the channel", error));
}

const otherwise = unreachable("Slack answered with something else.");

async function ask(
  settings: SlackSettings,
  now: Temporal.Instant,
  method: string,
  form: URLSearchParams,
): Promise<Result<Extract<SlackAnswer, { kind: "answer" }>>> {
  const asked = await askSlack(settings, method, form);
  if (!asked.ok) return asked;
  return asked.value.kind === "answer"
    ? succeed(asked.value)
    : fail(asksToWait("Slack", now.add({ seconds: asked.value.seconds })));
}
