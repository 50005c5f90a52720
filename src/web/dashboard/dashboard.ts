import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { Log } from "../../model/log.ts";
import { apiRoutes } from "./api.ts";
import { createAsking, say, sayNothingThere, type Env, type PageSource } from "./asking.ts";
import { assetRoutes } from "./assets.ts";
import { createChanges } from "./changes.ts";
import { feedRoutes } from "./feed-routes.ts";
import { pageRoutes } from "./page-routes.ts";
import { isLocal, type DashboardMode } from "./viewers.ts";

export interface DashboardParts {
  readonly mode: DashboardMode;
  readonly source: PageSource;
  /** Where people reach it, without a trailing slash; null: as they ask for it. */
  readonly publicUrl: string | null;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
}

export interface Dashboard {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** A page was changed by this process: those who look at it needn't wait to hear of it. */
  nudge(): void;
  close(): void;
}

/** Nothing but what this server itself serves, no script in the page, and no frame of others around it. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Pages, API, event streams and feeds of releases; undefined when nobody is to see them. */
export function createDashboard(parts: DashboardParts): Dashboard | undefined {
  const { mode, source, now, log } = parts;
  if (mode === "off") return undefined;
  const asking = createAsking(source, mode);
  const changes = createChanges(source);
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.header("content-security-policy", contentPolicy);
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "same-origin");
    c.header("cross-origin-opener-policy", "same-origin");
    await next();
  });
  app.route("/assets", assetRoutes());
  app.use(async (c, next) => {
    c.set("viewer", isLocal(c.env.incoming) ? "local" : "anyone");
    c.header("cache-control", "private, no-cache");
    if (c.get("viewer") === "local" || mode === "public") return next();
    const words = "The dashboard shows itself only on the machine that it runs on.";
    return say(c, { status: 403, heading: "Not from here", words });
  });
  app.route("/", pageRoutes({ source, asking, now }));
  app.route("/", feedRoutes({ asking, publicUrl: parts.publicUrl }));
  app.route("/api", apiRoutes({ source, changes, asking }));
  app.notFound((c) => sayNothingThere(c));
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, "A page failed");
    const words = "The app failed to answer; its log says why.";
    return say(c, { status: 500, heading: "That failed", words });
  });
  const listener = getRequestListener((request, env) => app.fetch(request, env), {
    overrideGlobalObjects: false,
  });
  return {
    handle: (request, response) => void listener(request, response),
    nudge: () => changes.nudge(),
    close: () => changes.close(),
  };
}
