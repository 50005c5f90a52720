import { fail, succeed, type Failure, type Result } from "../model/failure.ts";
import { adaptiveCard } from "./adaptive-card.ts";
import type { Chat, ChatText } from "./chat.ts";
import { asksToWait, unreachable } from "./trouble.ts";
import { wording } from "../model/view/wording.ts";

/** Addresses of Teams workflows by the names that train files have for their channels; each is secret. */
export type TeamsSettings = Readonly<Record<string, string>>;

/** No release waits for a chat for longer. */
const timeLimit = 5_000;

/** Of a message, in bytes (docs: Teams, "Create incoming webhooks with Workflows": 28 KB). */
const bytesMax = 28 * 1024;

/**
 * Microsoft Teams, by a workflow that posts to a channel what its address is sent ("Send webhook alerts to a channel").
 * An address takes messages and nothing else: there are no threads, and nothing is edited.
 */
export function connectTeams(channels: TeamsSettings, clock: { now(): Temporal.Instant }): Chat {
  /** By channel: how long it is left alone. */
  const silent = new Map<string, Temporal.Instant>();
  async function send(channel: string, text: ChatText): Promise<Result<void>> {
    const url = channels[channel];
    if (url === undefined || !Object.hasOwn(channels, channel))
      return fail(unknownChannel(channel));
    const until = silent.get(channel);
    if (until && Temporal.Instant.compare(clock.now(), until) < 0)
      return fail(asksToWait("Teams", until));
    const body = bodyOf(text);
    if (Buffer.byteLength(body) > bytesMax) return fail(tooLarge);
    const answer = await sent(url, body);
    if (!answer.ok) return answer;
    const { status, retryAfter, words } = answer.value;
    if (status === 429) {
      const seconds = Math.min(Math.max(Math.ceil(Number(retryAfter)) || 30, 1), 3_600);
      silent.set(channel, clock.now().add({ seconds }));
      return fail(asksToWait("Teams", clock.now().add({ seconds })));
    }
    // Behind an old address Teams' own refusal comes with a 200.
    if (status >= 200 && status < 300) {
      return /delivery failed/i.test(words)
        ? fail(unreachable("Teams took it and did not deliver it."))
        : succeed(undefined);
    }
    return fail(refusal(status, channel));
  }
  return {
    isThreaded: false,
    async begin(channel, text) {
      const began = await send(channel, text);
      return began.ok ? succeed({ channel, id: channel, message: "" }) : began;
    },
    edit: () => Promise.resolve(succeed("gone")),
    async reply(thread, text) {
      const told = await send(thread.channel, text);
      return told.ok ? succeed("in thread") : told;
    },
  };
}

const bodyOf = (text: ChatText): string =>
  JSON.stringify({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: adaptiveCard(text),
      },
    ],
  });

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly words: string;
}

async function sent(url: string, body: string): Promise<Result<Answer>> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body,
      // Whoever has the address may post: it goes nowhere else.
      redirect: "error",
      signal: AbortSignal.timeout(timeLimit),
    });
    const { status, headers } = response;
    const words = (await response.text()).slice(0, 1_000);
    return succeed({ status, retryAfter: headers.get("retry-after"), words });
  } catch {
    // What fetch says may name the address.
    return fail(unreachable("Teams did not answer."));
  }
}

const unknownChannel = (channel: string): Failure => ({
  kind: "forbidden",
  message: wording`TEAMS_WEBHOOKS has no address for ${channel}.`,
  hint: wording`Name one that it has in notify.teams.channel, or ask whoever runs Release Train to add it.`,
  retry: "never",
});

const tooLarge: Failure = {
  kind: "invalid",
  message: "The post is larger than Teams takes.",
  hint: "The tracking issue has all of it.",
  retry: "never",
};

function refusal(status: number, channel: string): Failure {
  if (status >= 500 || status === 408) return unreachable(`Teams answered with ${status}.`);
  if (status === 413 || status === 400 || status === 422) {
    return { ...tooLarge, message: wording`Teams refused the post with ${status}.` };
  }
  return {
    kind: "forbidden",
    message: wording`Teams refused the post with ${status}.`,
    hint: wording`Look whether the workflow behind ${channel} in TEAMS_WEBHOOKS is there and turned on, and has the same address still.`,
    retry: "never",
  };
}
