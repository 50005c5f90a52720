import type { Route } from "./server.ts";

/** `GET /metrics` for Prometheus. It names nobody and nothing private, so whoever reaches the port may read it. */
export const metricsRoute = (metrics: {
  readonly contentType: string;
  read(): Promise<string>;
}): Route => ({
  method: "GET",
  path: "/metrics",
  async handle(request, response) {
    const text = await metrics.read();
    response.writeHead(200, { "content-type": metrics.contentType, "cache-control": "no-store" });
    response.end(request.method === "HEAD" ? undefined : text);
  },
});
