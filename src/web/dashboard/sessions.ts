import { createHash, timingSafeEqual } from "node:crypto";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import type { Sealer } from "./sealed.ts";
import type { Person } from "./viewers.ts";
import type { Asked } from "./env.ts";

const sessionShape = z.object({
  id: z.int(),
  login: z.string(),
  token: z.string(),
  /** Epoch milliseconds. */
  until: z.number(),
});

/** Who is signed in: kept by the browser, in a cookie that only the app can read. */
export interface Sessions {
  /** undefined: nobody is signed in. */
  of(c: Asked): Person | undefined;
  begin(c: Asked, person: Person, seconds: number): void;
  end(c: Asked): void;
  /** What a form of a page must carry, so that only pages of this session can send it. */
  formToken(person: Person): string;
  isFormToken(person: Person, text: string): boolean;
}

export function createSessions(parts: {
  readonly sealer: Sealer;
  readonly secret: string;
  readonly isHttps: (c: Asked) => boolean;
  readonly now: () => Temporal.Instant;
}): Sessions {
  const { sealer, secret, isHttps, now } = parts;
  // The prefix keeps other hosts of the same domain from setting it; browsers take it over HTTPS only.
  const nameFor = (c: Asked): string => (isHttps(c) ? "__Host-session" : "session");
  const formToken = ({ token }: Person): string =>
    createHash("sha256").update(`form\n${secret}\n${token}`).digest("base64url");
  return {
    of(c) {
      const text = getCookie(c, nameFor(c));
      const session = text && sessionShape.safeParse(sealer.open("session", text)).data;
      if (!session || session.until <= now().epochMilliseconds) return undefined;
      const { id, login, token } = session;
      return { id, login, token };
    },
    begin(c, person, seconds) {
      const until = now().add({ seconds: Math.floor(seconds) }).epochMilliseconds;
      setCookie(c, nameFor(c), sealer.seal("session", { ...person, until }), {
        path: "/",
        httpOnly: true,
        secure: isHttps(c),
        sameSite: "Lax",
        maxAge: Math.floor(seconds),
      });
    },
    end: (c) => void deleteCookie(c, nameFor(c), { path: "/", secure: isHttps(c) }),
    formToken,
    isFormToken(person, text) {
      const [wanted, given] = [formToken(person), text].map((one) => Buffer.from(one));
      return wanted?.length === given?.length && timingSafeEqual(wanted!, given!);
    },
  };
}
