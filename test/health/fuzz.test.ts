import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { probeOnce } from "../../src/health/probe.ts";
import { createQuery } from "../../src/health/prometheus.ts";
import { usualLimits } from "../../src/health/request.ts";
import type { HostPolicy } from "../../src/model/train/hosts.ts";
import { serve } from "./server.ts";

const anything = fc.jsonValue({ maxDepth: 3 });
const or = (usual: fc.Arbitrary<unknown>) => fc.oneof({ weight: 3, arbitrary: usual }, anything);
const sample = or(
  fc.tuple(or(fc.double()), or(fc.constantFrom("1", "NaN", "+Inf", "-1", "", "0x10", "1e999"))),
);
const fromPrometheus = fc.record(
  {
    status: or(fc.constantFrom("success", "error")),
    error: or(fc.string({ unit: "binary" })),
    warnings: fc.oneof(fc.constant(undefined), anything),
    data: or(
      fc.record({
        resultType: or(fc.constantFrom("vector", "scalar", "matrix")),
        result: fc.oneof(fc.array(fc.record({ value: sample }), { maxLength: 2 }), sample),
      }),
    ),
  },
  { requiredKeys: ["status", "data"] },
);
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 2_000 }),
  anything.map((one) => JSON.stringify(one)),
);

/** One server for all answers; it says what it is told to. */
async function saying() {
  const told = { status: 200, body: "" as string | Buffer, encoding: "" };
  const { url, port } = await serve((_request, response) => {
    response.writeHead(
      told.status,
      told.encoding === "" ? {} : { "content-encoding": told.encoding },
    );
    response.end(told.body);
  });
  const allowed = [{ name: "127.0.0.1", isWildcard: false, port }];
  const policy: HostPolicy = { allowed, headers: new Map([[url, { "x-key": "0123456789" }]]) };
  return { told, url, policy };
}

test("threat 41: whatever a service answers, little of it is shown, on one line", async () => {
  const { told, url, policy } = await saying();
  const json = ["status", "a.b", "0", "__proto__", "length"].map((path) => ({ path, value: "up" }));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        words,
        fromPrometheus.map((one) => JSON.stringify(one)),
      ),
      fc.constantFrom(200, 404, 503),
      fc.constantFrom("", "gzip", "br", "x"),
      fc.boolean(),
      async (body, status, encoding, isPacked) => {
        Object.assign(told, { status, encoding, body: isPacked ? gzipSync(body) : body });
        const answer = await probeOnce(
          { url, method: "GET", status: null, json },
          policy,
          usualLimits,
        );
        if (answer.kind !== "answered") throw new Error(answer.why);
        expect(answer.status).toBe(status);
        expect(answer.text.length).toBeLessThanOrEqual(81);
        expect(answer.text).not.toMatch(/[\p{Cc}\u2028\u202E\u200B]/u);
        expect([...answer.values.keys()]).toEqual(json.map(({ path }) => path));
        for (const value of answer.values.values())
          expect(value === null || value.length <= 200).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("threat 42: whatever Prometheus answers is a number or unknown, with a reason", async () => {
  const { told, url, policy } = await saying();
  const query = createQuery(url, policy, usualLimits);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        words,
        fromPrometheus.map((one) => JSON.stringify(one)),
      ),
      async (body) => {
        told.body = body;
        const reading = await query("up", null);
        seen.add(reading.kind);
        const why = reading.kind === "known" ? "a number" : reading.why;
        expect(why).not.toBe("");
        expect(why.length).toBeLessThan(200);
        expect(why).not.toMatch(/\p{Cc}/u);
        expect(typeof (reading.kind === "known" ? reading.value : 0)).toBe("number");
      },
    ),
    { numRuns: 500 },
  );
  expect(seen).toEqual(new Set(["known", "unknown"]));
});
