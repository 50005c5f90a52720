import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Log } from "../model/log.ts";
import { answer } from "./answer.ts";

export interface Route {
  readonly method: "GET" | "POST";
  /** The whole path, compared letter by letter. A route for GET answers HEAD too. */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
}

export interface ServerOptions {
  readonly host: string;
  /** 0 lets the system choose; the url of the answer tells which. */
  readonly port: number;
  readonly routes: readonly Route[];
  /** Answers what no route is for; absent: nothing is there. */
  readonly rest?: (request: IncomingMessage, response: ServerResponse) => void;
  readonly log: Log;
  readonly limits?: Partial<Limits>;
}

/** In milliseconds. */
export interface Limits {
  /** For the headers of a request. */
  readonly headers: number;
  /** For a whole request: GitHub itself gives up after 10 seconds, GitHub Enterprise Server after 30. */
  readonly request: number;
  /** How often the two above are looked after, so how much later than them a connection is cut. */
  readonly sweep: number;
  /** For the answers under way when the server closes. */
  readonly grace: number;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no new connection, lets the answers under way end within the grace time, then cuts them. */
  close(): Promise<void>;
}

const DEFAULT_LIMITS: Limits = { headers: 10_000, request: 30_000, sweep: 2_000, grace: 10_000 };
const MOST_CONNECTIONS = 4096;

/** Listens. Rejects with a sentence that names the setting when it can't, such as when the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const server = createServer({
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    connectionsCheckingInterval: limits.sweep,
  });
  server.maxConnections = MOST_CONNECTIONS;
  const serve = createServing(options);
  let closing: Promise<void> | undefined;
  server.on("request", (request, response) => {
    // Whoever asks while the server closes would keep it open by asking again on the same connection.
    response.on("close", () => closing && server.closeIdleConnections());
    void serve(request, response);
  });
  await listen(server, options);
  return {
    url: addressOf(server, options.host),
    close: () => (closing ??= close(server, limits.grace)),
  };
}

/** Answers requests by the routes, and everything else by `rest`. */
export function createServing({
  routes,
  rest,
  log,
}: Pick<ServerOptions, "routes" | "rest" | "log">): (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> {
  return async (request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    const candidates = routes.filter((route) => route.path === path);
    const method = request.method === "HEAD" ? "GET" : request.method;
    const route = candidates.find((candidate) => candidate.method === method);
    if (candidates.length === 0 && rest) return rest(request, response);
    if (candidates.length === 0) return answer(response, 404, { error: "There is nothing here." });
    if (route === undefined) {
      const allowed = candidates.map((candidate) => candidate.method);
      response.setHeader("allow", allowed.join(", ").replace("GET", "GET, HEAD"));
      return answer(response, 405, { error: `This address takes ${allowed.join(" and ")} only.` });
    }
    try {
      await route.handle(request, response);
    } catch (error) {
      log.error({ err: error, method: request.method, path }, "A request failed");
      if (response.headersSent) response.destroy();
      else answer(response, 500, { error: "The app failed to answer; its log says why." });
    }
  };
}

function listen(server: Server, { host, port }: Pick<ServerOptions, "host" | "port">) {
  return new Promise<void>((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => reject(explain(error, host, port));
    server.once("error", refuse);
    server.listen({ host, port }, () => {
      server.off("error", refuse);
      resolve();
    });
  });
}

/** One sentence that names the setting; an error of another kind as it is. */
function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `PORT ${port} is in use: stop what listens there, or give PORT another one.`,
    EACCES: `PORT ${port} may not be used by this user: give PORT one from 1024 on.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine: give HOST one that is, such as localhost or 0.0.0.0.`,
    ENOTFOUND: `HOST ${host} is no address of this machine: give HOST one that is, such as localhost or 0.0.0.0.`,
  };
  const sentence = sentences[error.code ?? ""];
  return sentence === undefined ? error : new Error(sentence, { cause: error });
}

function addressOf(server: Server, host: string): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
}

function close(server: Server, grace: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
