import { z } from "zod";
import type { Failure } from "../../model/failure.ts";
import { redact } from "./redact.ts";
import { wording } from "../../model/view/wording.ts";

/** What was tried when GitHub, or the way to it, said no. */
export interface Attempt {
  /** Completes "Could not …". */
  readonly doing: string;
  readonly now: Temporal.Instant;
  /** Hint for a 404. */
  readonly ifNotFound?: string;
}

/** GitHub answered with something that is not JSON: a cut body, or a page of a proxy. */
export class UnreadableAnswer extends Error {
  readonly status = 502;
}

// What octokit throws. `response` is missing when no answer came: reset, refused, timed out.
const errorShape = z.object({
  status: z.number(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.unknown()), data: z.unknown() }).nullish(),
});

const wordsShape = z.object({
  message: z.string(),
  errors: z.array(z.unknown()).optional(),
});
const fieldShape = z.object({
  field: z.string(),
  code: z.string(),
  message: z.string().optional(),
});
const messageShape = z.object({ message: z.string() });

type Headers = Readonly<Record<string, unknown>>;

/**
 * Any error of octokit as a Failure that shows GitHub's own words. Errors that are none of octokit's are
 * bugs of ours: they are thrown on.
 */
export function toFailure(error: unknown, attempt: Attempt): Failure {
  const parsed = errorShape.safeParse(error);
  if (!parsed.success) throw error;
  const { status, message, response } = parsed.data;
  const headers = response?.headers ?? {};
  if (!response) return unreachable(attempt, redact(message), headers);

  const words = wordsOf(response.data);
  const retryAt = rateLimitEnd({ status, headers, words, now: attempt.now });
  if (retryAt) return rateLimited(attempt.doing, retryAt);
  if (status >= 500) return unreachable(attempt, `GitHub answered ${status}: ${words}`, headers);
  return refusal(status, attempt, words, headers);
}

/** The failure of a call that GitHub told us not to send before `retryAt`. */
export function rateLimited(doing: string, retryAt: Temporal.Instant): Failure {
  const time = retryAt.toString({ smallestUnit: "second" });
  return {
    kind: "rate limited",
    message: wording`Could not ${doing}: GitHub asks to wait until ${time}.`,
    hint: wording`Nothing to do: it is tried again by then.`,
    retry: "later",
    retryAt,
  };
}

function unreachable(attempt: Attempt, why: string, headers: Headers): Failure {
  const seconds = secondsOf(headers["retry-after"]);
  return {
    kind: "unreachable",
    message: wording`Could not ${attempt.doing}: ${why}`,
    hint: wording`See https://www.githubstatus.com; it is retried automatically.`,
    retry: "later",
    ...(seconds !== null && { retryAt: attempt.now.add({ seconds }) }),
  };
}

/** GitHub's words where the issues of a repository are switched off (ossf/allstar#64). */
const withoutIssues = /issues are disabled/i;

/** Whether that is why it could not be done. */
export const saysIssuesAreOff = ({ message }: Pick<Failure, "message">): boolean =>
  withoutIssues.test(message);

/** Nothing is gone with them: they are there again when an owner switches them on. */
export const issuesAreOff = (message: string): Failure => ({
  kind: "forbidden",
  message,
  hint: wording`Switch issues on again in the settings of the repository, under Features.`,
  retry: "never",
  isLacking: true,
});

/** GitHub's words where the App lacks a permission, is suspended, isn't let in, or nobody may write. */
const lacking =
  /not accessible by integration|installation has been suspended|IP allow list|archived so is read-only/i;

/** What an owner can do about words of GitHub's that name no permission and no field. */
const remedies: readonly (readonly [words: RegExp, hint: string])[] = [
  [
    /repository rule violations|protected tag/i,
    "A ruleset forbids it: add the App to its bypass list, or except these names from it, in the settings of the repository or organisation under Rules.",
  ],
  [/archived so is read-only/i, "Unarchive the repository in its settings."],
  [
    /IP allow list/i,
    "An owner of the organisation has to add the address from which this app asks to its IP allow list, under Authentication security.",
  ],
  [
    /SAML enforcement/i,
    "Sign in to the organisation with its single sign-on (https://github.com/orgs/ORGANISATION/sso), then sign in here again.",
  ],
  [
    /installation has been suspended/i,
    "Unsuspend the App in the settings of the organisation, under GitHub Apps.",
  ],
];

