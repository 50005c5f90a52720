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

/** Where a release is told of: a channel, and in it one thread for each release. */
export interface ChatPlace {
  readonly channel: string;
  /** What begins the thread. */
  readonly opening: Text;
}

/** What the app remembers of the chat of one release. Forgotten, a new thread begins. */
export interface ChatMemory {
  /** Slack's ids of the channel and of the thread's first message; null: nothing was posted yet. */
  readonly thread: ChatThread | null;
  /** Keys of what was posted. */
  readonly posted: readonly string[];
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
