/** What runs in production and what measures it, on this machine: health checks, and answers as of Prometheus. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FleetPlan, ServicePlan } from "./fleet.ts";

/** How a service is. */
export interface Vitals {
  readonly isUp: boolean;
  /** Part of the requests that fail. */
  readonly errorRate: number;
  /** Seconds of the slowest hundredth of the requests. */
  readonly p99: number;
}

export interface Monitor extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`: of Prometheus, and of the services below their ids. */
  readonly url: string;
  /** By id; a service that isn't there is well. Change at will. */
  readonly vitals: Map<string, Vitals>;
  /** What else Prometheus measures, by query. Change at will. */
  readonly series: Map<string, number>;
  /** Whether Prometheus answers. Change at will. */
  isMeasuring: boolean;
  /** What was asked for so far: `/api/health` of a service, or a query. */
  readonly asked: string[];
}

export const well: Vitals = { isUp: true, errorRate: 0.002, p99: 0.21 };

export async function startMonitor(): Promise<Monitor> {
  const server = createServer((request, response) => void answer(monitor, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const monitor: Monitor = {
    url: `http://127.0.0.1:${port}`,
    vitals: new Map(),
    series: new Map(),
    isMeasuring: true,
    asked: [],
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return monitor;
}

async function answer(
  monitor: Monitor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const say = (status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const path = request.url ?? "/";
  const [, id] = /^\/([^/]+)\/health$/.exec(path) ?? [];
  if (id !== undefined) {
    monitor.asked.push(path);
    const { isUp } = monitor.vitals.get(id) ?? well;
    return say(isUp ? 200 : 503, { status: isUp ? "up" : "down" });
  }
  if (path !== "/api/v1/query") return say(404, {});
  const query = new URLSearchParams(await textOf(request)).get("query") ?? "";
  monitor.asked.push(query);
  if (!monitor.isMeasuring) return say(503, { status: "error", error: "the store is away" });
  const value = valueOf(monitor, query);
  const result = value === undefined ? [] : [{ metric: {}, value: [0, String(value)] }];
  return say(200, { status: "success", data: { resultType: "vector", result } });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Of a query that a train file of {@link watchedBy} has; undefined: there is no such series. */
function valueOf({ vitals, series }: Monitor, query: string): number | undefined {
  const measured = series.get(query);
  if (measured !== undefined) return measured;
  const [, name, id = ""] = /^(\w+)\{service="([^"]+)"\}$/.exec(query) ?? [];
  const { errorRate, p99 } = vitals.get(id) ?? well;
  if (name === "error_rate") return errorRate;
  return name === "p99_seconds" ? p99 : undefined;
}

/** The same company with the health of every service in its train file. */
export const watchedBy = (
  plan: FleetPlan,
  { url }: Pick<Monitor, "url">,
  keys: readonly string[] = [],
): FleetPlan => ({
  ...plan,
  keys: [...(plan.keys ?? []), ...keys],
  services: plan.services.map((service) => ({
    ...service,
    keys: [...(service.keys ?? []), ...healthKeys(service, url)],
  })),
});

const healthKeys = ({ id }: ServicePlan, url: string): readonly string[] => [
  "health:",
  `  url: ${url}/${id}/health`,
  "  json: { status: up }",
  "  soak: 1m",
  "  metrics:",
  `    - { name: error rate, query: 'error_rate{service="${id}"}', max: 0.01, for: 1m }`,
  `    - { name: p99 latency, query: 'p99_seconds{service="${id}"}', max_ratio_to_baseline: 2, for: 1m }`,
];
