import { generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSigner } from "../../src/notes/dsse.ts";
import { watchedBy } from "../../src/simulator/monitor.ts";
import { serve } from "../health/server.ts";
import { solo } from "../support/fleets.ts";
import { bodyOf } from "../support/receiver.ts";
import { startStory, type Story } from "../support/story.ts";
import { lastingStore } from "../support/story-store.ts";
import { addToTrainFile } from "../support/train-rules.ts";
import { createVisitor } from "../support/visitor.ts";

const evidenceKey = generateKeyPairSync("ed25519").privateKey.export({
  type: "pkcs8",
  format: "pem",
});
/** What of a key can be told from another one. */
const lineOf = (pem: string): string => pem.split("\n")[1]?.slice(-24) ?? "";

const canaries = {
  webhook: "canary-webhook-secret-0123456789abcdef",
  webhookBefore: "canary-webhook-before-0123456789abcdef",
  client: "canary-client-secret",
  session: "a secret of the App's sessions",
  slack: "xoxb-canary-slack-token",
  teams: "canary-teams-signature",
  receiver: `whsec_${Buffer.from("canary-receiver-secret-of-32-byte").toString("base64")}`,
  receiverUrl: "canary-receiver-address",
  traces: "canary-traces-token",
  health: "canary-health-token",
  evidence: lineOf(evidenceKey),
};

/** Whoever the app speaks to, on a bad day: refuses everything, and says with what it was asked. */
async function echo() {
  const asked = new Set<string>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const { authorization, ...headers } = request.headers;
    asked.add(request.url?.replace(/\?.*/, "") ?? "");
    const said = { error: `no: ${authorization} ${request.url}`, status: "error", headers, body };
    response.writeHead(503, { "content-type": "application/json" });
    response.end(JSON.stringify(said));
  };
  const { url, host, port } = await serve((request, response) => void answer(request, response));
  return { url, host, port, asked };
}

/** GitHub, on a bad day: some of its refusals name the token, and an address with it. */
function betray({ simulator, settings }: Story) {
  const tokens = new Set<string>();
  const { onExchange } = simulator;
  simulator.onExchange = (exchange) => {
    onExchange?.(exchange);
    const given = (exchange.answer ?? {}) as Readonly<Record<string, unknown>>;
    for (const token of [given["token"], given["access_token"]])
      if (typeof token === "string") tokens.add(token);
  };
  const said = {
    get message(): string {
      const token = [...tokens].at(-1) ?? "";
      return `no ${token} at https://x-access-token:${token}@github.com/a?access_token=${token} ${settings.privateKey}`;
    },
  };
  for (const [path, status] of [
    [/\/deployments$/, 422],
    [/\/comments$/, 500],
    [/\/check-runs$/, 403],
    [/\/statuses$/, 422],
  ] as const)
    simulator.faults.push({
      matches: (request) => request.method === "POST" && path.test(request.path),
      when: "before",
      answer: { status, body: said },
      times: 1,
    });
  return tokens;
}

/** Everything that people and other systems can see of the world. */
const shownOnGitHub = ({ fleet }: Story): string =>
  JSON.stringify(
    [...fleet.world.repositories.values()].map(
      ({ comments, issues, deployments, releases, checkRuns }) =>
        [comments, issues, deployments, releases, checkRuns].map((some) => [...some.values()]),
    ),
    // The world's objects lead to each other, and to the App with its own secrets.
    (key, value: unknown) => (key === "app" || key === "repository" ? undefined : value),
  );

async function shownOnPages(story: Story): Promise<string> {
  const visitor = createVisitor(story.app.url);
  const path = "/releases/acme/releases/1";
  const pages = ["/", path, `/api${path}`, "/api/releases", "/trains/acme/releases"];
  await visitor.signIn("sarah");
  const texts = [];
  for (const page of [...pages, "/metrics", "/readyz", "/healthz"]) {
    const { status, text } = await visitor.get(page);
    texts.push(`${page} ${status} ${text}`);
  }
  return texts.join("\n");
}

test("threat 64: of twelve secrets none is in an issue, comment, check, log, error, page, event, chat or the store", async () => {
  const { url, host, port, asked } = await echo();
  const store = await lastingStore();
  if (store.kind !== "embedded") throw new Error("Only of the embedded database");
  const fleet = watchedBy(solo, { url }, ["verify: 5m"]);
  const slack = { apiUrl: `${url}/slack`, token: canaries.slack };
  await using story = await startStory({ fleet, store, slack, running: false, signIn: true });
  const registered = story.fleet.world.apps.get(story.settings.appId);
  Object.assign(registered ?? {}, { webhookSecret: canaries.webhook });
  Object.assign(registered?.oauth ?? {}, { clientSecret: canaries.client });
  Object.assign(story.settings, {
    webhookSecret: canaries.webhook,
    webhookSecretBefore: canaries.webhookBefore,
    teams: { releases: `${url}/teams?sig=${canaries.teams}` },
    receivers: {
      ops: { url: `${url}/events?k=${canaries.receiverUrl}`, secret: canaries.receiver },
    },
    traces: { url: `${url}/v1/traces`, headers: { authorization: `Bearer ${canaries.traces}` } },
    prometheusUrl: url,
    healthHosts: {
      allowed: [{ name: host.split(":")[0], isWildcard: false, port }],
      headers: new Map([[url, { authorization: `Bearer ${canaries.health}` }]]),
    },
    signer: createSigner(evidenceKey),
  });
  addToTrainFile(
    story.fleet,
    "notify: { slack: { channel: '#releases' }, teams: { channel: releases }, webhooks: [ops] }",
  );
  story.expectTrouble(/./);
  const tokens = betray(story);
  await story.startApp();

  const { people } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  await story.told(people.lead("api"), "/go");
  await story.told(people.manager, "/go");
  await story.reach("on hold");
  await story.told(people.lead("api"), "/retry api");
  await story.until(
    () => story.sentence().startsWith("**On hold**") && story.sentence().includes("answers 503"),
  );
  const unhealthy = shownOnGitHub(story) + (await shownOnPages(story));
  await story.told(people.lead("api"), "/confirm api health it says what it was asked");
  await story.reach("complete");
  await story.pass({ minutes: 1 });
  const kept = readdirSync(store.directory)
    .map((name) => readFileSync(join(store.directory, name), "latin1"))
    .join("");
  const told = story.timeline.text() + JSON.stringify(story.logged);
  const all = [unhealthy, shownOnGitHub(story), await shownOnPages(story), told, kept].join("\n");

  // All of them were used, and what was answered is in what people see.
  expect([...asked].toSorted()).toEqual([
    "/api/health",
    "/api/v1/query",
    "/events",
    "/slack/chat.postMessage",
    "/teams",
    "/v1/traces",
  ]);
  expect(tokens.size).toBeGreaterThan(1);
  expect(all.includes("[token]")).toBe(true);
  const secrets = Object.entries({ ...canaries, key: lineOf(story.settings.privateKey) });
  expect(secrets.filter(([, secret]) => all.includes(secret))).toEqual([]);
  expect([...tokens].filter((token) => all.includes(token))).toEqual([]);
});
