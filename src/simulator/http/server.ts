import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Site } from "../site/site.ts";
import type { World } from "../world/types.ts";
import type { Answer } from "./answer.ts";
import type { Outcome } from "./dispatch.ts";
import { strike, type Fault, type IncomingRequest } from "./faults.ts";
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
  /** Pages and what belongs to them; undefined: the request is for the API. */
  readonly site: Site;
  onExchange(log: RequestLog, answer: unknown): void;
}

export interface ApiServer {
  readonly server: Server;
  /** Whether no request is under way and no late effect is still to come. */
  idle(): boolean;
}

/** What the client gets, and what is known of the request by then. */
interface Reply {
  readonly answer: Answer | null;
  readonly outcome: Outcome | null;
}

/** The HTTP side: reads requests, lets faults strike, writes answers, keeps the log. */
export function createApiServer(parts: Parts): ApiServer {
  let underWay = 0;
  let lastId = 0;
  const server = createServer((incoming, response) => {
    underWay += 1;
    handle(incoming, response)
      .catch((error: unknown) => crash(response, error))
      .finally(() => (underWay -= 1));
  });
  server.keepAliveTimeout = 60_000;

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
    const isOnlyLate = !fault.answer && !fault.drop && fault.delay !== undefined;
    const happens = fault.when === "after" || isOnlyLate;
    const isPostponed = happens && fault.commitDelay !== undefined;
    const outcome = happens && !isPostponed ? await parts.dispatch(request) : null;
    if (fault.delay !== undefined) await waitFor(fault.delay);
    if (isPostponed) void commitLater(fault.commitDelay ?? 0, request);
    if (isOnlyLate && outcome) return { answer: outcome.answer, outcome };
    return { answer: fault.drop ? null : (fault.answer ?? BAD_GATEWAY), outcome };
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    const page = parts.site(request);
    if (page) {
      response.writeHead(page.status, page.headers).end(page.text);
      return;
    }
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
    if (answer) write(response, answer, `SIM:${++lastId}`);
    else response.destroy();
  };

  return { server, idle: () => underWay === 0 };
}

const BAD_GATEWAY: Answer = { status: 502, body: { message: "Server Error" } };

function real(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}

async function readRequest(incoming: IncomingMessage): Promise<DispatchRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  // Clients of GitHub Enterprise Server use the prefixes, those of github.com don't.
  url.pathname =
    url.pathname.replace(/^\/api\/v3(?=\/|$)/, "").replace(/^\/api\/graphql$/, "/graphql") || "/";
  return {
    method: incoming.method ?? "GET",
    path: url.pathname,
    query: url.search.replace(/^\?/, ""),
    body: text === "" ? undefined : parse(text),
    text,
    url,
    headers: incoming.headers,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function write(response: ServerResponse, answer: Answer, requestId: string): void {
  const headers: Record<string, string> = {
    "x-github-request-id": requestId,
    "x-github-api-version-selected": "2022-11-28",
    "x-github-media-type": "github.v3; format=json",
    ...answer.headers,
  };
  const text = answer.raw ?? (answer.body === undefined ? "" : JSON.stringify(answer.body));
  if (text !== "")
    headers["content-type"] =
      answer.raw === undefined ? JSON_TYPE : "application/vnd.github.raw; charset=utf-8";
  response.writeHead(answer.status, headers);
  response.end(text);
}

const JSON_TYPE = "application/json; charset=utf-8";

/** A defect of the simulator: the client gets a 500 that says so. */
function crash(response: ServerResponse, error: unknown): void {
  const message = `Defect of the simulator: ${error instanceof Error ? error.stack : String(error)}`;
  if (response.headersSent) response.destroy();
  else write(response, { status: 500, body: { message } }, "SIM:crash");
}
