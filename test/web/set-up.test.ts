import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { RunningServer } from "../../src/web/server.ts";
import { mayBeCommitted } from "../../src/web/dot-env.ts";
import { startSetUp } from "../../src/web/set-up.ts";
import { recordingLog } from "./support/recording-log.ts";
import { freePort } from "../support/free-port.ts";

const root = process.cwd();
const environment = { ...process.env };
const log = recordingLog();
let directory: string;
let page: RunningServer | undefined;

beforeAll(() => {
  // Probot refuses to set up in production, and this must not depend on where the tests run.
  delete process.env["NODE_ENV"];
});
afterAll(() => {
  process.env = environment;
});
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "set-up-"));
  copyFileSync(join(root, "app.yml"), join(directory, "app.yml"));
  copyFileSync(join(root, "package.json"), join(directory, "package.json"));
  process.chdir(directory);
});
afterEach(async () => {
  await page?.close();
  page = undefined;
  process.chdir(root);
  rmSync(directory, { recursive: true });
});

async function open(publicUrl: string | null = null): Promise<RunningServer> {
  const port = await freePort();
  page = await startSetUp({ host: "127.0.0.1", port, publicUrl, logLevel: "silent", log });
  return page;
}

/** What a browser sends back once it has seen the page. */
async function cookieOf(url: string): Promise<string> {
  const page = await fetch(`${url}/probot/import`);
  return page.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

/** The manifest that the page's button sends to GitHub. */
async function manifestOn(url: string) {
  const html = await (await fetch(`${url}/probot`)).text();
  const found = /name="manifest" id="manifest" value='([^']*)'/.exec(html)?.[1];
  return {
    html,
    manifest: z
      .looseObject({
        hook_attributes: z.unknown(),
        redirect_url: z.string(),
        callback_urls: z.array(z.string()),
      })
      .parse(JSON.parse(found ?? "null")),
  };
}

