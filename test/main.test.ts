import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { generateKeyPairSync } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import type { Settings } from "../src/config/settings.ts";
import { startApp } from "../src/main.ts";
import { openSqlite } from "../src/engine/sqlite.ts";

/** A port of 127.0.0.1 on which somebody listens, and answers nothing but 503. */
async function takenPort(): Promise<number> {
  const server = createServer((_request, response) => response.writeHead(503).end("{}"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("It has no port.");
  return address.port;
}

test("a start that fails lets go of the database", async () => {
  const directory = mkdtempSync(join(tmpdir(), "release-train-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const port = await takenPort();
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const settings: Settings = {
    appId: 1,
    privateKey,
    webhookSecret: "a secret that nobody knows",
    host: "127.0.0.1",
    port,
    logLevel: "silent",
    logFormat: null,
    publicUrl: null,
    slack: null,
    signer: null,
    signIn: null,
    githubApiUrl: `http://127.0.0.1:${port}/api/v3`,
    prometheusUrl: null,
    healthHosts: { allowed: null, headers: new Map() },
    trainRepositories: null,
    dashboard: "private",
    store: { kind: "embedded", directory },
  };
  await expect(startApp({ settings })).rejects.toThrow(`PORT ${port} is in use`);
  await openSqlite(directory).close();
});
