import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../../src/web/server.ts";
import { startSetUp } from "../../src/web/set-up.ts";

const root = process.cwd();
const environment = { ...process.env };
let directory = "";
let page: RunningServer | undefined;

beforeAll(() => {
  delete process.env["NODE_ENV"];
});
afterEach(async () => {
  await page?.close();
  process.chdir(root);
  rmSync(directory, { recursive: true });
});
afterAll(() => {
  process.env = environment;
});

async function open(publicUrl = "https://train.example.com"): Promise<number> {
  directory = mkdtempSync(join(tmpdir(), "set-up-"));
  for (const file of ["app.yml", "package.json"]) copyFileSync(file, join(directory, file));
  process.chdir(directory);
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("It has no port.");
  const log = { info() {}, warn() {}, error() {} };
  page = await startSetUp({
    host: "127.0.0.1",
    port: address.port,
    publicUrl,
    logLevel: "silent",
    log,
  });
  return address.port;
}

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}
interface Answered {
  readonly status: number;
  readonly text: string;
  readonly cookie: string;
}

/** As any page can make a browser ask, with headers that fetch doesn't let one choose. */
const ask = (
  port: number,
  { method = "GET", path, headers = {}, body }: Asked,
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const length = { "content-length": String(Buffer.byteLength(body ?? "")) };
    const asked = request(
      {
        host: "127.0.0.1",
        port,
        method,
        path,
        headers: { ...(body !== undefined && length), ...headers },
      },
      (response) => {
        let text = "";
        response.on("data", (chunk) => (text += chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            text,
            cookie: response.headers["set-cookie"]?.[0]?.split(";")[0] ?? "",
          }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });

const credentials = JSON.stringify({
  appId: "666",
  pem: "-----BEGIN-----",
  webhook_secret: "w".repeat(40),
});
const path = "/probot/import";

describe("attack 58: only the set-up's own pages give the app its credentials", () => {
  it("refuses a page of another site, with and without a form's kind of text", async () => {
    const port = await open();
    const own = { host: `127.0.0.1:${port}` };
    const { cookie } = await ask(port, { path });
    expect(cookie).not.toBe("");
    const attempts: Record<string, string>[] = [
      {},
      { origin: "https://evil.example" },
      { origin: "null", cookie },
      { origin: "https://evil.example", cookie },
      // Another port of this machine is the same site for a cookie.
      { origin: "http://127.0.0.1:1", cookie },
      { origin: `http://127.0.0.1:${port}`, "content-type": "text/plain" },
      { cookie: "release-train-set-up=guessed" },
    ];
    for (const headers of attempts) {
      const answer = await ask(port, {
        method: "POST",
        path,
        headers: { ...own, ...headers },
        body: credentials,
      });
      expect([headers, answer.status]).toEqual([headers, 403]);
    }
    expect(existsSync(".env")).toBe(false);
  });

  it("refuses a name of somebody else's that leads here", async () => {
    const port = await open();
    const { cookie } = await ask(port, { path });
    const host = `rebound.example:${port}`;
    expect((await ask(port, { path: "/probot", headers: { host } })).status).toBe(403);
    const headers = { host, origin: `http://${host}`, cookie };
    expect((await ask(port, { method: "POST", path, headers, body: credentials })).status).toBe(
      403,
    );
    expect(existsSync(".env")).toBe(false);
  });

  it("refuses the way back from a registration that somebody else began", async () => {
    const port = await open();
    for (const query of ["?code=theirs", "?code=theirs&state=", "?code=theirs&state=guessed"]) {
      const answer = await ask(port, { path: `/probot/setup${query}` });
      expect([answer.status, answer.text]).toEqual([403, expect.stringContaining("begin again")]);
    }
  });

  it("lets its own pages, under its addresses, and no name that a stranger's header gives it", async () => {
    const port = await open();
    const forwarded = { "x-forwarded-host": "evil.example" };
    const { text, cookie } = await ask(port, { path: "/probot", headers: forwarded });
    expect(text).toMatch(/settings\/apps\/new\?state=[\w-]{43}"/);
    expect(text).toContain(`"redirect_url":"http://127.0.0.1:${port}/probot/setup"`);
    const there = { "x-forwarded-host": "train.example.com", host: "train.example.com" };
    expect((await ask(port, { path: "/probot", headers: there })).text).toContain(
      "://train.example.com/probot/setup",
    );
    const headers = { host: `localhost:${port}`, origin: `http://localhost:${port}`, cookie };
    expect((await ask(port, { method: "POST", path, headers, body: credentials })).status).toBe(
      200,
    );
    expect(existsSync(".env")).toBe(true);
  });
});
