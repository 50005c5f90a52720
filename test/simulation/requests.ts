/** Trouble with the app's requests to GitHub, and what stands for the network between them. */
import type { VirtualClock } from "../../src/simulator/clock.ts";
import type { Answer } from "../../src/simulator/http/answer.ts";
import type { DispatchRequest } from "../../src/simulator/http/dispatch-request.ts";
import { textIn, toRequest } from "../../src/simulator/http/server.ts";
import { outsideOfLives, presentLife, type Life } from "./life.ts";
import { noteActivity } from "./machine.ts";
import type { Random } from "./random.ts";

/** A fault of one request. */
export type RequestFault = (typeof requestFaults)[number];

export const requestFaults = [
  "request: 500, nothing done",
  "request: 502, done",
  "request: 503, nothing done",
  "request: connection reset, nothing done",
  "request: connection reset, done",
  "request: connection reset, done later",
  "request: answer slow",
  "request: answer after the time limit",
  "request: rate limit exhausted (403)",
  "request: too many requests (429)",
  "request: secondary rate limit",
  "request: token lost (401)",
  "request: HTML in place of JSON",
  "request: JSON cut short",
  "request: GraphQL answers in part",
  "request: GraphQL times out",
  "request: stale read",
  "request: what is new not shown",
  "process: killed before a request",
  "process: killed after a request",
  "process: killed, request still under way",
  "process: frozen",
] as const;

export interface NetworkParts {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly serve: (request: DispatchRequest) => Promise<Answer | null>;
  /** What strikes this request; undefined: nothing. */
  readonly strikes: (request: DispatchRequest) => RequestFault | undefined;
  /** Ids of deployments that GitHub's replicas may not know yet. */
  readonly young: () => ReadonlySet<number>;
}

/** @param text of a request to GraphQL, as it is sent */
export const isMutation = (text: string): boolean => /"query":"\s*mutation/.test(text);

/** `fetch` of the app, to the simulated GitHub. */
export function createNetwork(parts: NetworkParts): typeof fetch {
  const { clock, random, serve, strikes, young } = parts;
  const past = createPast(clock);
  const wait = (seconds: number): Promise<void> =>
    new Promise((resolve) => void clock.after(Temporal.Duration.from({ seconds }), resolve));

  const ask = async (request: DispatchRequest): Promise<Answer | null> => {
    noteActivity();
    const answer = await outsideOfLives(() => serve(request));
    if (answer) past.note(request, answer);
    return answer;
  };
  const struck = async (
    fault: RequestFault,
    request: DispatchRequest,
    life: Life,
  ): Promise<Answer | null> => {
    switch (fault) {
      case "request: 500, nothing done":
        return trouble(500);
      case "request: 502, done":
        await ask(request);
        return trouble(502);
      case "request: 503, nothing done":
        return trouble(503);
      case "request: connection reset, nothing done":
        return null;
      case "request: connection reset, done":
        await ask(request);
        return null;
      case "request: connection reset, done later":
        void wait(5 + random.below(20)).then(() => ask(request));
        return null;
      case "request: answer slow":
        await wait(1 + random.below(15));
        return ask(request);
      case "request: answer after the time limit": {
        const answer = await ask(request);
        await wait(30);
        return answer;
      }
      case "request: rate limit exhausted (403)":
        return exhausted(clock.now().add({ seconds: 30 + random.below(300) }));
      case "request: too many requests (429)":
        return limited(429, 10 + random.below(60));
      case "request: secondary rate limit":
        return limited(403, 60);
      case "request: token lost (401)":
        return { status: 401, body: { message: "Bad credentials" } };
      case "request: HTML in place of JSON":
        return { status: 200, raw: "<!DOCTYPE html><title>Unicorn!</title>", headers: html };
      case "request: JSON cut short": {
        const answer = await ask(request);
        return answer && { ...answer, raw: textIn(answer).slice(0, -7) };
      }
      case "request: GraphQL answers in part": {
        const answer = await ask(request);
        return answer && inPart(answer, random);
      }
      case "request: GraphQL times out":
        return { status: 200, body: { data: null, errors: [{ message: timedOut }] } };
      case "request: stale read":
        return past.recall(request, random) ?? ask(request);
      case "request: what is new not shown": {
        const answer = await outsideOfLives(() => serve(request));
        return answer && without(young(), answer);
      }
      case "process: killed before a request":
        life.kill();
        return null;
      case "process: killed after a request":
        await ask(request);
        life.kill();
        return null;
      case "process: killed, request still under way":
        life.kill();
        void wait(1 + random.below(25)).then(() => ask(request));
        return null;
      case "process: frozen": {
        life.freeze();
        const answer = await ask(request);
        clock.after(Temporal.Duration.from({ seconds: 30 + random.below(120) }), life.thaw);
        return answer;
      }
    }
  };
  const exchange = async (request: DispatchRequest, life: Life): Promise<Response> => {
    const fault = strikes(request);
    const answer = fault ? await struck(fault, request, life) : await ask(request);
    if (!answer) throw new TypeError("fetch failed", { cause: new Error("ECONNRESET") });
    return toResponse(answer, request.url.href);
  };
  return async (input, init = {}) => {
    const life = presentLife();
    if (!life) throw new Error("Only the app asks GitHub");
    let request = toRequest({
      method: init.method ?? "GET",
      url: input instanceof Request ? input.url : input.toString(),
      headers: Object.fromEntries(new Headers(init.headers)),
      text: typeof init.body === "string" ? init.body : "",
    });
    for (;;) {
      if (!life.isAlive()) throw new TypeError("fetch failed");
      const response = await life.whileAlive(within(init.signal, exchange(request, life)));
      const location = response.headers.get("location");
      if (!isRedirect(response.status) || location === null) return response;
      request = toRequest({ ...request, url: new URL(location, request.url).href });
    }
  };
}

