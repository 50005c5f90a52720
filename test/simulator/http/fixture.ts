import { createSign, generateKeyPairSync } from "node:crypto";
import { virtualClock, type VirtualClock } from "../../../src/simulator/clock.ts";
import type { LimitSettings } from "../../../src/simulator/http/limits.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/simulator.ts";
import { addOrg, addTeam, addUser } from "../../../src/simulator/world/accounts.ts";
import { installApp, registerApp } from "../../../src/simulator/world/apps.ts";
import { createWorld } from "../../../src/simulator/world/create-world.ts";
import { addRepository, setCollaborator } from "../../../src/simulator/world/repositories.ts";
import type { App, Installation, Permissions } from "../../../src/simulator/world/types.ts";
import { openapiViolations, responseViolations } from "../../support/openapi.ts";

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

export const { privateKey } = keys;

const EVERYTHING: Permissions = {
  actions: "read",
  checks: "write",
  contents: "write",
  deployments: "write",
  issues: "write",
  members: "read",
  pull_requests: "write",
  statuses: "write",
};

interface Reply {
  readonly status: number;
  // What an answer holds is what the tests are about.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
  readonly headers: Headers;
}

export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: object,
) => Promise<Reply>;

/** A small company with an App, served over HTTP; every exchange is held against GitHub's description. */
export async function startFixture(
  options: {
    readonly permissions?: Permissions;
    readonly events?: readonly string[];
    readonly webhookUrl?: string;
    readonly rateLimit?: Partial<LimitSettings>;
    readonly clock?: VirtualClock;
  } = {},
) {
  const clock = options.clock ?? virtualClock(Temporal.Instant.from("2026-03-19T14:00:00Z"));
  const world = createWorld(clock);
  const sarah = addUser(world, "sarah");
  const bob = addUser(world, "bob");
  addOrg(world, "acme");
  const team = addTeam(world, { org: "acme", slug: "backend", members: [sarah] });
  const repository = addRepository(world, {
    owner: "acme",
    name: "api",
    by: sarah,
    isPrivate: true,
    files: { "README.md": "# api\n", "docs/rollback.md": "Turn it back.\n" },
  });
  setCollaborator(world, repository, bob, "triage");
  const app = registerApp(world, {
    slug: "release-train",
    owner: "acme",
    publicKey: keys.publicKey,
    webhookSecret: "secret",
    webhookUrl: options.webhookUrl ?? null,
    permissions: options.permissions ?? EVERYTHING,
    events: options.events ?? [],
  });
  const installation = installApp(world, app, "acme");
  const simulator = await startSimulator({
    clock,
    world,
    ...(options.rateLimit && { rateLimit: options.rateLimit }),
  });
  const violations: string[] = [];
  simulator.onExchange = (exchange) => {
    const { status } = exchange;
    if (status !== null && status < 400) violations.push(...openapiViolations(exchange));
    violations.push(...responseViolations(exchange));
  };
  const token = await tokenOf(simulator, app, installation);
  return {
    clock,
    world,
    simulator,
    repository,
    team,
    app,
    installation,
    sarah,
    bob,
    violations,
    asApp: asker(simulator, jwt({ iss: app.id })),
    asInstallation: asker(simulator, token),
    asSarah: asker(simulator, simulator.tokenFor(sarah)),
    asBob: asker(simulator, simulator.tokenFor(bob)),
    asNobody: asker(simulator),
    [Symbol.asyncDispose]: simulator.close,
  };
}

/** Asks the REST API with a token; the answer's JSON comes as it is. */
export function asker(simulator: Simulator, token?: string): Ask {
  return async (method, path, body, headers) => {
    const response = await fetch(`${simulator.url}/api/v3${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return {
      status: response.status,
      body: text !== "" && isJson ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };
}

/** A JWT of the App, good for ten minutes unless the claims say otherwise. */
export function jwt(claims: { readonly iss: number | string; iat?: number; exp?: number }): string {
  const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iat: now - 30, exp: now + 570, ...claims })}`;
  return `${signed}.${createSign("sha256").update(signed).sign(keys.privateKey, "base64url")}`;
}

async function tokenOf(
  simulator: Simulator,
  app: App,
  installation: Installation,
): Promise<string> {
  const ask = asker(simulator, jwt({ iss: app.id }));
  const path = `/app/installations/${installation.id}/access_tokens`;
  return (await ask("POST", path, {})).body.token;
}

/** Waits until the simulator has nothing more to send. */
export async function settled(simulator: Simulator): Promise<void> {
  while (!simulator.idle()) await new Promise((resolve) => void setTimeout(resolve, 1));
}
