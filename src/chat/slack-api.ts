/** One question to Slack's Web API, and what it calls its refusals. */
import { fail, succeed, type Failure, type Result } from "../model/failure.ts";
import { unreachable } from "./trouble.ts";
import { wording } from "../model/view/wording.ts";

export interface SlackSettings {
  /** Base of Slack's Web API, without a trailing slash. */
  readonly apiUrl: string;
  /** Secret: a bot's token with the scope `chat:write`. */
  readonly token: string;
}

/** No release waits for a chat for longer. */
const timeLimit = 5_000;

export type SlackAnswer =
  | {
      readonly kind: "answer";
      readonly answer: unknown;
      /** What the bot may do; null: Slack didn't say. */
      readonly scopes: ReadonlySet<string> | null;
    }
  /** Slack asks the app as a whole to wait. */
  | { readonly kind: "wait"; readonly seconds: number };

/**
 * @param body JSON, which only methods that write take; or a form (docs: Slack, "Using the Slack Web API")
 */
export async function askSlack(
  { apiUrl, token }: SlackSettings,
  method: string,
  body: string | URLSearchParams,
): Promise<Result<SlackAnswer>> {
  try {
    const response = await fetch(`${apiUrl}/${method}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        ...(typeof body === "string" && { "content-type": "application/json; charset=utf-8" }),
      },
      body,
      // The token goes nowhere else.
      redirect: "error",
      signal: AbortSignal.timeout(timeLimit),
    });
    const text = await response.text();
    const { status, headers } = response;
    if (status === 429) {
      const seconds = Math.ceil(Number(headers.get("retry-after"))) || 30;
      return succeed({ kind: "wait", seconds: Math.min(Math.max(seconds, 1), 3_600) });
    }
    const answer = parsed(text);
    if (answer === undefined) return fail(unreachable(`Slack answered with ${status}.`));
    const scopes = headers.get("x-oauth-scopes");
    return succeed({
      kind: "answer",
      answer,
      scopes: scopes === null ? null : new Set(scopes.split(/[\s,]+/)),
    });
  } catch {
    return fail(unreachable("Slack did not answer."));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What Slack calls its refusals (docs: chat.postMessage, errors), and how the frequent ones are fixed. */
const hints: Readonly<Record<string, string>> = {
  channel_not_found:
    "Create the channel that notify.slack.channel names (Slack's names have no dots), or name another, and invite the bot.",
  not_in_channel: "Invite the bot to the channel.",
  is_archived: "Restore the channel, or name another in notify.slack.channel.",
  missing_scope: "Give the bot the scope chat:write.",
  invalid_auth: "Set SLACK_BOT_TOKEN to the token of a bot of this workspace.",
  not_authed: "Set SLACK_BOT_TOKEN to the token of a bot of this workspace.",
  token_revoked: "Set SLACK_BOT_TOKEN to a token that is valid.",
  token_expired: "Set SLACK_BOT_TOKEN to a token that is valid.",
  account_inactive: "Set SLACK_BOT_TOKEN to the token of a bot that is active.",
};

/** Refusals that concern all that the bot says. */
const isOfBot =
  /^(account_|access_|channel_|ekm_|enterprise_|invalid_auth|no_permission|not_|org_|restricted_|team_|token_)/;

const wordPattern = /^[a-z_]{1,60}$/;

/** @param what it was asked for, such as `the post` */
export function refusal(what: string, error: string): Failure {
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
    message: wording`Slack refused ${what}: ${word}.`,
    hint: hints[word] ?? wording`Look the word up in Slack's documentation.`,
    retry: "never",
  };
}