const isRedirect = (status: number): boolean => [301, 302, 307, 308].includes(status);
const html = { "content-type": "text/html" };
const timedOut =
  "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.";

const trouble = (status: number): Answer => ({ status, body: { message: "Server Error" } });

const limited = (status: number, seconds: number): Answer => ({
  status,
  body: { message: "You have exceeded a secondary rate limit. Please wait a few minutes." },
  headers: { "retry-after": String(seconds) },
});

const exhausted = (until: Temporal.Instant): Answer => ({
  status: 403,
  body: { message: "API rate limit exceeded for installation." },
  headers: {
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.ceil(until.epochMilliseconds / 1000)),
  },
});

/** One part of the data is missing, and an error says so. */
function inPart(answer: Answer, random: Random): Answer {
  const { data } = (answer.body ?? {}) as { readonly data?: Record<string, unknown> };
  const aliases = Object.keys(data ?? {}).filter((name) => name !== "rateLimit");
  if (!data || aliases.length === 0) return answer;
  const lost = random.pick(aliases);
  const error = { message: timedOut, path: [lost] };
  const { errors = [] } = answer.body as { readonly errors?: readonly unknown[] };
  return { ...answer, body: { data: { ...data, [lost]: null }, errors: [...errors, error] } };
}

/** The answer of a replica that doesn't know these deployments yet, on no list. */
function without(hidden: ReadonlySet<number>, answer: Answer): Answer {
  const isHidden = (one: unknown): boolean => {
    const { id, databaseId, commitOid, sha } = (one ?? {}) as Readonly<Record<string, unknown>>;
    const isDeployment = commitOid !== undefined || sha !== undefined;
    return isDeployment && hidden.has(Number(databaseId ?? id));
  };
  const shown = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.filter((one) => !isHidden(one)).map(shown);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, shown(value)]));
  };
  return answer.body === undefined ? answer : { ...answer, body: shown(answer.body) };
}

/** The exchange, unless the time limit of whoever asked comes first. */
function within<T>(signal: AbortSignal | null | undefined, exchanged: Promise<T>): Promise<T> {
  if (!signal) return exchanged;
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    exchanged.then(resolve, reject);
  });
}

function toResponse(answer: Answer, url: string): Response {
  const { status, headers = {} } = answer;
  const isEmpty = status === 204 || status === 304;
  const type = { "content-type": "application/json; charset=utf-8" };
  const response = new Response(isEmpty ? null : textIn(answer), {
    status,
    headers: { ...(!isEmpty && type), ...headers },
  });
  // Octokit pages by it.
  return Object.defineProperty(response, "url", { value: url });
}

/** Reads as GitHub answered them before: what its replicas may answer once more. */
function createPast(clock: VirtualClock) {
  interface Remembered {
    readonly at: Temporal.Instant;
    readonly answer: Answer;
  }
  const remembered = new Map<string, readonly Remembered[]>();
  const keyOf = ({ method, url, text }: DispatchRequest): string | undefined => {
    const isRead = method === "GET" || (url.pathname === "/graphql" && !isMutation(text));
    return isRead ? `${url.href} ${text}` : undefined;
  };
  const isRecent = ({ at }: Remembered): boolean =>
    clock.now().since(at).total("seconds") <= longestLag;
  return {
    note(request: DispatchRequest, answer: Answer) {
      const key = keyOf(request);
      if (key === undefined || answer.status !== 200) return;
      const known = (remembered.get(key) ?? []).filter(isRecent);
      // At its end of the order, so that the first ones are the oldest.
      remembered.delete(key);
      remembered.set(key, [...known, { at: clock.now(), answer }]);
      for (const [old, answers] of remembered) {
        if (answers.some(isRecent)) break;
        remembered.delete(old);
      }
    },
    recall(request: DispatchRequest, random: Random): Answer | undefined {
      const known = (remembered.get(keyOf(request) ?? "") ?? []).filter(isRecent);
      return known.length > 0 ? random.pick(known).answer : undefined;
    },
  };
}

/** Seconds. */
export const longestLag = 30;
