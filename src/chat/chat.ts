import type { ChatThread } from "../model/view/chat.ts";
import type { Result } from "../model/failure.ts";
import type { Message } from "../model/view/text.ts";

/** A chat as the app needs it. A chat that is down never delays a release. */
export interface Chat {
  /** Begins a thread in a channel: `#name` or the channel's id. */
  begin(channel: string, message: Message): Promise<Result<ChatThread>>;
  /**
   * @param isLoud shows it in the channel, too
   * @returns `alone`: it was taken, and the thread is not there any more
   */
  reply(
    thread: ChatThread,
    message: Message,
    isLoud: boolean,
  ): Promise<Result<"in thread" | "alone">>;
}
