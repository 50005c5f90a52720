import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { answer, answerAndHangUp } from "../../src/web/answer.ts";
import { createBodyReader } from "../../src/web/body.ts";
import type { Body, BodyLimits } from "../../src/web/body.ts";
import { startServer } from "../../src/web/server.ts";
import type { Limits, Route, RunningServer } from "../../src/web/server.ts";
import { rawRequest } from "./support/raw-request.ts";
import { recordingLog } from "./support/recording-log.ts";

const log = recordingLog();
let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(routes: readonly Route[], limits: Partial<Limits> = {}): Promise<string> {
  server = await startServer({ host: "127.0.0.1", port: 0, routes, log, limits });
  return server.url;
}

const hello: Route = {
  method: "GET",
  path: "/hello",
  handle: (_request, response) => answer(response, 200, { hello: true }),
};

/** Reads the body and tells its size, or why not. */
function sink(limits: BodyLimits, seen: (body: Body) => void = () => {}): Route {
  const readBody = createBodyReader(limits);
  return {
    method: "POST",
    path: "/sink",
    handle: async (request, response) => {
      const body = await readBody(request);
      seen(body);
      if (body.kind === "read") return answer(response, 200, { size: body.bytes.length });
      const status = body.kind === "too large" ? 413 : 503;
      return answerAndHangUp(request, response, status, { kind: body.kind });
    },
  };
}

const post = (url: string, body: string): Promise<Response> =>
  fetch(`${url}/sink`, { method: "POST", body });

