/** The relay of `deploy/relay`, against fakes that take what each service's own description of its API takes. */
import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { toCloudEvent } from "../../src/events/cloud-event.ts";
import { signatureHeaders } from "../../src/events/sign.ts";
import type { ReleaseEventKind } from "../../src/model/release/event.ts";
import { serve } from "../health/server.ts";
import { bodyOf } from "../support/receiver.ts";

interface Relay {
  readonly createRelay: (env: Readonly<Record<string, string>>) => (event: object) => Promise<void>;
  readonly startRelay: (env: Readonly<Record<string, string>>) => Server;
}
const { createRelay, startRelay } = (await import(
  pathToFileURL(join(process.cwd(), "deploy/relay/relay.mjs")).href
)) as Relay;

/** Now, as the services go by their own clocks. */
const now = Temporal.Now.instant();
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

function cloudEvent(kind: ReleaseEventKind, at = now, version = "1.8.0") {
  const service = {
    id: "api-gateway",
    name: "API Gateway",
    version,
    environment: "production",
    team: "acme/infra",
    source: null,
  };
  return toCloudEvent(
    {
      key: kind,
      kind,
      at,
      service: kind.startsWith("service") ? service : null,
      by: null,
      reason: "",
    },
    { train: "storefront", version: "2.5.0", state: "rolling out", live: 1, services: 4 },
    {
      key: "900#12",
      repository: "acme/releases",
      number: 12,
      url: "https://github.com/acme/releases/issues/12",
    },
  );
}
const event = (kind: ReleaseEventKind, at = now, version?: string): object =>
  JSON.parse(cloudEvent(kind, at, version).body()) as object;

function signable(kind: ReleaseEventKind) {
  const { id, body } = cloudEvent(kind);
  return { id, body: body() };
}

interface Took {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
}

/** A service that takes requests like these, and refuses all others as it would. */
async function fake(
  routes: Readonly<
    Record<string, { schema?: object; status: number; answer?: unknown; header?: [string, RegExp] }>
  >,
) {
  const took: Took[] = [];
  const ajv = new Ajv2020({ strict: false });
  let isDown = false;
  const { url } = await serve((request, response) => {
    const take = async (): Promise<void> => {
      const text = await bodyOf(request);
      const body = text === "" ? undefined : (JSON.parse(text) as unknown);
      const path = request.url ?? "";
      const route = routes[`${request.method} ${path}`];
      if (isDown) return void response.writeHead(503).end();
      if (!route) return void response.writeHead(404).end();
      const [name = "", pattern] = route.header ?? [];
      const isKnown = !pattern || pattern.test(String(request.headers[name]));
      if (!isKnown) return void response.writeHead(401).end();
      if (route.schema && !ajv.validate(route.schema, body)) {
        return void response.writeHead(400).end(JSON.stringify(ajv.errors));
      }
      took.push({ method: request.method ?? "", path, headers: request.headers, body });
      response.writeHead(route.status).end(JSON.stringify(route.answer ?? {}));
    };
    void take();
  });
  return { url, took, down: (is: boolean) => void (isDown = is) };
}

const object = (properties: object, required: readonly string[]): object => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});
const text = { type: "string", minLength: 1 };
const strings = { type: "array", items: text };

test("Grafana gets an annotation with its tags (Annotations API)", async () => {
  const grafana = await fake({
    "POST /api/annotations": {
      status: 200,
      header: ["authorization", /^Bearer glsa_x$/],
      schema: object(
        {
          dashboardUID: text,
          panelId: { type: "integer" },
          time: { type: "integer" },
          timeEnd: { type: "integer" },
          tags: strings,
          text,
        },
        ["text"],
      ),
    },
  });
  const relay = createRelay({ GRAFANA_URL: grafana.url, GRAFANA_TOKEN: "glsa_x" });
  await relay(event("service deployed"));
  await relay(event("vote go"));
  expect(grafana.took.map(({ body }) => body)).toEqual([
    {
      time: now.epochMilliseconds,
      tags: ["release-train", "storefront", "service deployed", "api-gateway"],
      text: "storefront 2.5.0: API Gateway 1.8.0 deployed https://github.com/acme/releases/issues/12",
    },
  ]);
});

test("Datadog gets an event, and none that it would refuse as too old (Post an event)", async () => {
  const datadog = await fake({
    "POST /api/v1/events": {
      status: 202,
      header: ["dd-api-key", /^key$/],
      schema: object(
        {
          title: text,
          text,
          date_happened: { type: "integer", minimum: now.epochMilliseconds / 1_000 - 18 * 3_600 },
          alert_type: { enum: ["error", "warning", "info", "success"] },
          aggregation_key: { ...text, maxLength: 100 },
          tags: strings,
        },
        ["title", "text"],
      ),
    },
  });
  const relay = createRelay({ DATADOG_URL: datadog.url, DATADOG_API_KEY: "key" });
  await relay(event("service failed"));
  await relay(event("service deployed", now.subtract({ hours: 20 })));
  expect(datadog.took).toMatchObject([
    { body: { alert_type: "warning", tags: expect.arrayContaining(["service:api-gateway"]) } },
  ]);
});

