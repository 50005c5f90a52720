/** The port of a chat, as CONTRIBUTING.md tells it: here one that keeps what it was told. */
import type { Chat } from "../../../src/chat/chat.ts";
import type { Message } from "../../../src/model/view/text.ts";

export function createQuietChat(): Chat & { readonly told: readonly Message[] } {
  const told: Message[] = [];
  return {
    told,
    begin: (channel, message) => {
      told.push(message);
      return Promise.resolve({
        ok: true,
        value: { channel, id: channel, message: String(told.length) },
      });
    },
    reply: (_thread, message) => {
      told.push(message);
      return Promise.resolve({ ok: true, value: "in thread" });
    },
  };
}
