import { createHash, createPublicKey, verify } from "node:crypto";
import type { App, Installation, Permissions, World } from "../world/types.ts";
import { Refusal } from "./answer.ts";
import { clientId } from "./present/account.ts";
import type { Viewer } from "./viewer.ts";
import type { User } from "../world/basic-types.ts";

/** How long an installation token is good for. */
const TOKEN_LIFE = Temporal.Duration.from({ hours: 1 });
/** The longest life of an App's JWT, and the clock skew that GitHub bears, in seconds. */
const JWT_LIFE = 600;
const SKEW = 60;

interface InstallationToken {
  readonly token: string;
  /** In real time: clients cache tokens by it, and their libraries know no other clock. */
  readonly expiresAt: Temporal.Instant;
}

/** The tokens that the simulator has given out, and the check of what a client shows. */
export interface Credentials {
  /** What an `Authorization` header proves; a `Refusal` (401) when it proves nothing. */
  readonly viewerOf: (authorization: string | undefined) => Viewer;
  /** @param via the App to which they signed in */
  readonly tokenFor: (user: User, via?: App) => string;
  /** Ends the token of an `Authorization` header. */
  readonly revoke: (authorization: string) => void;
  readonly installationToken: (
    installation: Installation,
    permissions: Permissions,
    repositories: "all" | ReadonlySet<number>,
  ) => InstallationToken;
}

export function createCredentials(world: World): Credentials {
  let given = 0;
  const viewers = new Map<string, { viewer: Viewer; expiresAt: Temporal.Instant | null }>();
  const newToken = (prefix: string) => {
    const text = `${prefix}${++given}:${world.seed}`;
    return prefix + createHash("sha256").update(text).digest("base64url").slice(0, 36);
  };
  return {
    viewerOf(authorization) {
      if (authorization === undefined) return { kind: "anonymous" };
      const secret = secretOf(authorization);
      if (secret.split(".").length === 3) return { kind: "app", app: appOf(world, secret) };
      const known = viewers.get(secret);
      if (!known || (known.expiresAt && isPast(known.expiresAt)))
        throw new Refusal(401, "Bad credentials");
      if (known.viewer.kind === "installation") refuseEnded(world, known.viewer.installation);
      return known.viewer;
    },
    tokenFor(user, via) {
      const token = newToken("ghu_");
      viewers.set(token, { viewer: { kind: "user", user, ...(via && { via }) }, expiresAt: null });
      return token;
    },
    revoke(authorization) {
      viewers.delete(secretOf(authorization));
    },
    installationToken(installation, permissions, repositories) {
      const app = world.apps.get(installation.appId);
      if (!app) throw new Refusal(404, "Not Found");
      const token = newToken("ghs_");
      const expiresAt = Temporal.Now.instant().add(TOKEN_LIFE);
      const viewer = {
        kind: "installation",
        app,
        installation,
        permissions,
        repositories,
      } as const;
      viewers.set(token, { viewer, expiresAt });
      return { token, expiresAt };
    },
  };
}

function secretOf(authorization: string): string {
  return /^(?:bearer|token)\s+(\S+)$/i.exec(authorization)?.[1] ?? "";
}

function isPast(at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, Temporal.Now.instant()) <= 0;
}

/** A token ends with its installation, and sleeps while it is suspended. */
function refuseEnded(world: World, installation: Installation): void {
  if (!world.installations.has(installation.id)) throw new Refusal(401, "Bad credentials");
  if (installation.suspendedAt) throw new Refusal(403, "This installation has been suspended");
}

/** The App that signed this JWT, judged in real time. */
function appOf(world: World, jwt: string): App {
  const [head = "", payload = "", signature = ""] = jwt.split(".");
  const claims = parsePart(payload);
  const app = [...world.apps.values()].find((candidate) =>
    [String(candidate.id), clientId(candidate)].includes(String(claims["iss"])),
  );
  const isSigned =
    app &&
    parsePart(head)["alg"] === "RS256" &&
    verify(
      "sha256",
      Buffer.from(`${head}.${payload}`),
      createPublicKey(app.publicKey),
      Buffer.from(signature, "base64url"),
    );
  if (!app || !isSigned) throw new Refusal(401, "A JSON web token could not be decoded");
  checkTimes(claims);
  return app;
}

function checkTimes({ exp, iat }: Readonly<Record<string, unknown>>): void {
  const now = Temporal.Now.instant().epochMilliseconds / 1000;
  if (typeof exp !== "number" || exp <= now)
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp > now + JWT_LIFE + SKEW)
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  if (typeof iat !== "number" || iat > now + SKEW)
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
}

function parsePart(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