describe("the set-up page", () => {
  it("is Probot's, and registers the App from app.yml", async () => {
    const { url } = await open("https://train.example.com");
    expect((await fetch(url)).url).toBe(`${url}/probot`);
    const { html, manifest } = await manifestOn(url);
    expect(html).toContain("Register GitHub App");
    expect(manifest).toMatchObject({
      name: "Release Train",
      url: expect.stringMatching(/^https:/),
      public: false,
      redirect_url: `${url}/probot/setup`,
      hook_attributes: { url: "https://train.example.com/api/github/webhooks" },
      default_permissions: { deployments: "write", issues: "write", members: "read" },
      default_events: expect.arrayContaining(["issue_comment", "deployment_status"]),
    });
  });

  it("registers the address to which people come back who sign in", async () => {
    const { url } = await open();
    expect((await manifestOn(url)).manifest.callback_urls).toEqual([`${url}/login/callback`]);
    await page?.close();
    const { url: other } = await open("https://train.example.com");
    const { manifest } = await manifestOn(other);
    expect(manifest.callback_urls).toEqual(["https://train.example.com/login/callback"]);
  });

  it("warns when GitHub could not reach the app", async () => {
    const { url } = await open();
    const { manifest } = await manifestOn(url);
    const webhook = `${url}/api/github/webhooks`;
    expect(manifest.hook_attributes).toEqual({ url: webhook });
    expect(log.lines.at(-1)).toMatchObject({ level: "warn", fields: { webhook } });
  });

  it("writes what it learns to .env, for its owner alone, and keeps what was there", async () => {
    writeFileSync(".env", "# ours\nPORT=4000\nAPP_ID=\n", { mode: 0o644 });
    const { url } = await open("https://train.example.com");
    const pem = "-----BEGIN RSA PRIVATE KEY-----\r\nQUJD\r\n-----END RSA PRIVATE KEY-----\r\n";
    const response = await fetch(`${url}/probot/import`, {
      method: "POST",
      headers: { cookie: await cookieOf(url) },
      body: JSON.stringify({ appId: "12345", pem, webhook_secret: "it's #1\nX=1" }),
    });
    expect(response.status).toBe(200);
    const text = readFileSync(".env", "utf8");
    expect(text).toMatch(/^# ours\nPORT=4000\n/);
    expect(parseEnv(text)).toEqual({
      PORT: "4000",
      APP_ID: "12345",
      PRIVATE_KEY: pem.replaceAll("\r", ""),
      WEBHOOK_SECRET: "it's #1\nX=1",
    });
    expect(statSync(".env").mode & 0o777).toBe(0o600);
  });

  it("does not let .env override the environment", async () => {
    writeFileSync(".env", "GHE_HOST=file.example.com\n");
    process.env["GHE_HOST"] = "real.example.com";
    const { html } = await manifestOn((await open("https://train.example.com")).url);
    delete process.env["GHE_HOST"];
    expect(html).toContain('action="https://real.example.com/settings/apps/new?state=');
  });

  it("asks which organisation is to own the App, and takes nothing that is no login", async () => {
    const { url } = await open("https://train.example.com");
    const pageFor = async (query: string) => (await fetch(`${url}/probot${query}`)).text();
    expect(await pageFor("")).toContain('<input name="org" value=""');
    expect(await pageFor("?org=acme-corp")).toContain(
      'action="https://github.com/organizations/acme-corp/settings/apps/new?state=',
    );
    for (const bad of ["?org=a/b", '?org="><script>', "?org=-acme"]) {
      const html = await pageFor(bad);
      expect(html).toContain('action="https://github.com/settings/apps/new?state=');
      expect(html).toContain('<input name="org" value=""');
    }
  });

  it("begins with the organisation of GH_ORG", async () => {
    process.env["GH_ORG"] = "acme";
    const { url } = await open("https://train.example.com");
    const html = await (await fetch(`${url}/probot`)).text();
    delete process.env["GH_ORG"];
    expect(html).toContain("/organizations/acme/settings/apps/new?state=");
    expect(html).toContain('<input name="org" value="acme"');
  });

  it("puts app.yml where there is none, and keeps one that people have changed", async () => {
    rmSync("app.yml");
    const { url } = await open();
    expect(readFileSync("app.yml", "utf8")).toBe(readFileSync(join(root, "app.yml"), "utf8"));
    expect((await manifestOn(url)).manifest).toMatchObject({ name: "Release Train" });
    await page?.close();
    writeFileSync("app.yml", "name: Our Train\n");
    expect((await manifestOn((await open()).url)).manifest).toMatchObject({ name: "Our Train" });
    expect(existsSync(".env")).toBe(false);
  });

  it("registers no App whose credentials could not be kept", async () => {
    mkdirSync(".env");
    await expect(open()).rejects.toThrow(
      `could not be kept in ${process.cwd()}: start in a directory that this user may write to (EISDIR`,
    );
  });

  it("names this machine where it listens on all interfaces, as in a container", async () => {
    const port = await freePort();
    page = await startSetUp({ host: "0.0.0.0", port, publicUrl: null, logLevel: "silent", log });
    expect(page.url).toBe(`http://localhost:${port}`);
    // By the port that a container publishes, whichever that is.
    const answer = await fetch(`${page.url}/probot`, { headers: { host: "localhost:8080" } });
    expect(answer.status).toBe(200);
  });

  it.each<[ignored: string | undefined, isInGit: boolean, may: boolean]>([
    [undefined, true, true],
    ["node_modules\n", true, true],
    ["# .env\n!.env\n", true, true],
    ["data\r\n.env\r\n", true, false],
    ["/.env", true, false],
    ["*.env", true, false],
    [".env*", true, false],
    [undefined, false, false],
  ])(
    "knows whether .env may be committed: .gitignore %j, in git %j: %j",
    (ignored, isInGit, may) => {
      if (isInGit) mkdirSync(".git");
      if (ignored !== undefined) writeFileSync(".gitignore", ignored);
      expect(mayBeCommitted()).toBe(may);
    },
  );

  it("leaves the environment as it was", async () => {
    await (await open("https://train.example.com")).close();
    page = undefined;
    expect(process.env["WEBHOOK_PROXY_URL"]).toBe(environment["WEBHOOK_PROXY_URL"]);
  });
});
