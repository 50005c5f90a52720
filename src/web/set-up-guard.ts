import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isIP } from "node:net";

/** Answers a request; false: it is none of its own. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const cookieName = "release-train-set-up";
/** What the pages send in a form's place; their key file is the largest part of it. */
const bodyMax = 64 * 1024;

/**
 * Whoever gives the app its credentials owns it, so the set-up takes them only from a page that it served itself:
 * under an address of its own (another name could lead here by DNS rebinding), from its own origin, and with the
 * token of this process, which the cookie of its pages carries, and GitHub as `state` (docs, "Registering a GitHub
 * App from a manifest"). A page of another site can make a browser send requests here, but knows no token.
 */
export function guardSetUp(
  handle: Handler,
  { host, publicUrl }: { readonly host: string; readonly publicUrl: string | null },
): Handler {
  const token = randomBytes(32).toString("base64url");
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host.toLowerCase();
  const isOwn = (name: string): boolean =>
    name === publicHost || isLocal(name) || hostnameOf(name) === host.toLowerCase();

  const refusal = (request: IncomingMessage): string | undefined => {
    const at = request.headers.host?.toLowerCase() ?? "";
    if (!isOwn(at)) {
      return "This page isn't served under that name: open it by the address that was printed at the start, or set PUBLIC_URL.";
    }
    const [path, query] = (request.url ?? "").split("?", 2);
    if (request.method === "POST") {
      const { origin } = request.headers;
      if (origin !== undefined && hostOfOrigin(origin) !== at) return "Another site sent this.";
      if (Number(request.headers["content-length"] ?? Infinity) > bodyMax) return "It is too long.";
      if (!isToken(cookieOf(request), token)) return "Open the page first, and send its form.";
    }
    if (path !== "/probot/setup") return undefined;
    return isToken(new URLSearchParams(query).get("state") ?? "", token)
      ? undefined
      : "This registration wasn't begun here: open the page, and begin again.";
  };

  return async (request, response) => {
    const query = (request.url ?? "").split("?", 2)[1];
    const why = refusal(request);
    if (why !== undefined) {
      response.writeHead(403, { "content-type": "text/plain; charset=utf-8" }).end(`${why}\n`);
      return true;
    }
    // Probot builds the address to which GitHub sends people back from it, whoever wrote it.
    const forwarded = request.headers["x-forwarded-host"];
    if (typeof forwarded !== "string" || !isOwn(forwarded.toLowerCase())) {
      delete request.headers["x-forwarded-host"];
    }
    // A frame of another site could make people press the buttons.
    response.setHeader("content-security-policy", "frame-ancestors 'none'");
    response.setHeader("referrer-policy", "same-origin");
    response.setHeader("set-cookie", `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict`);
    const own = publicUrl ?? `http://${request.headers.host ?? ""}`;
    withState(response, { token, org: organisationIn(query), callback: `${own}/login/callback` });
    return handle(request, response);
  };
}

/** As GitHub lets organisations be called. */
const organisationPattern = /^[a-z0-9](?:[a-z0-9-]{0,38})$/i;

/** The organisation that is to own the App; undefined: whoever registers it, or the one that the settings name. */
function organisationIn(query: string | undefined): string | undefined {
  const org = new URLSearchParams(query).get("org")?.trim() ?? "";
  return organisationPattern.test(org) ? org : undefined;
}

/** The form that goes to GitHub takes the token along, and GitHub gives it back; the page asks who is to own the App. */
function withState(response: ServerResponse, registration: Registration): void {
  const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
  response.end = ((body?: unknown) =>
    end(typeof body === "string" ? changed(body, registration) : body)) as ServerResponse["end"];
}

interface Registration {
  readonly token: string;
  readonly org: string | undefined;
  /** Where people come back to who sign in. */
  readonly callback: string;
}

const newApp = /(?:\/organizations\/([^/"]+))?\/settings\/apps\/new"/;

const manifestValue = /(?<=name="manifest" id="manifest" value=')\{[^']*\}(?=')/;

/** Without an address to come back to, nobody could sign in to the pages. */
function withCallback(manifest: string, callback: string): string {
  try {
    const all = JSON.parse(manifest) as object;
    return JSON.stringify({ callback_urls: [callback], ...all }).replaceAll("'", "&#39;");
  } catch {
    return manifest;
  }
}

function changed(body: string, { token, org, callback }: Registration): string {
  const [, named] = newApp.exec(body) ?? [];
  const owner = org ?? named;
  const path = owner === undefined ? "" : `/organizations/${owner}`;
  const asked = `<form action="/probot" method="get"><label>Organisation that is to own the App (empty: your own account)
    <input name="org" value="${owner ?? ""}" pattern="[A-Za-z0-9-]{1,39}"></label> <button>Use</button></form>`;
  return newApp.test(body)
    ? body
        .replace(manifestValue, (manifest) => withCallback(manifest, callback))
        .replace(newApp, `${path}/settings/apps/new?state=${token}"`)
        .replace(/<form(?=[^<>]{0,500}\/settings\/apps\/new)/, `${asked}\n<form`)
    : body;
}

/** An address of the machine, or one that no name leads to. */
function isLocal(host: string): boolean {
  const name = hostnameOf(host);
  return name === "localhost" || isIP(name) !== 0;
}

const hostnameOf = (host: string): string =>
  (URL.parse(`http://${host}`)?.hostname ?? "").replace(/^\[/, "").replace(/\]$/, "");

const hostOfOrigin = (origin: string): string | undefined =>
  URL.parse(origin)?.host.toLowerCase() || undefined;

function cookieOf({ headers }: IncomingMessage): string {
  const cookies = (headers.cookie ?? "").split(";").map((one) => one.trim());
  return (
    cookies.find((one) => one.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? ""
  );
}

function isToken(given: string, token: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
}