describe("routes", () => {
  it("answer at their path, whatever the query", async () => {
    const response = await fetch(`${await serve([hello])}/hello?a=b`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ hello: true });
  });

  it("for GET answer HEAD without a body", async () => {
    const response = await fetch(`${await serve([hello])}/hello`, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });

  it("elsewhere there is nothing, said in JSON", async () => {
    const url = await serve([hello]);
    for (const path of ["/", "/hello/", "/hellooo", "//hello", "/hello%3f"]) {
      const response = await fetch(url + path);
      expect(response.status).toBe(404);
      expect(await response.json()).toHaveProperty("error");
    }
  });

  it("say which methods they take", async () => {
    const twice: Route = { ...hello, method: "POST" };
    const response = await fetch(`${await serve([hello, twice])}/hello`, { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
  });

  it("that fail are answered with 500 and logged, and the server goes on", async () => {
    const broken: Route = {
      method: "GET",
      path: "/broken",
      handle: () => Promise.reject(new Error("a detail for the log alone")),
    };
    const url = await serve([hello, broken]);
    const response = await fetch(`${url}/broken`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("detail");
    expect(log.lines.at(-1)).toMatchObject({ level: "error", fields: { path: "/broken" } });
    expect((await fetch(`${url}/hello`)).status).toBe(200);
  });
});

describe("bodies", () => {
  it("up to the limit are read whole", async () => {
    const url = await serve([sink({ each: 1000, free: 10, pool: 1000 })]);
    expect(await (await post(url, "x".repeat(1000))).json()).toEqual({ size: 1000 });
    expect(await (await post(url, "")).json()).toEqual({ size: 0 });
  });

  it("threat 3: that are declared too large are refused before they are sent", async () => {
    const url = await serve([sink({ each: 1000, free: 10, pool: 1000 })]);
    const { answer: text } = rawRequest(url, ["POST /sink HTTP/1.1", "content-length: 1001"]);
    expect(await text).toMatch(/^HTTP\/1\.1 413 [^]*connection: close/i);
  });

  it("threat 3: are GitHub's 25 MB at most where nothing else is said, declared or not", async () => {
    const readBody = createBodyReader();
    const take: Route = {
      method: "POST",
      path: "/sink",
      handle: async (request, response) => {
        const { kind } = await readBody(request);
        answerAndHangUp(request, response, kind === "read" ? 200 : 413, { kind });
      },
    };
    const url = await serve([take]);
    const megabytes = (count: number, more = 0) => count * 1_024 * 1_024 + more;
    const declared = (size: number) =>
      rawRequest(url, ["POST /sink HTTP/1.1", `content-length: ${size}`]);
    expect(await declared(megabytes(25, 1)).answer).toMatch(/^HTTP\/1\.1 413 /);
    const body = (size: number) => ({ method: "POST", body: Buffer.alloc(size, " ") });
    expect((await fetch(`${url}/sink`, body(megabytes(25)))).status).toBe(200);
    const endless = rawRequest(url, ["POST /sink HTTP/1.1", "transfer-encoding: chunked"]);
    const chunk = `100000\r\n${" ".repeat(megabytes(1))}\r\n`;
    let sent = 0;
    const send = (): void => {
      if (!endless.socket.writable) return;
      sent += 1;
      endless.socket.write(chunk, send);
    };
    endless.socket.once("data", () => endless.socket.destroy());
    send();
    expect(await endless.answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeGreaterThan(25);
  });

  it("threat 3: that grow too large are refused on the way, and the connection is closed", async () => {
    const url = await serve([sink({ each: 1000, free: 10, pool: 10_000 })]);
    const { socket, answer: text } = rawRequest(url, [
      "POST /sink HTTP/1.1",
      "transfer-encoding: chunked",
    ]);
    // Never ends the body: the server has to end it.
    const sending = setInterval(() => socket.write(`64\r\n${"x".repeat(100)}\r\n`), 1);
    expect(await text).toMatch(/^HTTP\/1\.1 413 [^]*connection: close/i);
    clearInterval(sending);
  });

  it("threat 3: that are large share a pool, which small ones don't need", async () => {
    const url = await serve([sink({ each: 1000, free: 100, pool: 500 })]);
    const head = ["POST /sink HTTP/1.1", "content-length: 600", "connection: close"];
    const slow = rawRequest(url, head);
    slow.socket.write("x".repeat(550));
    await expect.poll(async () => (await post(url, "x".repeat(600))).status).toBe(503);
    expect((await post(url, "x".repeat(100))).status).toBe(200);

    slow.socket.write("x".repeat(50));
    expect(await slow.answer).toContain('{"size":600}');
    expect((await post(url, "x".repeat(600))).status).toBe(200);
  });

  it("give their room back when the sender leaves", async () => {
    const kinds: string[] = [];
    const limits = { each: 1000, free: 0, pool: 1000 };
    const url = await serve([sink(limits, (body) => kinds.push(body.kind))]);
    const { socket } = rawRequest(url, ["POST /sink HTTP/1.1", "content-length: 1000"]);
    socket.write("x".repeat(900));
    await expect.poll(async () => (await post(url, "x".repeat(200))).status).toBe(503);
    socket.destroy();
    await expect.poll(() => kinds).toContain("cut");
    expect((await post(url, "x".repeat(1000))).status).toBe(200);
  });

  it("threat 4: that arrive too slowly are cut, and others are served meanwhile", async () => {
    const kinds: string[] = [];
    const limits = { each: 1000, free: 1000, pool: 0 };
    const url = await serve([sink(limits, (body) => kinds.push(body.kind))], {
      headers: 500,
      request: 700,
      sweep: 20,
    });
    const head = ["POST /sink HTTP/1.1", "content-length: 1000"];
    const crowd = Array.from({ length: 100 }, () => rawRequest(url, head));
    const dripping = setInterval(() => crowd.forEach(({ socket }) => socket.write("x")), 10);
    expect((await post(url, "quick")).status).toBe(200);
    const answers = await Promise.all(crowd.map((one) => one.answer));
    clearInterval(dripping);
    expect(answers.every((text) => text.startsWith("HTTP/1.1 408 "))).toBe(true);
    expect(kinds.filter((kind) => kind === "cut")).toHaveLength(100);
  });
});

describe("headers", () => {
  it("threat 4: of a thousand requests that never end keep nobody else waiting", async () => {
    const url = await serve([hello]);
    const { hostname, port } = new URL(url);
    const crowd = await Promise.all(
      Array.from({ length: 1_000 }, () => {
        const socket = connect(Number(port), hostname);
        socket.on("error", () => {});
        return new Promise<typeof socket>((resolve) => {
          socket.write("GET /hello HTTP/1.1\r\nhost: ", () => resolve(socket));
        });
      }),
    );
    expect((await fetch(`${url}/hello`)).status).toBe(200);
    expect(crowd.filter(({ destroyed }) => destroyed)).toEqual([]);
    for (const socket of crowd) socket.destroy();
  });

  it("threat 4: that never end are cut", async () => {
    const url = await serve([hello], { headers: 50, request: 100, sweep: 20 });
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write("GET /hello HTTP/1.1\r\nhost: ");
    await new Promise((resolve) => {
      socket.resume().on("close", resolve);
    });
    expect(socket.destroyed).toBe(true);
  });
});

describe("closing", () => {
  /** A route that answers when it is told to, and tells when it was asked. */
  function held() {
    const asked = Promise.withResolvers<void>();
    const told = Promise.withResolvers<void>();
    const route: Route = {
      method: "GET",
      path: "/held",
      handle: async (_request, response) => {
        asked.resolve();
        await told.promise;
        answer(response, 200, { done: true });
      },
    };
    return { route, asked: asked.promise, tell: told.resolve };
  }

  it("lets an answer under way end, and takes no new connection", async () => {
    const { route, asked, tell } = held();
    const url = await serve([route, hello], { grace: 60_000 });
    await (await fetch(`${url}/hello`)).text();
    const pending = fetch(`${url}/held`);
    await asked;
    const closed = server?.close();
    await expect(fetch(`${url}/hello`)).rejects.toThrow("fetch failed");
    tell();
    expect(await (await pending).json()).toEqual({ done: true });
    await closed;
  });

  it("cuts what outlasts the grace time, and may be asked for twice", async () => {
    const { route, asked } = held();
    const url = await serve([route], { grace: 20 });
    const { answer: text } = rawRequest(url, ["GET /held HTTP/1.1"]);
    await asked;
    await Promise.all([server?.close(), server?.close()]);
    expect(await text).toBe("");
  });
});

it("says when the port is taken", async () => {
  const { port } = new URL(await serve([hello]));
  const again = startServer({ host: "127.0.0.1", port: Number(port), routes: [], log });
  await expect(again).rejects.toThrow("is in use: stop what listens there");
});
