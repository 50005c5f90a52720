import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Site } from "../site/site.ts";
import type { World } from "../world/types.ts";
import type { Answer } from "./answer.ts";
import type { Outcome } from "./dispatch.ts";
import { httpDate } from "./present/address.ts";
import { inPart, strike, type Fault, type IncomingRequest } from "./faults.ts";
import type { DispatchRequest } from "./dispatch-request.ts";

/** One request as it went; `status` is what the client got, null when its connection was cut. */
export interface RequestLog extends IncomingRequest {
  readonly at: Temporal.Instant;
  readonly status: number | null;
  /** Installation id of the token; null for others. */
  readonly installation: number | null;
  /** GraphQL points; null for REST. */
  readonly cost: number | null;
}

/** A request with what the client got for it. */
export interface Exchange extends RequestLog {
  readonly answer: unknown;
}

interface Parts {
  readonly world: World;
  readonly faults: readonly Fault[];
  dispatch(request: DispatchRequest): Promise<Outcome>;
  onExchange(log: RequestLog, answer: unknown): void;
}

export interface Api {
  /** What the client gets, with all headers; null: its connection is cut. */
  serve(request: DispatchRequest): Promise<Answer | null>;
  /** Whether no request is under way and no late effect is still to come. */
  idle(): boolean;
}

/** What the client gets, and what is known of the request by then. */
interface Reply {
  readonly answer: Answer | null;
  readonly outcome: Outcome | null;
}

/** Answers requests however they come: lets faults strike, keeps the log. */
export function createApi(parts: Parts): Api {
  let underWay = 0;
  let lastId = 0;

  /** What waits for somebody's decision, not for time, is not under way. */
  const waitFor = async (delay: number | Promise<unknown>): Promise<void> => {
    if (typeof delay === "number") return real(delay);
    underWay -= 1;
    await delay.finally(() => (underWay += 1));
  };

  /** The effect that a fault lets happen only after the client is gone. */
  const commitLater = async (
    delay: number | Promise<unknown>,
    request: DispatchRequest,
  ): Promise<void> => {
    underWay += 1;
    await waitFor(delay);
    await parts.dispatch(request).finally(() => (underWay -= 1));
  };

  const reply = async (request: DispatchRequest): Promise<Reply> => {
    const fault = strike(parts.faults, request);
    if (!fault) {
      const outcome = await parts.dispatch(request);
      return { answer: outcome.answer, outcome };
    }
    if (fault.nulled !== undefined) {
      const outcome = await parts.dispatch(request);
      return { answer: inPart(outcome.answer, fault.nulled), outcome };
    }
    const isOnlyLate = !fault.answer && !fault.drop && fault.delay !== undefined;
    const happens = fault.when === "after" || isOnlyLate;
    const isPostponed = happens && fault.commitDelay !== undefined;
    const outcome = happens && !isPostponed ? await parts.dispatch(request) : null;
    if (fault.delay !== undefined) await waitFor(fault.delay);
    if (isPostponed) void commitLater(fault.commitDelay ?? 0, request);
    if (isOnlyLate && outcome) return { answer: outcome.answer, outcome };
    return { answer: fault.drop ? null : (fault.answer ?? BAD_GATEWAY), outcome };
  };

  const handle = async (request: DispatchRequest): Promise<Answer | null> => {
    const { answer, outcome } = await reply(request);
    const viewer = outcome?.viewer;
    const { method, path, query, body } = request;
    const log: RequestLog = {
      method,
      path,
      query,
      body,
      at: parts.world.clock.now(),
      status: answer?.status ?? null,
      installation: viewer?.kind === "installation" ? viewer.installation.id : null,
      cost: outcome?.cost ?? null,
    };
    parts.onExchange(log, answer?.body);
    const dated = answer && {
      ...answer,
      headers: { date: httpDate(log.at), ...answer.headers },
    };
    return dated && complete(dated, `SIM:${++lastId}`);
  };

  return {
    async serve(request) {
      underWay += 1;
      return handle(request)
        .catch(defect)
        .finally(() => (underWay -= 1));
    },
    idle: () => underWay === 0,
  };
}

/**
 * The same over HTTP, with pages and what belongs to them.
 * @param site undefined: the request is for the API
 */
export function createApiServer(api: Pick<Api, "serve">, site: Site): Server {
  const server = createServer((incoming, response) => {
    const answer = async (): Promise<void> => {
      const { method = "GET", url = "/", headers } = incoming;
      const request = toRequest({ method, url, headers, text: await textOf(incoming) });
      const page = site(request);
      if (page) return void response.writeHead(page.status, page.headers).end(page.text);
      const told = await api.serve(request);
      if (told) write(response, told);
      else response.destroy();
    };
    answer().catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

const BAD_GATEWAY: Answer = { status: 502, body: { message: "Server Error" } };

function real(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** A request as it came: `url` with or without a host, names of headers in lower case, the body's text. */
export function toRequest(came: {
  readonly method: string;
  readonly url: string;
  readonly headers: DispatchRequest["headers"];
  readonly text: string;
}): DispatchRequest {
  const { method, headers, text } = came;
  const url = new URL(came.url, "http://127.0.0.1");
  // Clients of GitHub Enterprise Server use the prefixes, those of github.com don't.
  url.pathname =
    url.pathname.replace(/^\/api\/v3(?=\/|$)/, "").replace(/^\/api\/graphql$/, "/graphql") || "/";
  const query = url.search.replace(/^\?/, "");
  const body = text === "" ? undefined : parse(text);
  return { method, path: url.pathname, query, body, text, url, headers };
}

/** Half a character that takes two isn't Unicode: strict parsers refuse it, and no UTF-8 text can have it. */
const wholeCharacters = (_: string, value: unknown): unknown => {
  if (typeof value === "string" && !value.isWellFormed()) throw new SyntaxError("lone surrogate");
  return value;
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text, wholeCharacters);
  } catch {
    return text;
  }
}

/** The answer with the headers that every one has. */
function complete(answer: Answer, requestId: string): Answer {
  const text = textIn(answer);
  const type = answer.raw === undefined ? JSON_TYPE : RAW_TYPE;
  const headers = {
    "x-github-request-id": requestId,
    "x-github-api-version-selected": "2022-11-28",
    "x-github-media-type": "github.v3; format=json",
    ...answer.headers,
    ...(text !== "" && { "content-type": type }),
  };
  return { ...answer, headers };
}

/** The text of an answer; "": it has no content. */
export const textIn = ({ raw, body }: Answer): string =>
  raw ?? (body === undefined ? "" : JSON.stringify(body));

function write(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers);
  response.end(textIn(answer));
}

const JSON_TYPE = "application/json; charset=utf-8";
const RAW_TYPE = "application/vnd.github.raw; charset=utf-8";

/** A defect of the simulator: the client gets a 500 that says so. */
function defect(error: unknown): Answer {
  const message = `Defect of the simulator: ${error instanceof Error ? error.stack : String(error)}`;
  return complete({ status: 500, body: { message } }, "SIM:crash");
}
