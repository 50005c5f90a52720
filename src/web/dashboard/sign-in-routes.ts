import { createHash, randomBytes } from "node:crypto";
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import { say } from "./asking.ts";
import type { Frames } from "./frame.ts";
import type { SignIn } from "../../model/github/sign-in.ts";
import type { Sealer } from "./sealed.ts";
import type { Sessions } from "./sessions.ts";
import type { Asked, Env } from "./env.ts";
import { wording } from "../../model/view/wording.ts";

const callbackPath = "/login/callback";
const cookieName = "login";
/** In seconds, for signing in at GitHub; its codes last as long. */
const patience = 600;

const beganShape = z.object({
  state: z.string(),
  verifier: z.string(),
  to: z.string(),
  until: z.number(),
});

/** Signing in by GitHub's web flow with state and PKCE, and out. */
export function signInRoutes(parts: {
  readonly people: SignIn;
  readonly sessions: Sessions;
  readonly sealer: Sealer;
  readonly frames: Frames;
  /** Where people reach the app. */
  readonly baseOf: (c: Asked) => string;
  readonly isOwnForm: (c: Asked) => Promise<boolean>;
  readonly now: () => Temporal.Instant;
}): Hono<Env> {
  const { people, sessions, sealer, baseOf, now } = parts;
  const routes = new Hono<Env>();
  const random = (): string => randomBytes(32).toString("base64url");
  const refuse = (c: Asked, words: string) =>
    say(c, parts.frames, { status: 403, heading: wording`You are not signed in`, words });

  routes.get("/login", (c) => {
    const [state, verifier] = [random(), random()];
    const until = now().epochMilliseconds + patience * 1000;
    const sealed = sealer.seal("login", { state, verifier, to: ownPath(c.req.query("to")), until });
    const base = baseOf(c);
    setCookie(c, cookieName, sealed, {
      path: callbackPath,
      httpOnly: true,
      secure: base.startsWith("https:"),
      sameSite: "Lax",
      maxAge: patience,
    });
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    return c.redirect(
      people.authorizeUrl({ state, challenge, redirectUri: base + callbackPath }),
      302,
    );
  });

  routes.get(callbackPath, async (c) => {
    const began = beganShape.safeParse(sealer.open("login", getCookie(c, cookieName) ?? "")).data;
    deleteCookie(c, cookieName, { path: callbackPath });
    const { code, state, error } = c.req.query();
    if (error === "access_denied") return refuse(c, "You did not let the App know who you are.");
    if (!began || began.until <= now().epochMilliseconds || state !== began.state || !code)
      return refuse(
        c,
        "This sign-in was not begun in this browser, or too long ago. Sign in again.",
      );
    const redirectUri = baseOf(c) + callbackPath;
    const granted = await people.exchange({ code, verifier: began.verifier, redirectUri });
    if (!granted.ok) return refuse(c, `${granted.failure.message} ${granted.failure.hint}`);
    const { token, seconds } = granted.value;
    const who = await people.whoIs(token);
    if (!who.ok) return refuse(c, `${who.failure.message} ${who.failure.hint}`);
    sessions.begin(c, { ...who.value, token }, seconds);
    return c.redirect(began.to, 302);
  });

  routes.post("/logout", async (c) => {
    if (!(await parts.isOwnForm(c)))
      return refuse(c, wording`Sign out on a page of this dashboard.`);
    const person = sessions.of(c);
    sessions.end(c);
    if (person) await people.end(person.token);
    c.set("viewer", { kind: "anyone" });
    // Not on to another page: that would sign in again at once.
    return say(c, parts.frames, { status: 200, heading: wording`You are signed out`, words: "" });
  });
  return routes;
}

/** A path of this server and of no other: browsers take `//host` and `/\host` for another one. */
function ownPath(text: string | undefined): string {
  return text !== undefined && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,500}$/.test(text) ? text : "/";
}
