import { lookup } from "node:dns/promises";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { probeOnce } from "../../src/health/probe.ts";
import type { Limits } from "../../src/health/request.ts";
import type { Probe, ProbeAnswer } from "../../src/model/train/health.ts";
import type { HostPolicy } from "../../src/model/train/hosts.ts";
import { serve } from "./server.ts";

vi.mock("node:dns/promises", () => ({ lookup: vi.fn<() => Promise<unknown>>() }));
const resolves = (...addresses: readonly string[]): void => {
  const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  vi.mocked(lookup).mockResolvedValue(found as never);
};
beforeEach(() => void vi.mocked(lookup).mockReset());

const limits: Limits = { timeout: Temporal.Duration.from({ milliseconds: 600 }), bodyMax: 50_000 };
const none: HostPolicy = { allowed: null, headers: new Map() };
const allow = (host: string, headers: HostPolicy["headers"] = new Map()): HostPolicy => {
  const { hostname, port } = new URL(`http://${host}`);
  return { allowed: [{ name: hostname, isWildcard: false, port: Number(port) }], headers };
};

const ask = (url: string, policy: HostPolicy, changes: Partial<Probe> = {}): Promise<ProbeAnswer> =>
  probeOnce({ url, method: "GET", status: null, json: [], ...changes }, policy, limits);

test("a service that answers is heard: its status, and the beginning of what it says", async () => {
  const { url, host } = await serve((_request, response) => {
    response.writeHead(503);
    response.end(`<h1>No\u0000 database</h1>\n@acme/all ${"x".repeat(500)}`);
  });
  const answer = await ask(url, allow(host));
  expect(answer).toMatchObject({ kind: "answered", status: 503 });
  const { text } = answer as Extract<ProbeAnswer, { kind: "answered" }>;
  expect(text).toMatch(/^<h1>No database<\/h1> @acme\/all x+…$/);
  expect(text.length).toBeLessThanOrEqual(81);
});

test("what its JSON says is read by path, packed or not", async () => {
  const body = JSON.stringify({
    status: "up",
    checks: [{ ok: true }],
    "a.b": { c: 1 },
    none: null,
  });
  const { url, host } = await serve((request, response) => {
    if (request.url === "/html") return response.end("<html>200</html>");
    response.writeHead(200, { "content-encoding": "gzip" });
    return response.end(gzipSync(body));
  });
  const json = ["status", "checks.0.ok", "a.b.c", "none", "checks", "toString", "missing.x"].map(
    (path) => ({ path, value: "" }),
  );
  const answer = await ask(url, allow(host), { json });
  expect(answer).toMatchObject({ kind: "answered" });
  const { values } = answer as Extract<ProbeAnswer, { kind: "answered" }>;
  expect([...values.values()]).toEqual(["up", "true", "1", null, null, null, null]);
  const page = await ask(`${url}/html`, allow(host), { json: [{ path: "status", value: "up" }] });
  expect(page).toMatchObject({ status: 200, values: new Map([["status", null]]) });
});

describe("threat 40: nobody is asked whom the policy doesn't allow", () => {
  test("by a name that leads to this machine or its network", async () => {
    let asked = 0;
    const { port } = await serve((_request, response) => response.end(String((asked += 1))));
    for (const address of ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1"]) {
      resolves(address);
      expect((await ask(`http://innocent.example:${port}/`, none)).kind).toBe("not asked");
    }
    // One of several spoils them all: who asks can't choose which one is taken.
    resolves("8.8.8.8", "127.0.0.1");
    expect((await ask(`http://innocent.example:${port}/`, none)).kind).toBe("not asked");
    expect((await ask("http://169.254.169.254/latest", none)).kind).toBe("not asked");
    expect(asked).toBe(0);
  });

  test("and the connection goes to the address that was checked, whatever the name means by then", async () => {
    const { port } = await serve((request, response) => response.end(request.headers.host));
    vi.mocked(lookup)
      .mockResolvedValueOnce([{ address: "127.0.0.1", family: 4 }] as never)
      .mockResolvedValue([{ address: "127.0.0.2", family: 4 }] as never);
    const answer = await ask(
      `http://rebinding.example:${port}/`,
      allow(`rebinding.example:${port}`),
    );
    expect(answer).toMatchObject({ kind: "answered", text: `rebinding.example:${port}` });
    expect(lookup).toHaveBeenCalledTimes(1);
  });

  test("by a redirect", async () => {
    const secret = await serve((_request, response) => response.end("secret"));
    const { url, host } = await serve((request, response) => {
      response.writeHead(302, { location: request.url === "/ok" ? "/" : secret.url });
      if (request.url === "/") response.writeHead(200);
      response.end();
    });
    const answer = await ask(`${url}/away`, allow(host));
    expect(answer).toEqual({
      kind: "not asked",
      why: `HEALTH_ALLOWED_HOSTS doesn't name ${secret.host}`,
    });
    for (const location of [
      "http://169.254.169.254/",
      "file:///etc/passwd",
      "gopher://x/",
      "//10.0.0.1/",
    ]) {
      const other = await serve((_request, response) => {
        response.writeHead(307, { location });
        response.end();
      });
      expect((await ask(other.url, allow(other.host))).kind).toBe("not asked");
    }
  });
});

