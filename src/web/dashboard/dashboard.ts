import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Log } from "../../model/log.ts";
import { apiRoutes } from "./api.ts";
import { createAsking, say, sayNothingThere, type PageSource } from "./asking.ts";
import { assetRoutes } from "./assets.ts";
import { createBearers, type Bearers } from "./bearers.ts";
import { createChanges } from "./changes.ts";
import { feedRoutes } from "./feed-routes.ts";
import { createFrames, type Frames } from "./frame.ts";
import { openapi } from "./openapi.ts";
import { pageRoutes } from "./page-routes.ts";
import type { SignIn } from "../../model/github/sign-in.ts";
import type { WorkflowTokens } from "../../model/github/workflow-tokens.ts";
import { createRights } from "./rights.ts";
import { createSealer } from "./sealed.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { speakRoutes } from "./speak-routes.ts";
import { isLocal, type DashboardMode, type Viewer } from "./viewers.ts";
import type { Asked, Env } from "./env.ts";
import { wording } from "../../model/view/wording.ts";

export interface DashboardParts {
  readonly mode: DashboardMode;
  readonly source: PageSource;
  /** null: nobody can sign in, and only this machine sees what isn't public. */
  readonly people: SignIn | null;
  /** Reads the tokens of workflows; null: they can't be read. */
  readonly workflows: WorkflowTokens | null;
  /** Seals what browsers keep; secret, and the same in every replica. */
  readonly sessionSecret: string;
  /** Where people reach it, without a trailing slash; null: as they ask for it. */
  readonly publicUrl: string | null;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
}

export interface Dashboard {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** A page was changed by this process: those who look at it needn't wait to hear of it. */
  nudge(): void;
  /** The addresses that it answers. */
  readonly routes: readonly string[];
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

/** In bytes: many times a command with its words. */
const formMax = 64 * 1024;

/** Whoever has an account on GitHub can sign in and send forms, which are read whole. */
const onlySmallForms = (frames: Frames): MiddlewareHandler<Env> =>
  bodyLimit({
    maxSize: formMax,
    onError(c: Asked) {
      // What is left of it would be read only to be thrown away.
      c.header("connection", "close");
      return say(c, frames, {
        status: 413,
        heading: wording`Too long`,
        words: wording`Write less.`,
      });
    },
  });

/** Pages, API, event streams and feeds of releases; undefined when nobody is to see them. */
export function createDashboard(parts: DashboardParts): Dashboard | undefined {
  const { mode, source, people, workflows, sessionSecret, now, log } = parts;
  if (mode === "off") return undefined;
  const baseOf = (c: Asked): string => parts.publicUrl ?? new URL(c.req.url).origin;
  const sealer = createSealer(sessionSecret);
  const isHttps = (c: Asked): boolean => baseOf(c).startsWith("https:");
  const sessions = people && createSessions({ sealer, secret: sessionSecret, isHttps, now });
  const bearers = createBearers({ people, workflows, now });
  const frames = createFrames(sessions);
  const asking = createAsking(source, createRights({ mode, people, now }));
  const changes = createChanges(source);
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.header("content-security-policy", contentPolicy);
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "same-origin");
    c.header("cross-origin-opener-policy", "same-origin");
    await next();
  });
  app.route("/assets", assetRoutes(frames));
  app.get("/api/openapi.json", (c) => c.json(openapi()));
  app.use(async (c, next) => {
    c.set("viewer", await viewerOf(c, sessions, bearers));
    c.header("cache-control", "private, no-cache");
    await next();
  });
  app.use(onlySmallForms(frames));
  if (people && sessions) {
    const isOwnForm = ownForm(sessions, baseOf);
    const own = { people, sessions, sealer, frames, baseOf, isOwnForm, now };
    app.route("/", signInRoutes(own));
    app.use(admission(mode, frames, true));
    app.route("/", speakRoutes({ people, asking, frames, isOwnForm }));
  } else {
    app.use(admission(mode, frames, false));
  }
  app.route("/", pageRoutes({ source, asking, frames, now }));
  app.route("/", feedRoutes({ source, asking, frames, now, baseOf }));
  app.route("/api", apiRoutes({ source, changes, asking, frames, now }));
  app.notFound((c) => sayNothingThere(c, frames));
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, "A page failed");
    const words = wording`The app failed to answer; its log says why.`;
    return say(c, frames, { status: 500, heading: wording`That failed`, words });
  });
  const listener = getRequestListener((request, env) => app.fetch(request, env), {
    overrideGlobalObjects: false,
  });
  return {
    handle: (request, response) => void listener(request, response),
    nudge: () => changes.nudge(),
    routes: [...new Set(app.routes.map(({ path }) => path))],
    close: () => changes.close(),
  };
}

/** Where people can sign in, this machine is nobody in particular: a proxy on it may speak for anybody. */
async function viewerOf(c: Asked, sessions: Sessions | null, bearers: Bearers): Promise<Viewer> {
  const shown = c.req.header("authorization");
  // Only what takes nothing of others along: a page's forms go by the session.
  if (shown !== undefined && c.req.method === "GET") {
    const bearer = await bearers(shown);
    if (bearer) return bearer;
  } else {
    const person = sessions?.of(c);
    if (person) return { kind: "person", person };
  }
  return { kind: !sessions && isLocal(c.env.incoming) ? "local" : "anyone" };
}

/** Lets in whom the mode lets in; what each of them may see is asked of each release. */
const admission =
  (mode: DashboardMode, frames: Frames, canSignIn: boolean): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (c.get("viewer").kind !== "anyone" || mode === "public") return next();
    const { signIn } = frames(c);
    const { method, path } = c.req;
    const isPage = method === "GET" && !path.startsWith("/api/");
    if (canSignIn && isPage && wantsHtml(c)) return c.redirect(signIn, 302);
    if (canSignIn)
      return say(c, frames, {
        status: 401,
        heading: wording`Sign in`,
        words: wording`Sign in at /login first.`,
      });
    const words = wording`The dashboard shows itself only on the machine that it runs on.`;
    return say(c, frames, { status: 403, heading: wording`Not from here`, words });
  };

/** Programs that read calendars and feeds can't sign in. */
const wantsHtml = (c: Asked): boolean => c.req.header("accept")?.includes("text/html") === true;

/** Whether a form was sent by a page of this very dashboard, in the session of whoever sends it. */
const ownForm =
  (sessions: Sessions, baseOf: (c: Asked) => string) =>
  async (c: Asked): Promise<boolean> => {
    const person = sessions.of(c);
    if (!person || c.req.header("origin") !== new URL(baseOf(c)).origin) return false;
    const token = (await c.req.parseBody())["token"];
    return typeof token === "string" && sessions.isFormToken(person, token);
  };
