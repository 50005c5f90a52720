/**
 * The chats that releases can be posted to: what differs between them, beside how they are spoken to. Nothing else
 * compares with a chat's name.
 */
export const chats = {
  slack: {
    name: "Slack",
    setting: "SLACK_BOT_TOKEN",
    isEdited: true,
    channel: {
      // A name with at most one placeholder, as Slack shows it, or an id of Slack's.
      pattern:
        /^#(?!$)[\p{L}\p{N}._-]{0,80}(\{\{ ?version ?\}\}[\p{L}\p{N}._-]{0,80})?$|^[CGD][A-Z0-9]{6,20}$/u,
      expected: [
        "the name of a Slack channel with # before it, or its id",
        'Write for instance "#releases"; in quotes, since # begins a comment. {{version}} is the release\'s.',
      ],
      meaning:
        "Name or id of the Slack channel, one thread per release; its first message shows the present state",
      example: '"#releases"',
    },
    person: {
      pattern: /^[UWS][A-Z0-9]{6,20}$/,
      expected: [
        "the id of a member (U…) or of a user group (S…) of Slack",
        "Copy it in Slack: Profile, three dots, Copy member ID.",
      ],
      meaning: "Whom Slack posts mention: member id (`U…`), of a team a user group (`S…`)",
      example: "U012AB3CD",
    },
    whereLost: "look which workspace SLACK_BOT_TOKEN belongs to",
  },
  teams: {
    name: "Microsoft Teams",
    setting: "TEAMS_WEBHOOKS",
    // A workflow's address only takes messages.
    isEdited: false,
    channel: {
      pattern: /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u,
      expected: [
        "a name of TEAMS_WEBHOOKS",
        "Write the name that TEAMS_WEBHOOKS has for the channel's workflow.",
      ],
      meaning: "Channel of Microsoft Teams, by its name in `TEAMS_WEBHOOKS`",
      example: "releases",
    },
    person: {
      pattern: /^[^\s<>@]{1,64}@[^\s<>@]{1,190}$|^[0-9a-f-]{36}$/i,
      expected: [
        "the user name of somebody in Microsoft Teams",
        "Write it as they sign in, for instance sarah@example.com, or their Microsoft Entra object id.",
      ],
      meaning: "Whom Teams posts mention: user name, as they sign in",
      example: "sarah@example.com",
    },
    whereLost:
      "its workflow is turned off or belongs to another channel: Teams takes such posts and drops them. Look at the run history of the workflow",
  },
} as const satisfies Readonly<Record<string, ChatTraits>>;

export type ChatKind = keyof typeof chats;

interface ChatTraits {
  /** As people call it. */
  readonly name: string;
  /** What whoever runs the app must set. */
  readonly setting: string;
  /** Whether the first message of a release can be kept at its present state. */
  readonly isEdited: boolean;
  /** `notify.<chat>.channel` of the train file. */
  readonly channel: ChatKey;
  /** `people.<login>.<chat>` of the train file. */
  readonly person: ChatKey;
  /** Where to look when the chat took a post and nobody sees it. */
  readonly whereLost: string;
}

/** A key of the train file that the chat gives its own meaning. */
interface ChatKey {
  readonly pattern: RegExp;
  /** What is expected, and what to write. */
  readonly expected: readonly [expected: string, hint: string];
  readonly meaning: string;
  readonly example: string;
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
