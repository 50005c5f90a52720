import { expect, test } from "vitest";
import { createHealth } from "../../src/health/read-health.ts";
import { known, unknown } from "../../src/model/failure.ts";
import type { HealthQuestion } from "../../src/model/train/health.ts";
import { serviceId } from "../../src/model/ids.ts";
import type { HostPolicy } from "../../src/model/train/hosts.ts";
import { metric, plan } from "../support/health.ts";
import { noon, service } from "../support/train.ts";
import { serve } from "./server.ts";

const healthHosts: HostPolicy = {
  allowed: [{ name: "127.0.0.1", isWildcard: false, port: null }],
  headers: new Map(),
};
const effort = {
  limits: { timeout: Temporal.Duration.from({ milliseconds: 1_200 }), bodyMax: 50_000 },
  atOnce: 4,
  turns: Temporal.Duration.from({ milliseconds: 500 }),
};
const question = (id: string, changes: Partial<HealthQuestion> = {}): HealthQuestion => ({
  service: serviceId(id),
  probe: null,
  metrics: [],
  before: noon,
  askedAt: null,
  ...changes,
});

/** A Prometheus that gives this result, as it would be written. */
async function prometheusWith(data: unknown, rest: object = {}): Promise<string> {
  const { url } = await serve((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ status: "success", data, ...rest }));
  });
  return url;
}

async function valueFrom(prometheusUrl: string | null) {
  const { read } = createHealth({ prometheusUrl, healthHosts }, effort);
  const answers = await read([question("a", { metrics: [metric()] })]);
  return answers.get(serviceId("a"))?.metrics.get("error rate")?.value;
}

const vector = (...values: readonly unknown[]) => ({
  resultType: "vector",
  result: values.map((value) => ({ metric: {}, value: [1, value] })),
});

test.each([
  [vector("0.004"), known(0.004)],
  [vector("+Inf"), known(Infinity)],
  [vector("NaN"), known(NaN)],
  [vector("1e-3"), known(0.001)],
  [{ resultType: "scalar", result: [1, "7"] }, known(7)],
  [vector(), unknown("gives no data")],
  [vector("1", "2"), unknown("gives 2 series, not one number")],
  [vector(""), unknown("gives no number")],
  [vector("seven"), unknown("gives no number")],
  [{ resultType: "matrix", result: [] }, unknown("gives a matrix, not a number")],
  [
    { resultType: "vector", result: [{ histogram: [] }] },
    unknown("gives a histogram, not a number"),
  ],
])("threat 42: Prometheus answers %j: %j", async (data, value) => {
  expect(await valueFrom(await prometheusWith(data))).toEqual(value);
});

test("what Prometheus can't give whole, or at all, is unknown", async () => {
  const warned = await prometheusWith(vector("0"), { warnings: ["one store did not answer"] });
  expect(await valueFrom(warned)).toEqual(unknown("Prometheus warns: one store did not answer"));
  const refused = await serve((_request, response) => {
    response.writeHead(400);
    response.end(JSON.stringify({ status: "error", error: "parse error\nat 1" }));
  });
  expect(await valueFrom(refused.url)).toEqual(unknown("Prometheus says: parse error at 1"));
  const page = await serve((_request, response) => response.end("<html>login</html>"));
  expect(await valueFrom(page.url)).toEqual(
    unknown("Prometheus answers 200 and no JSON that it should"),
  );
  const away = await serve((_request, response) => {
    response.writeHead(302, { location: "http://169.254.169.254/" });
    response.end();
  });
  expect(await valueFrom(away.url)).toEqual(
    unknown("Prometheus answers 302 and no JSON that it should"),
  );
  expect(await valueFrom("http://127.0.0.1:1")).toEqual(
    unknown("Prometheus refuses the connection"),
  );
  expect(await valueFrom(null)).toEqual(unknown("PROMETHEUS_URL is not set"));
});

test("what a metric was before is asked at that time, once", async () => {
  const asked: string[] = [];
  const { url } = await serve((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      asked.push(body);
      response.end(JSON.stringify({ status: "success", data: vector("2") }));
    });
  });
  const { read } = createHealth({ prometheusUrl: url, healthHosts }, effort);
  const watched = question("a", { metrics: [metric({ query: "p99{a='b'}", maxRatio: 2 })] });
  await read([watched]);
  const answers = await read([watched]);
  expect(answers.get(serviceId("a"))?.metrics.get("error rate")?.before).toEqual(known(2));
  const before = `query=p99%7Ba%3D%27b%27%7D&time=${noon.epochMilliseconds / 1_000}`;
  expect(asked.filter((one) => one === before)).toHaveLength(1);
  expect(asked.filter((one) => !one.includes("time="))).toHaveLength(2);
});

test("hundreds of services that don't answer can't hold up a look, and who had no turn is first in the next", async () => {
  const asked: string[] = [];
  const { url } = await serve((request) => void asked.push(request.url ?? ""));
  const { read } = createHealth({ prometheusUrl: null, healthHosts }, effort);
  const all = Array.from({ length: 300 }, (_, index) =>
    question(`s${index}`, {
      probe: { url: `${url}/s${index}`, method: "GET", status: null, json: [] },
      askedAt: index < 290 ? noon.add({ seconds: index }) : null,
    }),
  );
  const begun = performance.now();
  const answers = await read(all);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(asked.toSorted()).toEqual(["/s290", "/s291", "/s292", "/s293"]);
  expect([...answers.keys()]).toHaveLength(4);
  expect(answers.get(serviceId("s0"))).toBeUndefined();
});

test("a Prometheus that doesn't answer isn't waited for by every service", async () => {
  let asked = 0;
  const { url } = await serve(() => void (asked += 1));
  const patient = { ...effort, turns: Temporal.Duration.from({ seconds: 30 }) };
  const { read } = createHealth({ prometheusUrl: url, healthHosts }, patient);
  const all = Array.from({ length: 40 }, (_, index) =>
    question(`s${index}`, { metrics: [metric()] }),
  );
  const answers = await read(all);
  expect(answers.size).toBe(40);
  expect(asked).toBeLessThanOrEqual(8);
});

test("what can't ever be asked is told beforehand", () => {
  const { unaskable } = createHealth({ prometheusUrl: null, healthHosts });
  const services = [
    { ...service("a", "infra"), health: plan() },
    { ...service("b", "infra"), health: plan({ probe: null }) },
    { ...service("c", "infra"), health: plan({ probe: null, metrics: [], check: "smoke" }) },
    service("d", "infra"),
  ];
  expect([...unaskable(services)]).toEqual([
    ["a", "its health check can't be asked: HEALTH_ALLOWED_HOSTS doesn't name api.example.com:443"],
    ["b", "its metrics can't be asked for: PROMETHEUS_URL is not set"],
  ]);
});
