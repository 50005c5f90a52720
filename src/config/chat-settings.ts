import { z } from "zod";
import type { Found } from "./found.ts";
import { teamsWebhooks } from "./teams-webhooks.ts";
import { isBareWebAddress } from "./web-address.ts";

/** With what the app speaks to chats. */
export interface ChatSettings {
  /** The token is secret. null: there is no Slack. */
  readonly slack: { readonly apiUrl: string; readonly token: string } | null;
  /** Addresses of workflows by name; each is secret. Absent: there is no Teams. */
  readonly teams?: Readonly<Record<string, string>>;
}

/** The variables of the environment that they come from. */
export const chatVariables = {
  SLACK_BOT_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{10,500}$/,
      "SLACK_BOT_TOKEN is not a token: give the bot token of your Slack app, which begins with xoxb-.",
    )
    .optional(),
  SLACK_API_URL: z
    .string()
    .refine(
      isBareWebAddress,
      "SLACK_API_URL is not a web address: leave it out, or give the base of Slack's Web API, such as https://slack.com/api.",
    )
    .transform((text) => text.replace(/(?<!\/)\/+$/, ""))
    .default("https://slack.com/api"),
  TEAMS_WEBHOOKS: teamsWebhooks.optional(),
};

const chatSchema = z.object(chatVariables);

/** The settings of the chats alone, which hold before an App is registered. An empty variable counts as unset. */
export function readChatSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Found<ChatSettings> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = chatSchema.safeParse(given);
  if (!parsed.success) {
    return { ok: false, sentence: parsed.error.issues[0]?.message ?? parsed.error.message };
  }
  return { ok: true, value: toChatSettings(parsed.data) };
}

/** From what was parsed. */
export const toChatSettings = ({
  SLACK_BOT_TOKEN: token,
  SLACK_API_URL: apiUrl,
  TEAMS_WEBHOOKS: teams,
}: z.output<typeof chatSchema>): ChatSettings => ({
  slack: token === undefined ? null : { apiUrl, token },
  ...(teams && { teams }),
});
