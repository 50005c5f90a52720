import { credentialsSchema, type Found } from "./credentials.ts";

/** With what the app speaks to chats. */
export interface ChatSettings {
  /** The token is secret. null: there is no Slack. */
  readonly slack: { readonly apiUrl: string; readonly token: string } | null;
  /** Addresses of workflows by name; each is secret. Absent: there is no Teams. */
  readonly teams?: Readonly<Record<string, string>>;
}

const chatSchema = credentialsSchema.pick({
  SLACK_BOT_TOKEN: true,
  SLACK_API_URL: true,
  TEAMS_WEBHOOKS: true,
});

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
}: {
  readonly SLACK_BOT_TOKEN?: string | undefined;
  readonly SLACK_API_URL: string;
  readonly TEAMS_WEBHOOKS?: Readonly<Record<string, string>> | undefined;
}): ChatSettings => ({
  slack: token === undefined ? null : { apiUrl, token },
  ...(teams && { teams }),
});
