/**
 * Brings Release Train's events to services that take no webhooks of others: Grafana, Datadog, PagerDuty, Sentry, Jira.
 * One file without packages, for Node.js 20 and later. Each service is told when its variables are set; docs/recipes.md
 * has them. Run it where only Release Train reaches it, or behind TLS.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const bodyMax = 1_000_000;
/** Seconds (Standard Webhooks, "Verifying webhooks"). */
const oldest = 300;

/** Whether Release Train has signed this body, and not long ago. */
export function isSigned(headers, body, secret, now = Date.now()) {
  const { "webhook-id": id = "", "webhook-timestamp": time = "" } = headers;
  if (!(Math.abs(now / 1_000 - Number(time)) <= oldest)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const wanted = createHmac("sha256", key).update(`${id}.${time}.${body}`).digest();
  return (headers["webhook-signature"] ?? "").split(" ").some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ""), "base64");
    return (
      one.startsWith("v1,") && given.length === wanted.length && timingSafeEqual(given, wanted)
    );
  });
}

/** What services are told, by what happened: `releasetrain-release.complete` gives `release complete`. */
const wordOf = (type) =>
  type
    .replace(/^dev\.cdeventsx?\./, "")
    .replace(/^releasetrain-/, "")
    .replace(/\.\d+\.\d+\.\d+$/, "")
    .replace(".", " ");

/** Marks that are worth to be seen beside graphs; votes are not. */
const marks = new Set([
  "service deployed",
  "service rolledback",
  "service failed",
  "service rollbackfailed",
  "release rollingout",
  "release onhold",
  "release rollingback",
  "release rolledback",
  "release complete",
  "release aborted",
]);
const bad = /failed|onhold|rollingback|rolledback/;

async function ask(url, { method = "POST", headers = {}, body, takes = [] } = {}) {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body && { body: JSON.stringify(body) }),
    redirect: "error",
    signal: AbortSignal.timeout(10_000),
  });
  const text = await response.text();
  if (!response.ok && !takes.includes(response.status)) {
    throw new Error(`${new URL(url).host} answered with ${response.status}`);
  }
  return text === "" ? undefined : JSON.parse(text);
}

/** An annotation for all dashboards that show the tag `release-train` (Grafana, "Annotations API"). */
async function grafana({ time, data }, word, { GRAFANA_URL: url, GRAFANA_TOKEN: token }) {
  const { release, service, text } = data.customData;
  await ask(`${url}/api/annotations`, {
    headers: { authorization: `Bearer ${token}` },
    body: {
      time: Date.parse(time),
      tags: ["release-train", release.train, word, ...(service ? [service.id] : [])],
      text: `${text} ${release.url}`,
    },
  });
}

/** Datadog, "Post an event": it takes none that is older than 18 hours. */
async function datadog({ time, data, id }, word, env) {
  const { DATADOG_URL: url = "https://api.datadoghq.com", DATADOG_API_KEY: key } = env;
  const at = Math.floor(Date.parse(time) / 1_000);
  if (Date.now() / 1_000 - at > 18 * 3_600) return;
  const { release, service, text } = data.customData;
  await ask(`${url}/api/v1/events`, {
    headers: { "dd-api-key": key },
    body: {
      title: text.slice(0, 500),
      text: `${release.url} (${id})`,
      date_happened: at,
      alert_type: bad.test(word) ? "warning" : "info",
      aggregation_key: `${release.repository}#${release.number}`.slice(0, 100),
      tags: [
        `train:${release.train}`,
        `version:${release.version}`,
        ...(service ? [`service:${service.id}`, `env:${service.environment}`] : []),
      ],
    },
  });
}

/** A change event, which wakes nobody (PagerDuty, "Send a change event"). */
async function pagerduty({ time, data }, word, env) {
  const { PAGERDUTY_URL: url = "https://events.pagerduty.com", PAGERDUTY_ROUTING_KEY: key } = env;
  const { release, service, text } = data.customData;
  await ask(`${url}/v2/change/enqueue`, {
    body: {
      routing_key: key,
      payload: {
        summary: text.slice(0, 1_024),
        timestamp: time,
        source: release.repository,
        custom_details: { state: release.state, event: word, service: service?.id ?? "" },
      },
      links: [{ href: release.url, text: `${release.train} ${release.version}` }],
    },
  });
}