test("threat 40: at most three redirects are followed", async () => {
  const { url, host } = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) return response.end("there");
    response.writeHead(302, { location: `/${left - 1}` });
    return response.end();
  });
  expect(await ask(`${url}/3`, allow(host))).toMatchObject({ kind: "answered", text: "there" });
  expect(await ask(`${url}/4`, allow(host))).toEqual({
    kind: "unreachable",
    why: "redirects too often",
  });
});

describe("threat 41: a hostile or broken answer is bounded and bad", () => {
  test.each<[string, Parameters<typeof serve>[0], string]>([
    [
      "an endless body",
      (_request, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write("x".repeat(10_000)));
          response.once("drain", more);
        };
        more();
      },
      "sends more than 50,000 bytes",
    ],
    [
      "a body that unpacks to far more",
      (_request, response) => {
        response.writeHead(200, { "content-encoding": "gzip" });
        response.end(gzipSync(Buffer.alloc(5_000_000)));
      },
      "sends more than 50,000 bytes",
    ],
    [
      "a byte now and then",
      (_request, response) => {
        const timer = setInterval(() => response.write("x"), 100);
        response.once("close", () => clearInterval(timer));
      },
      "gives no whole answer within 0.6 seconds",
    ],
    ["nothing", () => undefined, "gives no whole answer within 0.6 seconds"],
    [
      "headers without end",
      (_request, response) => {
        response.writeHead(
          200,
          Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`x-${n}`, "y".repeat(200)])),
        );
        response.end();
      },
      "sends more than 16,384 bytes of headers",
    ],
    ["a broken connection", (request) => request.destroy(), "breaks off the connection"],
  ])("%s", async (_what, answer, why) => {
    const { url, host } = await serve(answer);
    expect(await ask(url, allow(host))).toEqual({ kind: "unreachable", why });
  });

  test("nobody there", async () => {
    expect(await ask("http://127.0.0.1:1/", allow("127.0.0.1:1"))).toEqual({
      kind: "unreachable",
      why: "refuses the connection",
    });
    vi.mocked(lookup).mockRejectedValue(Object.assign(new Error(), { code: "ENOTFOUND" }));
    expect(await ask("https://gone.example/", none)).toEqual({
      kind: "unreachable",
      why: "its host has no address",
    });
    vi.mocked(lookup).mockReturnValue(new Promise(() => undefined));
    expect(await ask("https://slow.example/", none)).toEqual({
      kind: "unreachable",
      why: "gives no whole answer within 0.6 seconds",
    });
  });

  test("TLS that isn't what it claims to be", async () => {
    const server = createTlsServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const answer = await ask(`https://127.0.0.1:${port}/`, allow(`127.0.0.1:${port}`));
    expect(answer.kind).toBe("unreachable");
  });
});

test("secret headers go to their own origin and nowhere else, and nothing of them is told", async () => {
  const seen: unknown[] = [];
  const other = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(500);
    response.end();
  });
  const { url, host } = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(302, { location: other.url });
    response.end();
  });
  const headers = new Map([[url, { authorization: "Bearer canary" }]]);
  const policy = allow(host, headers);
  const both = {
    ...policy,
    allowed: [...(policy.allowed ?? []), ...(allow(other.host).allowed ?? [])],
  };
  const answer = await ask(url, both);
  expect(seen).toEqual(["Bearer canary", undefined]);
  expect(JSON.stringify(answer)).not.toContain("canary");
});
