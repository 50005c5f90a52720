/** The port of a chat, as CONTRIBUTING.md tells it: here one that keeps what it was told. */
import type { Chat } from "../../../src/chat/chat.ts";
import type { Message } from "../../../src/model/view/text.ts";

export function createQuietChat(): Chat & { readonly told: readonly Message[] } {
  const told: Message[] = [];
  return {
    told,
    isThreaded: true,
    begin: (channel, { message }) => {
      told.push(message);
      return Promise.resolve({
        ok: true,
        value: { channel, id: channel, message: String(told.length) },
      });
    },
    // An edit tells nobody anything.
    edit: () => Promise.resolve({ ok: true, value: "edited" }),
    reply: (_thread, { message }) => {
      told.push(message);
      return Promise.resolve({ ok: true, value: "in thread" });
    },
  };
}