/** A release of the service, and its deploy (Sentry, "Create a New Release", "Create a Deploy"). Projects go by services' ids. */
async function sentry({ time, data }, word, env) {
  const { SENTRY_URL: url = "https://sentry.io", SENTRY_ORG: org, SENTRY_TOKEN: token } = env;
  const { release, service } = data.customData;
  if (word !== "service deployed" && word !== "service rolledback") return;
  // What production ran before the train came has no version that anybody knows.
  if (service.version === "") return;
  const headers = { authorization: `Bearer ${token}` };
  const version = `${service.id}@${service.version}`;
  const base = `${url}/api/0/organizations/${org}/releases/`;
  await ask(base, { headers, body: { version, projects: [service.id], url: release.url } });
  await ask(`${base}${encodeURIComponent(version)}/deploys/`, {
    headers,
    body: { environment: service.environment, url: release.url, dateFinished: time },
  });
}

/** The version of the train is released, and isn't when it is rolled back (Jira Cloud, "Project versions"). */
async function jira({ time, data }, word, env) {
  const { JIRA_URL: url, JIRA_PROJECT: project, JIRA_USER: user, JIRA_TOKEN: token } = env;
  if (!["release opened", "release complete", "release rolledback"].includes(word)) return;
  const { release } = data.customData;
  const name = `${release.train} ${release.version}`;
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${token}`).toString("base64")}` };
  const of = `${url}/rest/api/3/project/${project}`;
  const versions = await ask(`${of}/versions`, { method: "GET", headers });
  const known = versions.find((one) => one.name === name) ?? (await created());
  if (word === "release opened") return;
  const released = word === "release complete";
  await ask(`${url}/rest/api/3/version/${known.id}`, {
    method: "PUT",
    headers,
    body: { released, ...(released && { releaseDate: time.slice(0, 10) }) },
  });

  async function created() {
    const { id } = await ask(of, { method: "GET", headers });
    const body = { name, projectId: Number(id), description: release.url };
    return ask(`${url}/rest/api/3/version`, { headers, body });
  }
}

/** Each with the variables without which it isn't told. */
const services = [
  { tell: grafana, needs: ["GRAFANA_URL", "GRAFANA_TOKEN"], of: (word) => marks.has(word) },
  { tell: datadog, needs: ["DATADOG_API_KEY"], of: (word) => marks.has(word) },
  { tell: pagerduty, needs: ["PAGERDUTY_ROUTING_KEY"], of: (word) => marks.has(word) },
  { tell: sentry, needs: ["SENTRY_ORG", "SENTRY_TOKEN"], of: () => true },
  { tell: jira, needs: ["JIRA_URL", "JIRA_PROJECT", "JIRA_USER", "JIRA_TOKEN"], of: () => true },
];

/** What it told whom: when one service fails, the event comes again, and the others hear nothing twice. */
export function createRelay(env) {
  const done = new Set();
  const wanted = services.filter(({ needs }) => needs.every((name) => env[name]));
  return async (event) => {
    const word = wordOf(event.type);
    for (const { tell, of } of wanted) {
      const key = `${event.id} ${tell.name}`;
      if (!of(word) || done.has(key)) continue;
      await tell(event, word, env);
      done.add(key);
      if (done.size > 10_000) done.delete(done.values().next().value);
    }
  };
}

export function startRelay(env) {
  const relay = createRelay(env);
  const handle = async (request, response) => {
    let body = "";
    for await (const part of request) {
      body += part;
      if (body.length > bodyMax) return response.writeHead(413).end();
    }
    if (!isSigned(request.headers, body, env.RELAY_SECRET)) return response.writeHead(401).end();
    try {
      await relay(JSON.parse(body));
      response.writeHead(204).end();
    } catch (error) {
      // Release Train sends it again later.
      console.error(error instanceof Error ? error.message : error);
      response.writeHead(503).end();
    }
  };
  return createServer((request, response) => void handle(request, response)).listen(
    Number(env.PORT ?? 8_080),
    env.HOST ?? "localhost",
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (!process.env.RELAY_SECRET?.startsWith("whsec_")) {
    console.error("Set RELAY_SECRET to the secret that EVENT_WEBHOOKS has for this receiver.");
    process.exit(1);
  }
  startRelay(process.env);
}
