import { generateKeyPairSync } from "node:crypto";
import nock from "nock";
import { afterEach, beforeAll, expect } from "vitest";
import { virtualClock, type VirtualClock } from "../../src/simulator/clock.ts";
import { connectGitHub } from "../../src/github/client/connect.ts";
import type { GitHub } from "../../src/github/client/github.ts";
import { repoName, sha } from "../../src/model/ids.ts";
import { openapiViolations } from "../support/openapi.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

export const repo = repoName("acme/api");
export const commit = sha("a".repeat(40));
export const otherCommit = sha("b".repeat(40));
export const start = Temporal.Instant.from("2026-03-19T14:00:00Z");

const violations: string[] = [];

/** Every canned answer must be asked for, and only what GitHub's published description knows be sent. */
export function checkContract(): void {
  // Reads the description, which takes longer than a whole test.
  beforeAll(
    () => void openapiViolations({ method: "GET", path: "/app", query: "", body: undefined }),
  );
  afterEach(() => {
    const unused = nock.pendingMocks();
    nock.cleanAll();
    expect(unused).toEqual([]);
    expect(violations.splice(0)).toEqual([]);
  });
}

/** What an owner grants the App. */
export const granted = {
  metadata: "read",
  contents: "write",
  pull_requests: "read",
  checks: "write",
  statuses: "read",
  deployments: "write",
  issues: "write",
  members: "read",
};

export interface Sent {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Fixture {
  readonly github: GitHub;
  readonly clock: VirtualClock;
  /** Answers of GitHub; each is used once, and every one must be used. */
  readonly api: nock.Scope;
  /** Everything that was sent, in order. */
  readonly sent: readonly Sent[];
  readonly warnings: readonly string[];
}

/** The App, connected to whatever answers there. */
export function connectTo(
  url: string,
  options: {
    readonly clock?: VirtualClock;
    readonly warn?: (text: string) => void;
    readonly timeoutMs?: number;
  } = {},
): GitHub {
  return connectGitHub({
    appId: 7,
    privateKey,
    apiUrl: url,
    graphqlUrl: `${url}/graphql`,
    clock: options.clock ?? virtualClock(start),
    log: { debug: () => undefined, warn: (text) => options.warn?.(text) },
    timeout: Temporal.Duration.from({ milliseconds: options.timeoutMs ?? 2000 }),
  });
}

/** An App that is connected to a GitHub made of canned answers. */
export function connected(): Fixture {
  nock.disableNetConnect();
  const clock = virtualClock(start);
  const warnings: string[] = [];
  const sent: Sent[] = [];
  const api = nock("https://api.github.com");
  api.on("request", (request: Request, _interceptor: unknown, body: string) => {
    const { pathname, search } = new URL(request.url);
    const { method } = request;
    const sentBody: unknown = body === "" ? undefined : JSON.parse(body);
    violations.push(
      ...openapiViolations({ method, path: pathname, query: search.slice(1), body: sentBody }),
    );
    const headers = Object.fromEntries(request.headers);
    sent.push({ method, path: pathname + search, headers, body: sentBody });
  });
  const github = connectTo("https://api.github.com", {
    clock,
    warn: (text) => warnings.push(text),
  });
  return { github, clock, api, sent, warnings };
}

/** GitHub knows an installation for the repository. */
export function installed(api: nock.Scope, more: Readonly<Record<string, unknown>> = {}): void {
  api
    .get("/repos/acme/api/installation")
    .reply(200, { id: 11, account: { login: "acme" }, permissions: granted, ...more });
}

/** GitHub makes a token. */
export function token(api: nock.Scope, name = "ghs_canary1"): void {
  api.post("/app/installations/11/access_tokens").reply(201, {
    token: name,
    expires_at: "2099-01-01T00:00:00Z",
    permissions: granted,
    repository_selection: "selected",
  });
}

/** An App that has an installation on `acme/api` and gets a token for it. */
export function ready(): Fixture {
  const fixture = connected();
  installed(fixture.api);
  token(fixture.api);
  return fixture;
}

/** What was sent apart from looking up installations and making tokens. */
export const asked = (fixture: Fixture): readonly Sent[] =>
  fixture.sent.filter(({ path }) => !path.includes("/installation"));
