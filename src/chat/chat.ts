import type { ChatKind } from "../model/train/chats.ts";
import type { ChatPeople, ChatThread } from "../model/view/chat.ts";
import type { Result } from "../model/failure.ts";
import type { Message } from "../model/view/text.ts";

/** What is said, and whom its mentions notify. */
export interface ChatText {
  readonly message: Message;
  readonly people: ChatPeople;
}

/** A chat as the app needs it. A chat that is down never delays a release. */
export interface Chat {
  /** Whether what is posted in a thread stays together; else each post must say what it is about. */
  readonly isThreaded: boolean;
  /** Begins a thread in a channel, as the train file names it. */
  begin(channel: string, text: ChatText): Promise<Result<ChatThread>>;
  /** Brings the first message of a thread to this. `gone`: it can't be edited any more. */
  edit(thread: ChatThread, text: ChatText): Promise<Result<"edited" | "gone">>;
  /**
   * @param isLoud shows it in the channel, too
   * @returns `alone`: it was taken, and the thread is not there any more
   */
  reply(
    thread: ChatThread,
    text: ChatText,
    isLoud: boolean,
  ): Promise<Result<"in thread" | "alone">>;
}

/** Those that the app was given. */
export type Chats = Partial<Readonly<Record<ChatKind, Chat>>>;
