import { eachChat, type ChatKind } from "../train/chats.ts";
import type { Message, Text } from "./text.ts";

/** Something of a release that its chat channel hears of, once. */
export interface ChatPost {
  /** Of two with the same key the release has one. */
  readonly key: string;
  readonly at: Temporal.Instant;
  readonly message: Message;
  /** Somebody is asked, or it is the end: shown in the channel too, not only in the release's thread. */
  readonly isLoud: boolean;
  /** It is what GitHub shows, whatever the app has written down. */
  readonly isSeen?: true;
}

/** By login or `org/team` in lower case, who that is in the chat: whom a mention notifies. */
export type ChatPeople = Readonly<Record<string, string>>;

/** Where a release is told of: a channel, and in it one thread for each release. */
export interface ChatPlace {
  readonly chat: ChatKind;
  readonly channel: string;
  /** The release and its issue, in a few words. */
  readonly opening: Text;
  /** What begins the thread, and is kept at this; absent: the opening alone. */
  readonly head?: { readonly message: Message; readonly print: string };
  /** Absent: nobody is mentioned. */
  readonly people?: ChatPeople;
}

/** What the app knows of one chat. */
export interface ChatStanding {
  /** Whether the app was given it. */
  readonly isConnected: boolean;
  readonly memory: ChatMemory;
}

export type ChatStandings = Readonly<Record<ChatKind, ChatStanding>>;

/** What the app remembers of the chat of one release. Forgotten, a new thread begins. */
export interface ChatMemory {
  /** The chat's ids of the channel and of the thread's first message; null: nothing was posted yet. */
  readonly thread: ChatThread | null;
  /** Keys of what was posted. */
  readonly posted: readonly string[];
  /** Of what the thread's first message says; absent: not known. */
  readonly head?: string;
  /** Until then the chat is left alone: it asked for that, or was away. ISO 8601. */
  readonly silentUntil?: string;
  /** Why it took nothing the last time, and what to do; absent: it did. */
  readonly trouble?: string;
}

export interface ChatThread {
  /** As the train file names it. */
  readonly channel: string;
  readonly id: string;
  readonly message: string;
}

/** Of a release of which no chat has heard anything. */
export const noChats: ChatStandings = eachChat(() => ({
  isConnected: false,
  memory: { thread: null, posted: [] },
}));
