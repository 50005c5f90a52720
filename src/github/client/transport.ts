import { setTimeout as sleep } from "node:timers/promises";
import { Octokit } from "@octokit/rest";
import packageFile from "../../../package.json" with { type: "json" };
import { UnreadableAnswer } from "./failure.ts";
import type { Log } from "./github.ts";
import type { Quota } from "./quota.ts";
import { redact } from "./redact.ts";

/** The REST API of 2022-11-28: later ones drop fields that we read ("API versions"). */
const apiVersion = "2022-11-28";

/** A GET is repeated this often when the way to GitHub or GitHub itself fails; a write never. */
const repeatsMax = 2;

interface Opening {
  /** The Authorization header; null: the caller sets it. */
  readonly authorization: string | null;
  readonly installation: number | null;
  /** Answers of different scopes are never taken for each other; null: none is kept. */
  readonly scope: string | null;
}

/** Makes clients of octokit that count, time out, repeat GETs and ask conditionally. */
export type Transport = (opening: Opening) => Octokit;

type Answer = Awaited<ReturnType<Octokit["request"]>>;

export function createTransport(setting: {
  readonly apiUrl: string;
  readonly quota: Quota;
  readonly log: Log;
  /** Real time for one request with its answer. */
  readonly timeout: Temporal.Duration;
}): Transport {
  const { quota, log } = setting;
  const answers = createAnswerStore();

  return (opening) => {
    const octokit = new Octokit({
      baseUrl: setting.apiUrl,
      userAgent: `release-train/${packageFile.version}`,
      log: {
        debug: () => undefined,
        info: () => undefined,
        warn: (text) => log.warn(redact(text)),
        // Each error comes back as a Failure to whoever asked.
        error: () => undefined,
      },
    });

    const sendOnce = async (send: () => Promise<Answer>): Promise<Answer> => {
      quota.sent();
      try {
        const answer = await send();
        quota.heard(opening.installation, answer.status, answer.headers);
        // What is cut short or comes from a proxy is handed on as text.
        if (answer.status !== 204 && typeof answer.data !== "object") {
          throw new UnreadableAnswer("the answer is not JSON");
        }
        return answer;
      } catch (error) {
        const { status, headers } = refusalOf(error);
        quota.heard(opening.installation, status, headers);
        throw error;
      }
    };

    octokit.hook.wrap("request", async (request, options) => {
      // Changed in place: hooks further in, octokit's own among them, are bound to this object.
      const { headers } = options;
      headers["x-github-api-version"] = apiVersion;
      if (opening.authorization !== null) headers.authorization = opening.authorization;
      // One time limit over all repeats.
      const signal = AbortSignal.timeout(setting.timeout.total("milliseconds"));
      options.request = { ...options.request, signal };
      const send = () => sendOnce(async () => request(options));
      if (options.method !== "GET") return send();

      const { url } = octokit.request.endpoint(options);
      const key = opening.scope === null ? null : `${opening.scope} ${url}`;
      const kept = key === null ? undefined : answers.get(key);
      if (kept?.headers.etag !== undefined) headers["if-none-match"] = kept.headers.etag;
      try {
        const answer = await repeating(send, signal);
        if (key !== null) answers.put(key, answer);
        return answer;
      } catch (error) {
        if (kept && refusalOf(error).status === 304) return kept;
        throw error;
      }
    });
    return octokit;
  };
}

async function repeating(send: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  for (let repeat = 1; ; repeat += 1) {
    try {
      return await send();
    } catch (error) {
      if (repeat > repeatsMax || refusalOf(error).status < 500 || signal.aborted) throw error;
      // Jitter, so that many readers of one broken moment don't come back at once.
      await sleep(repeat * (100 + Math.random() * 200));
    }
  }
}

function refusalOf(error: unknown): { status: number; headers: Record<string, unknown> } {
  const { status, response } = error as {
    readonly status?: number;
    readonly response?: { readonly headers: Record<string, unknown> };
  };
  return { status: status ?? 0, headers: response?.headers ?? {} };
}

/** How many answers are kept for conditional requests; a 304 costs nothing of the hourly budget. */
const answersMax = 200;

/** The answers used last. Copies, since octokit's pagination changes what it is given. */
function createAnswerStore(): {
  get(key: string): Answer | undefined;
  put(key: string, answer: Answer): void;
} {
  const answers = new Map<string, Answer>();
  return {
    get(key) {
      const answer = answers.get(key);
      if (!answer) return undefined;
      answers.delete(key);
      answers.set(key, answer);
      return structuredClone(answer);
    },
    put(key, answer) {
      answers.delete(key);
      if (answer.headers.etag === undefined) return;
      answers.set(key, structuredClone(answer));
      const [oldest] = answers.keys();
      if (answers.size > answersMax && oldest !== undefined) answers.delete(oldest);
    },
  };
}
