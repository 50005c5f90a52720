/** The chats that releases can be posted to. */
export type ChatKind = "slack" | "teams";

/** What differs between them, beside how they are spoken to; nothing else compares with a chat's name. */
export const chats: Readonly<Record<ChatKind, ChatTraits>> = {
  slack: { setting: "SLACK_BOT_TOKEN", isEdited: true },
  // A workflow's address only takes messages.
  teams: { setting: "TEAMS_WEBHOOKS", isEdited: false },
};

interface ChatTraits {
  /** What whoever runs the app must set. */
  readonly setting: string;
  /** Whether the first message of a release can be kept at its present state. */
  readonly isEdited: boolean;
}

export const chatKinds = Object.keys(chats) as readonly ChatKind[];

/** Something of each chat. */
export const eachChat = <T>(
  of: (chat: ChatKind, place: number) => T,
): Readonly<Record<ChatKind, T>> =>
  Object.fromEntries(chatKinds.map((chat, place) => [chat, of(chat, place)])) as Record<
    ChatKind,
    T
  >;

/** Where a train's releases are posted. */
export interface ChatPlan {
  readonly chat: ChatKind;
  /** Template of a channel, e.g. `#release-{{version}}` of Slack. */
  readonly channel: string;
}

/** Who somebody, or a team of GitHub, is in each chat. */
export interface ChatPerson {
  /** A login, or `org/team`. */
  readonly name: string;
  /** Ids in the chats. */
  readonly ids: Partial<Readonly<Record<ChatKind, string>>>;
}
