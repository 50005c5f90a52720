/** What proves that a service is healthy, and what only looks like it. */
import { describe, expect, it } from "vitest";
import { samplesOf } from "../../src/decide/health/samples.ts";
import { probeOnce } from "../../src/health/probe.ts";
import { usualLimits } from "../../src/health/request.ts";
import { known, unknown, type Reading } from "../../src/model/failure.ts";
import type { HealthAnswers, Probe, ProbeAnswer } from "../../src/model/train/health.ts";
import type { HostPolicy } from "../../src/model/train/hosts.ts";
import { serve } from "../health/server.ts";
import { metric, plan } from "../support/health.ts";
import { noon } from "../support/train.ts";

const judged = (of: Parameters<typeof plan>[0], answers: HealthAnswers): string => {
  const seen = { answers, checks: unknown<never>("not read"), deployedAt: noon };
  const [sample] = samplesOf(plan(of), seen);
  return `${sample?.result}: ${sample?.words}`;
};

const allow = (...hosts: readonly string[]): HostPolicy => ({
  allowed: hosts.map((host) => {
    const { hostname, port } = new URL(`http://${host}`);
    return { name: hostname, isWildcard: false, port: Number(port) };
  }),
  headers: new Map(),
});

describe("a health address that redirects", () => {
  /** A service that sends whoever asks at `from` on to `to`, where everything answers 200. */
  async function heard(from: string, to: string, changes: Partial<Probe> = {}): Promise<string> {
    const there = await serve((_request, response) => response.end('{"status":"up"}'));
    const { url, host } = await serve((request, response) => {
      if (request.url !== from) return response.end('{"status":"up"}');
      response.writeHead(302, { location: to.replace("THERE", there.url) });
      return response.end();
    });
    const probe: Probe = {
      url: `${url}${from}`,
      method: "GET",
      status: null,
      json: [],
      ...changes,
    };
    const answer: ProbeAnswer = await probeOnce(probe, allow(host, there.host), usualLimits);
    return judged({ probe }, { probe: answer, metrics: new Map() });
  }

  it.each([
    ["/health", "/login", "/login"],
    ["/health", "/login?next=/health", "/login"],
    ["/health", "/", "/"],
    ["/health", "/health/login", "/health/login"],
    ["/health", "/Health", "/Health"],
  ])("libredb-studio#909: from %s to %s it proves nothing", async (from, to, shown) => {
    expect(await heard(from, to)).toContain(
      `unknown: redirects to ${shown}, which says nothing about its health`,
    );
  });

  it.each([
    ["/health", "/health/"],
    ["/health/", "/health"],
    ["/health", "/health?full=1"],
    ["/health", "THERE/health"],
  ])("from %s to %s it is the same page", async (from, to) => {
    expect(await heard(from, to)).toBe("good: answers 200");
  });

  it("counts when the train file asks for what must be said there", async () => {
    expect(await heard("/health", "/up", { status: 200 })).toBe("good: answers 200");
    const json = [{ path: "status", value: "up" }];
    expect(await heard("/health", "/up", { json })).toBe("good: answers 200");
    expect(await heard("/health", "/up", { json: [{ path: "status", value: "ok" }] })).toMatch(
      /^bad: /,
    );
  });
});

describe("a health address behind a cache", () => {
  async function heard(status: number, age: string | undefined) {
    const asked: (string | undefined)[] = [];
    const { url, host } = await serve((request, response) => {
      asked.push(request.headers["cache-control"]);
      response.writeHead(status, age === undefined ? {} : { age });
      return response.end("{}");
    });
    const probe: Probe = { url, method: "GET", status: null, json: [] };
    const answer = await probeOnce(probe, allow(host), usualLimits);
    return { asked, said: judged({ probe }, { probe: answer, metrics: new Map() }) };
  }

  it.each([
    [200, "11"],
    [200, "60"],
    [504, "59"],
  ])("aprin-labs/archimedes#1520: an old %i proves nothing, good or bad", async (status, age) => {
    const { said } = await heard(status, age);
    expect(said).toMatch(
      new RegExp(`^unknown: a cache answers with a reply from ${age} seconds ago`),
    );
  });

  it.each([
    [200, undefined, "good: answers 200"],
    [200, "0", "good: answers 200"],
    [200, "10", "good: answers 200"],
    [200, "soon", "good: answers 200"],
    [503, "1", "bad: answers 503 ({})"],
  ])("koala73/worldmonitor#5008: a %i with the age %s counts", async (status, age, said) => {
    expect((await heard(status, age)).said).toBe(said);
  });

  it("koala73/worldmonitor#5008: caches are asked to ask the service", async () => {
    expect((await heard(200, undefined)).asked).toEqual(["no-cache"]);
  });
});

describe("a metric held against what it was before", () => {
  const of = (value: Reading<number>, before: Reading<number>, limits: object = {}): string =>
    judged(
      { probe: null, metrics: [metric({ max: null, maxRatio: 2, ...limits })] },
      { probe: null, metrics: new Map([["error rate", { value, before }]]) },
    );

  it("spinnaker/kayenta#799: nothing before and nothing now is good", () => {
    expect(of(known(0), known(0))).toBe("good: 0, as before the deployment");
    expect(of(known(-0), known(0))).toMatch(/^good/);
    expect(of(known(0), known(0), { max: 0.01 })).toBe(
      "good: 0, at most 0.01, as before the deployment",
    );
  });

  it.each<[string, Reading<number>, Reading<number>]>([
    ["something after nothing", known(0.001), known(0)],
    ["NaN now", known(NaN), known(0)],
    ["NaN before", known(0), known(NaN)],
    ["Inf before", known(0), known(Infinity)],
    ["no data now", unknown("gives no data"), known(0)],
    ["no data before", known(0), unknown("gives no data")],
    ["less than nothing before", known(0), known(-1)],
  ])("spinnaker/kayenta#799: %s isn't good", (_, value, before) => {
    expect(of(value, before)).toMatch(/^unknown: /);
  });
});
