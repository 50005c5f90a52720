import { createHash, randomBytes } from "node:crypto";
import type { Credentials } from "../http/credentials.ts";
import type { DispatchRequest } from "../http/dispatch-request.ts";
import { clientId } from "../http/present/account.ts";
import type { App } from "../world/app-types.ts";
import type { User } from "../world/basic-types.ts";
import type { World } from "../world/types.ts";
import { escapeHtml, html, json, type Site, type SiteAnswer } from "./site.ts";

/** In seconds: tokens of people who signed in to a GitHub App, as its docs have it by default. */
const tokenLife = 8 * 60 * 60;

interface Code {
  readonly app: App;
  readonly user: User;
  readonly redirectUri: string;
  /** Of S256; null: the App gave none. */
  readonly challenge: string | null;
}

/**
 * The web flow of GitHub Apps ("Generating a user access token for a GitHub App"): a page on which somebody says who they
 * are, codes that are good for one exchange, PKCE, and the end of a token. The parameter `login` answers the page.
 */
export function createOAuth(
  world: World,
  credentials: Pick<Credentials, "tokenFor" | "revoke">,
): Site {
  const codes = new Map<string, Code>();
  const appWith = (id: string | null): App | undefined =>
    [...world.apps.values()].find((app) => clientId(app) === id);

  const authorize = ({ url }: DispatchRequest): SiteAnswer => {
    const { searchParams: asked } = url;
    const app = appWith(asked.get("client_id"));
    if (!app?.oauth) return html("This is not the page you are looking for", "", 404);
    const redirectUri = asked.get("redirect_uri") ?? app.oauth.callbackUrls[0] ?? "";
    const back = (answer: Record<string, string>): SiteAnswer => {
      const to = new URL(redirectUri);
      const state = asked.get("state");
      for (const [name, value] of Object.entries({ ...answer, ...(state !== null && { state }) }))
        to.searchParams.set(name, value);
      return { status: 302, headers: { location: to.href }, text: "" };
    };
    if (!app.oauth.callbackUrls.includes(redirectUri))
      return html(
        "Be careful!",
        "<p>The redirect_uri is not associated with this application.</p>",
      );
    const login = asked.get("login");
    if (login === "") return back({ error: "access_denied" });
    const user = [...world.users.values()].find(
      (one) => one.login === login && one.type === "User",
    );
    if (!user) return html(`Sign in to ${app.slug} as`, peopleOf(world, url));
    const code = randomBytes(10).toString("hex");
    const challenge = asked.get("code_challenge");
    if (challenge !== null && asked.get("code_challenge_method") !== "S256")
      return back({ error: "invalid_request" });
    codes.set(code, { app, user, redirectUri, challenge });
    return back({ code });
  };

  const exchange = ({ body, text }: DispatchRequest): SiteAnswer => {
    const given =
      typeof body === "object" ? new Map(Object.entries(body ?? {})) : new URLSearchParams(text);
    const field = (name: string): string => String(given.get(name) ?? "");
    const app = appWith(field("client_id"));
    if (!app?.oauth || field("client_secret") !== app.oauth.clientSecret)
      return refusal("incorrect_client_credentials");
    const code = codes.get(field("code"));
    codes.delete(field("code"));
    if (code?.app !== app) return refusal("bad_verification_code");
    if (field("redirect_uri") !== code.redirectUri) return refusal("redirect_uri_mismatch");
    const proof = createHash("sha256").update(field("code_verifier")).digest("base64url");
    if (code.challenge !== null && code.challenge !== proof)
      return refusal("bad_verification_code");
    return granted(credentials.tokenFor(code.user, app));
  };

  /** `DELETE /applications/{client_id}/token`, for which the App signs in by its secret. */
  const end = ({ path, headers, body }: DispatchRequest): SiteAnswer => {
    const app = appWith(path.split("/")[2] ?? null);
    if (!app?.oauth || !isSignedBy(app, headers["authorization"]))
      return json({ message: "Not Found" }, 404);
    const { access_token: token } = (body ?? {}) as { readonly access_token?: string };
    credentials.revoke(`token ${token}`);
    return { status: 204, headers: {}, text: "" };
  };

  return (request) => {
    const { method, path } = request;
    if (method === "GET" && path === "/login/oauth/authorize") return authorize(request);
    if (method === "POST" && path === "/login/oauth/access_token") return exchange(request);
    if (method === "DELETE" && /^\/applications\/[^/]+\/token$/.test(path)) return end(request);
    return undefined;
  };
}

const granted = (token: string): SiteAnswer =>
  json({
    access_token: token,
    expires_in: tokenLife,
    refresh_token: `ghr_${randomBytes(20).toString("hex")}`,
    refresh_token_expires_in: 15_897_600,
    token_type: "bearer",
    scope: "",
  });

/** Whether a request says the App's own id and secret. */
function isSignedBy(app: App, authorization: string | readonly string[] | undefined): boolean {
  const basic = Buffer.from(`${clientId(app)}:${app.oauth?.clientSecret}`).toString("base64");
  return authorization?.toString().toLowerCase() === `basic ${basic}`.toLowerCase();
}

/** GitHub answers 200 to what it refuses here. */
const refusal = (error: string): SiteAnswer =>
  json({
    error,
    error_description: `The request was refused: ${error}.`,
    error_uri: "https://docs.github.com",
  });

function peopleOf(world: World, url: URL): string {
  const people = [...world.users.values()].filter(({ type }) => type === "User");
  const links = people.map(({ login }) => {
    const to = new URL(url);
    to.searchParams.set("login", login);
    return `<li><a href="${escapeHtml(to.pathname + to.search)}">${escapeHtml(login)}</a></li>`;
  });
  const denied = new URL(url);
  denied.searchParams.set("login", "");
  return `<ul>${links.join("")}</ul><p><a href="${escapeHtml(denied.pathname + denied.search)}">Cancel</a></p>`;
}