test("PagerDuty gets a change event (Send a change event)", async () => {
  const pagerduty = await fake({
    "POST /v2/change/enqueue": {
      status: 202,
      schema: object(
        {
          routing_key: { const: "key" },
          payload: object(
            {
              summary: { ...text, maxLength: 1_024 },
              timestamp: { ...text, pattern: "^\\d{4}-\\d\\d-\\d\\dT" },
              source: text,
              custom_details: { type: "object" },
            },
            ["summary"],
          ),
          links: { type: "array", items: object({ href: text, text }, ["href"]) },
        },
        ["routing_key", "payload"],
      ),
    },
  });
  const relay = createRelay({ PAGERDUTY_URL: pagerduty.url, PAGERDUTY_ROUTING_KEY: "key" });
  await relay(event("rolling out"));
  expect(pagerduty.took).toHaveLength(1);
});

test("Sentry gets a release of the service and its deploy (Releases)", async () => {
  const version = "api-gateway%401.8.0";
  const sentry = await fake({
    "POST /api/0/organizations/acme/releases/": {
      status: 201,
      header: ["authorization", /^Bearer sntrys_x$/],
      schema: object({ version: text, projects: { ...strings, minItems: 1 }, url: text }, [
        "version",
        "projects",
      ]),
    },
    [`POST /api/0/organizations/acme/releases/${version}/deploys/`]: {
      status: 201,
      schema: object({ environment: text, url: text, name: text, dateFinished: text }, [
        "environment",
      ]),
    },
  });
  const env = { SENTRY_URL: sentry.url, SENTRY_ORG: "acme", SENTRY_TOKEN: "sntrys_x" };
  const relay = createRelay(env);
  await relay(event("service deployed"));
  await relay(event("service rolled back", now, ""));
  await relay(event("complete"));
  expect(sentry.took.map(({ path }) => path)).toEqual([
    "/api/0/organizations/acme/releases/",
    `/api/0/organizations/acme/releases/${version}/deploys/`,
  ]);
});

test("Jira gets a version that is released at the end, and isn't after a rollback (Project versions)", async () => {
  const versions: { id: string; name: string }[] = [];
  const change = object(
    { released: { type: "boolean" }, releaseDate: { ...text, minLength: 10 } },
    [],
  );
  const jira = await fake({
    "GET /rest/api/3/project/SHOP/versions": { status: 200, answer: versions },
    "GET /rest/api/3/project/SHOP": { status: 200, answer: { id: "10000", key: "SHOP" } },
    "POST /rest/api/3/version": {
      status: 201,
      header: ["authorization", /^Basic c2FyYWg6eA==$/],
      answer: { id: "7" },
      // `released` isn't applicable here.
      schema: object({ name: text, projectId: { type: "integer" }, description: text }, [
        "name",
        "projectId",
      ]),
    },
    "PUT /rest/api/3/version/7": { status: 200, schema: change },
  });
  const env = { JIRA_URL: jira.url, JIRA_PROJECT: "SHOP", JIRA_USER: "sarah", JIRA_TOKEN: "x" };
  const relay = createRelay(env);
  await relay(event("opened"));
  versions.push({ id: "7", name: "storefront 2.5.0" });
  await relay(event("complete"));
  await relay(event("rolled back"));
  const writes = jira.took.filter(({ method }) => method !== "GET");
  expect(writes.map(({ method, body }) => [method, body])).toEqual([
    ["POST", expect.objectContaining({ name: "storefront 2.5.0", projectId: 10_000 })],
    ["PUT", { released: true, releaseDate: now.toString().slice(0, 10) }],
    ["PUT", { released: false }],
  ]);
});

describe("the relay itself", () => {
  async function running(env: Readonly<Record<string, string>>) {
    const server = startRelay({ RELAY_SECRET: secret, PORT: "0", HOST: "127.0.0.1", ...env });
    await once(server, "listening");
    onTestFinished(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    const { port } = server.address() as AddressInfo;
    return (body: string, headers: Readonly<Record<string, string>>) =>
      fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers, body });
  }

  test("takes only what Release Train has signed, and not long ago", async () => {
    const send = await running({});
    const { id, body } = signable("opened");
    const signed = (at = now, by = secret) => signatureHeaders({ id, at, body }, by);
    expect((await send(body, signed())).status).toBe(204);
    const [old, other] = [now.subtract({ hours: 1 }), "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"];
    expect((await send(body, signed(old))).status).toBe(401);
    expect((await send(body, signed(now, other))).status).toBe(401);
    expect((await send(`${body} `, signed())).status).toBe(401);
    expect((await send(body, {})).status).toBe(401);
  });

  test("wants an event again when a service took nothing, and tells nobody twice", async () => {
    const grafana = await fake({ "POST /api/annotations": { status: 200 } });
    const pagerduty = await fake({ "POST /v2/change/enqueue": { status: 202 } });
    const send = await running({
      GRAFANA_URL: grafana.url,
      GRAFANA_TOKEN: "x",
      PAGERDUTY_URL: pagerduty.url,
      PAGERDUTY_ROUTING_KEY: "key",
    });
    const { id, body } = signable("complete");
    vi.spyOn(console, "error").mockImplementationOnce(() => undefined);
    const again = () => send(body, signatureHeaders({ id, at: now, body }, secret));
    pagerduty.down(true);
    expect((await again()).status).toBe(503);
    pagerduty.down(false);
    expect((await again()).status).toBe(204);
    expect((await again()).status).toBe(204);
    expect([grafana.took.length, pagerduty.took.length]).toEqual([1, 1]);
  });
});
