import { afterEach, expect, it } from "vitest";
import { healthRoutes } from "../../src/web/health.ts";
import type { Check, HealthOptions } from "../../src/web/health.ts";
import { startServer } from "../../src/web/server.ts";
import type { RunningServer } from "../../src/web/server.ts";
import { recordingLog } from "./support/recording-log.ts";

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(checks: readonly Check[], options: Partial<HealthOptions> = {}) {
  const log = recordingLog();
  const routes = healthRoutes({ checks, log, ...options });
  server = await startServer({ host: "127.0.0.1", port: 0, routes, log });
  const { url } = server;
  const ask = async (path: string) => {
    const response = await fetch(url + path);
    return { status: response.status, content: await response.json() };
  };
  return { ask, log };
}

const fine: Check = { name: "store", holds: () => Promise.resolve(true) };

it("is ready when every check holds", async () => {
  const { ask, log } = await serve([fine, { ...fine, name: "engine" }]);
  expect(await ask("/readyz")).toEqual({
    status: 200,
    content: { ready: true, checks: { store: "ok", engine: "ok" } },
  });
  expect(log.lines).toEqual([]);
});

it("says which checks don't hold; only the log says why; the process lives on", async () => {
  const { ask, log } = await serve([
    fine,
    { name: "engine", holds: () => Promise.resolve(false) },
    { name: "github", holds: () => Promise.reject(new Error("the detail")) },
  ]);
  expect(await ask("/readyz")).toEqual({
    status: 503,
    content: { ready: false, checks: { store: "ok", engine: "failed", github: "failed" } },
  });
  expect(log.lines.map(({ fields }) => fields)).toEqual([
    { check: "engine", verdict: "failed", reason: "" },
    { check: "github", verdict: "failed", reason: "the detail" },
  ]);
  expect((await ask("/healthz")).status).toBe(200);
});

it("is ready though advice isn't followed, and says so", async () => {
  const { ask, log } = await serve([
    fine,
    { name: "permissions", isAdvice: true, holds: () => Promise.reject(new Error("which ones")) },
  ]);
  expect(await ask("/readyz")).toEqual({
    status: 200,
    content: { ready: true, checks: { store: "ok", permissions: "failed" } },
  });
  expect(log.lines.map(({ fields }) => fields)).toEqual([
    { check: "permissions", verdict: "failed", reason: "which ones" },
  ]);
});

it("does not wait for a check beyond its time, and tells the check", async () => {
  let told: AbortSignal | undefined;
  const holds = (signal: AbortSignal): Promise<boolean> => {
    told = signal;
    return new Promise(() => {});
  };
  const { ask } = await serve([{ name: "github", holds }], { patience: 10 });
  expect(await ask("/readyz")).toEqual({
    status: 503,
    content: { ready: false, checks: { github: "timed out" } },
  });
  expect(told?.aborted).toBe(true);
});

it("asks once for all who come within the time an answer stands", async () => {
  let now = 0;
  let asked = 0;
  let holding = true;
  const holds = () => {
    asked += 1;
    return Promise.resolve(holding);
  };
  const { ask, log } = await serve([{ name: "store", holds, freshFor: 1000 }], {
    monotonic: () => now,
  });
  await Promise.all([ask("/readyz"), ask("/readyz"), ask("/readyz")]);
  now = 999;
  holding = false;
  expect((await ask("/readyz")).status).toBe(200);
  expect(asked).toBe(1);

  now = 1000;
  expect((await ask("/readyz")).status).toBe(503);
  now = 2000;
  expect((await ask("/readyz")).status).toBe(503);
  holding = true;
  now = 3000;
  expect((await ask("/readyz")).status).toBe(200);
  expect(asked).toBe(4);
  expect(log.lines.map(({ message }) => message)).toEqual([
    "Readiness check failed",
    "Readiness check passed again",
  ]);
});
