import { z } from "zod";
import type { ChatThread } from "../model/view/chat.ts";
import { fail, succeed, type Failure, type Result } from "../model/failure.ts";
import type { Chat, ChatText } from "./chat.ts";
import { asksToWait, unreachable } from "./trouble.ts";
import { fallbackOf, richTextOf } from "./rich-text.ts";

export interface SlackSettings {
  /** Base of Slack's Web API, without a trailing slash. */
  readonly apiUrl: string;
  /** Secret: a bot's token with the scope `chat:write`. */
  readonly token: string;
}

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

/** No release waits for a chat for longer. */
const timeLimit = 5_000;

type Method = "chat.postMessage" | "chat.update";

/** Slack, by its methods `chat.postMessage` and `chat.update`. */
export function connectSlack(
  { apiUrl, token }: SlackSettings,
  clock: { now(): Temporal.Instant },
): Chat {
  /** Slack asks the app as a whole to wait, whatever release it tells of. */
  let silentUntil: Temporal.Instant | undefined;
  async function ask(method: Method, body: object): Promise<Result<Posted>> {
    if (silentUntil && Temporal.Instant.compare(clock.now(), silentUntil) < 0) {
      return fail(asksToWait("Slack", silentUntil));
    }
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${apiUrl}/${method}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json; charset=utf-8",
        },
        body: JSON.stringify({ ...body, unfurl_links: false, unfurl_media: false }),
        // The token goes nowhere else.
        redirect: "error",
        signal: AbortSignal.timeout(timeLimit),
      });
      text = await response.text();
    } catch {
      return fail(unreachable("Slack did not answer."));
    }
    if (response.status === 429) {
      const seconds = Math.ceil(Number(response.headers.get("retry-after"))) || 30;
      silentUntil = clock.now().add({ seconds: Math.min(Math.max(seconds, 1), 3_600) });
      return fail(asksToWait("Slack", silentUntil));
    }
    const answer = answerShape.safeParse(parsed(text));
    if (!answer.success) return fail(unreachable(`Slack answered with ${response.status}.`));
    return answer.data.ok ? succeed(answer.data) : fail(refusal(answer.data.error));
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What Slack calls its refusals (docs: chat.postMessage, errors), and how the frequent ones are mended. */
const hints: Readonly<Record<string, string>> = {
  channel_not_found:
    "Create the channel that notify.slack.channel names (Slack's names have no dots), or name another, and invite the bot.",
  not_in_channel: "Invite the bot to the channel.",
  is_archived: "Restore the channel, or name another in notify.slack.channel.",
  missing_scope: "Give the bot the scope chat:write.",
  invalid_auth: "Set SLACK_BOT_TOKEN to the token of a bot of this workspace.",
  not_authed: "Set SLACK_BOT_TOKEN to the token of a bot of this workspace.",
  token_revoked: "Set SLACK_BOT_TOKEN to a token that is valid.",
  account_inactive: "Set SLACK_BOT_TOKEN to the token of a bot that is active.",
};

/** Refusals that concern all that the bot says. */
const isOfBot =
  /^(account_|access_|channel_|ekm_|enterprise_|invalid_auth|no_permission|not_|org_|restricted_|team_|token_)/;

const wordPattern = /^[a-z_]{1,60}$/;

function refusal(error: string): Failure {
  const word = wordPattern.test(error) ? error : "an error";
  if (
    word === "ratelimited" ||
    word === "internal_error" ||
    word === "fatal_error" ||
    word === "service_unavailable"
  ) {
    return unreachable(`Slack is in trouble: ${word}.`);
  }
  return {
    // All else is about this one message: another may be taken.
    kind: word in hints || isOfBot.test(word) ? "forbidden" : "invalid",
    message: `Slack refused the post: ${word}.`,
    hint: hints[word] ?? "Look it up in Slack's documentation of chat.postMessage.",
    retry: "never",
  };
}