/** What an owner can do about it, where these words of GitHub's are known. */
export const remedyFor = (words: string): string | undefined =>
  remedies.find(([pattern]) => pattern.test(words))?.[1];

/** Whether the organisation lets nobody in from the app's address, whatever the App may do there. */
export const isShutOut = (words: string): boolean => /IP allow list/i.test(words);

function refusal(status: number, attempt: Attempt, words: string, headers: Headers): Failure {
  const said = /[.!?]\s*$/.test(words) ? words.trimEnd() : `${words}.`;
  const message = `Could not ${attempt.doing}: GitHub answered ${status}: ${said}`;
  const accepted = headers["x-accepted-github-permissions"];
  const remedy = remedyFor(words);
  switch (status) {
    case 401:
      return {
        kind: "unauthorised",
        message,
        hint: wording`Check APP_ID, PRIVATE_KEY and this machine's clock, and that the App is still installed.`,
        retry: "never",
      };
    case 403:
    case 451:
      return {
        kind: "forbidden",
        message,
        hint:
          remedy ??
          (typeof accepted === "string"
            ? `Grant the App ${redact(accepted)}; an owner has to accept new permissions.`
            : "Look at the App's permissions and at the rules of the repository."),
        retry: "never",
        ...(lacking.test(words) && { isLacking: true }),
      };
    case 404:
    case 410:
      if (withoutIssues.test(words)) return issuesAreOff(message);
      return {
        kind: "not found",
        message,
        hint: attempt.ifNotFound ?? wording`It may be gone, renamed, or out of the App's reach.`,
        retry: "never",
      };
    case 409:
      return {
        kind: "conflict",
        message,
        hint: wording`Settle what GitHub names.`,
        retry: "never",
      };
    case 400:
    case 422:
      return {
        kind: "invalid",
        message,
        hint: remedy ?? wording`Fix what GitHub names.`,
        retry: "never",
      };
    default:
      return {
        kind: "unexpected",
        message,
        hint: wording`GitHub answered in a way that is not known here.`,
        retry: "never",
      };
  }
}

/**
 * When a refused call may be sent again; undefined: it was refused for another reason. In the order of
 * GitHub's "Rate limits for the REST API": `retry-after`, the reset when nothing remains, else a minute.
 */
export function rateLimitEnd(answer: {
  readonly status: number;
  readonly headers: Headers;
  readonly words: string;
  readonly now: Temporal.Instant;
}): Temporal.Instant | undefined {
  const { status, headers, words, now } = answer;
  const said = /rate limit|abuse detection|submitted too quickly/i.test(words);
  const remains = headers["x-ratelimit-remaining"] !== "0";
  const refused = status === 403 || status === 429 || (said && (status === 422 || status === 200));
  if (!refused) return undefined;

  const seconds = secondsOf(headers["retry-after"]);
  if (seconds !== null) return now.add({ seconds });
  const reset = secondsOf(headers["x-ratelimit-reset"]);
  if (!remains && reset !== null) {
    // Kept within a window of GitHub's, an hour, in case that one of the clocks is wrong.
    const wait = Math.min(3600, Math.max(1, reset - Math.floor(now.epochMilliseconds / 1000)));
    return now.add({ seconds: wait });
  }
  return said || status === 429 || !remains ? now.add({ seconds: 60 }) : undefined;
}

const secondsOf = (header: unknown): number | null =>
  typeof header === "string" && /^\d{1,12}$/.test(header) ? Number(header) : null;

function wordsOf(data: unknown): string {
  const parsed = wordsShape.safeParse(data);
  if (!parsed.success) return "no explanation";
  const details = (parsed.data.errors ?? []).map((error) => {
    const field = fieldShape.safeParse(error);
    if (field.success) return field.data.message ?? `${field.data.field} ${field.data.code}`;
    const message = messageShape.safeParse(error);
    if (message.success) return message.data.message;
    return typeof error === "string" ? error : "";
  });
  return redact([parsed.data.message, ...details.filter(Boolean)].join("; "));
}
