import { z } from "zod";
import type { ChatThread } from "../model/view/chat.ts";
import { fail, succeed, type Result } from "../model/failure.ts";
import type { Chat, ChatText } from "./chat.ts";
import { asksToWait, unreachable } from "./trouble.ts";
import { fallbackOf, richTextOf } from "./rich-text.ts";
import { askSlack, refusal, type SlackSettings } from "./slack-api.ts";

const answerShape = z.union([
  z.object({
    ok: z.literal(true),
    channel: z.string(),
    ts: z.string(),
    message: z.object({ thread_ts: z.string().optional() }).optional(),
  }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

type Posted = Extract<z.infer<typeof answerShape>, { ok: true }>;

type Method = "chat.postMessage" | "chat.update";

/** Slack, by its methods `chat.postMessage` and `chat.update`. */
export function connectSlack(settings: SlackSettings, clock: { now(): Temporal.Instant }): Chat {
  /** Slack asks the app as a whole to wait, whatever release it tells of. */
  let silentUntil: Temporal.Instant | undefined;
  async function ask(method: Method, body: object): Promise<Result<Posted>> {
    if (silentUntil && Temporal.Instant.compare(clock.now(), silentUntil) < 0) {
      return fail(asksToWait("Slack", silentUntil));
    }
    const content = JSON.stringify({ ...body, unfurl_links: false, unfurl_media: false });
    const asked = await askSlack(settings, method, content);
    if (!asked.ok) return asked;
    if (asked.value.kind === "wait") {
      silentUntil = clock.now().add({ seconds: asked.value.seconds });
      return fail(asksToWait("Slack", silentUntil));
    }
    const answer = answerShape.safeParse(asked.value.answer);
    if (!answer.success) return fail(unreachable("Slack answered with something else."));
    return answer.data.ok ? succeed(answer.data) : fail(refusal("the post", answer.data.error));
  }
  return {
    isThreaded: true,
    async begin(channel, text) {
      const posted = await ask("chat.postMessage", { channel, ...contentOf(text) });
      if (!posted.ok) return posted;
      const thread: ChatThread = { channel, id: posted.value.channel, message: posted.value.ts };
      return succeed(thread);
    },
    async edit(thread, text) {
      const at = { channel: thread.id, ts: thread.message };
      const edited = await ask("chat.update", { ...at, ...contentOf(text) });
      if (edited.ok) return succeed("edited");
      return uneditable.some((word) => edited.failure.message.includes(` ${word}.`))
        ? succeed("gone")
        : edited;
    },
    async reply(thread, text, isLoud) {
      const posted = await ask("chat.postMessage", {
        channel: thread.id,
        thread_ts: thread.message,
        reply_broadcast: isLoud,
        ...contentOf(text),
      });
      if (!posted.ok) return posted;
      // Where the first message was deleted Slack takes the reply all the same, and puts it into the channel alone.
      const { message: shown } = posted.value;
      return succeed(shown && shown.thread_ts === undefined ? "alone" : "in thread");
    },
  };
}

/** The message is gone, or the workspace lets messages be edited for so long only (docs: chat.update, errors). */
const uneditable = ["message_not_found", "edit_window_closed", "cant_update_message"] as const;

const contentOf = ({ message, people }: ChatText): object => ({
  text: fallbackOf(message),
  blocks: [richTextOf(message, people)],
});
