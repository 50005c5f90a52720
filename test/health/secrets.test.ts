import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { probeOnce } from "../../src/health/probe.ts";
import { createQuery } from "../../src/health/prometheus.ts";
import { usualLimits } from "../../src/health/request.ts";
import type { Probe } from "../../src/model/train/health.ts";
import type { HostPolicy } from "../../src/model/train/hosts.ts";
import { serve } from "./server.ts";

const token = "canary-4f1d9c";
const secrets = { authorization: `Bearer ${token}`, "x-scope-orgid": "1" };

/** A service that says what it was asked with, as many do while somebody looks for a fault. */
async function echo() {
  const { url, host, port } = await serve((request, response) => {
    const { authorization, ...others } = request.headers;
    const text = JSON.stringify({ headers: { authorization, ...others }, ok: 1 });
    if (request.url === "/packed") {
      response.writeHead(503, { "content-encoding": "gzip" });
      return response.end(gzipSync(text));
    }
    if (request.url?.startsWith("/api/v1"))
      return response.end(JSON.stringify({ status: "error", error: `refused: ${text}` }));
    response.writeHead(503);
    // The secret begins where what people see of an answer ends.
    return response.end((request.url === "/long" ? "no ".repeat(15) : "") + text);
  });
  const policy: HostPolicy = {
    allowed: [{ name: "127.0.0.1", isWildcard: false, port }],
    headers: new Map([[url, secrets]]),
  };
  const ask = (changes: Partial<Probe> = {}) =>
    probeOnce(
      { url: `http://${host}/`, method: "GET", status: null, json: [], ...changes },
      policy,
      usualLimits,
    );
  return { url, policy, ask };
}

test("threat 64: a service that says with which secret header it was asked tells nobody", async () => {
  const { url, ask } = await echo();
  for (const path of ["/", "/packed", "/long"]) {
    const answer = await ask({ url: url + path });
    expect(answer).toMatchObject({ kind: "answered", status: 503 });
    expect(JSON.stringify(answer)).toContain("headers");
    expect(JSON.stringify(answer)).not.toMatch(/canary|4f1d/);
  }
});

test("threat 64: nor does a train file that asks for it by path", async () => {
  const { ask } = await echo();
  const json = ["headers.authorization", "headers.host", "ok"].map((path) => ({ path, value: "" }));
  const answer = await ask({ json });
  if (answer.kind !== "answered") throw new Error(answer.kind);
  expect(answer.values.get("headers.authorization")).toBe("[secret]");
  expect(answer.values.get("headers.host")).toMatch(/^127\.0\.0\.1:\d+$/);
  // A header that is too short to be a secret hides nothing else.
  expect(answer.values.get("ok")).toBe("1");
});

test("threat 64: nor does Prometheus", async () => {
  const { url, policy } = await echo();
  const answer = await createQuery(url, policy, usualLimits)("up", null);
  expect(answer).toMatchObject({ kind: "unknown" });
  expect(JSON.stringify(answer)).toContain("refused");
  expect(JSON.stringify(answer)).not.toMatch(/canary/);
});
