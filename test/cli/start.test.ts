import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { registerOurs } from "../../src/cli/rehearsal.ts";
import { systemClock } from "../../src/engine/clock.ts";
import { foundFleet } from "../../src/simulator/fleet.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import { solo } from "../support/fleets.ts";

/** Starts the app against a simulated GitHub, with one thing wrong; answers how it ended. */
async function startWith(wrong: Readonly<Record<string, string>>) {
  const world = createWorld(systemClock);
  const fleet = foundFleet(world, solo);
  await using simulator = await startSimulator({ clock: systemClock, world });
  const { settings } = registerOurs(simulator, [fleet.plan.org]);
  const folder = mkdtempSync(join(tmpdir(), "start-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const child = spawn(process.execPath, [join(process.cwd(), "bin/release-train.js"), "start"], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      APP_ID: String(settings.appId),
      PRIVATE_KEY: settings.privateKey,
      WEBHOOK_SECRET: settings.webhookSecret,
      GHE_HOST: simulator.host,
      GHE_PROTOCOL: "http",
      HOST: "127.0.0.1",
      PORT: "0",
      LOG_LEVEL: "silent",
      DATA_DIR: join(folder, "data"),
      ...wrong,
    },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { code: code as number, said };
}

test("a port that is in use ends the start with a sentence that names PORT", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const { code, said } = await startWith({ PORT: String(port) });
  expect(said).toBe(`PORT ${port} is in use: stop what listens there, or give PORT another one.\n`);
  expect(code).toBe(1);
}, 540_000);

test("a key of another App ends the start with a sentence that names APP_ID and PRIVATE_KEY", async () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const { code, said } = await startWith({ PRIVATE_KEY: privateKey });
  expect(said).toMatch(/^GitHub doesn't accept APP_ID \d+ with this PRIVATE_KEY: [^\n]+\n$/);
  expect(code).toBe(1);
}, 540_000);

test("an App id that GitHub doesn't know ends it likewise", async () => {
  const { code, said } = await startWith({ APP_ID: "999999" });
  expect(said).toMatch(/^GitHub doesn't accept APP_ID 999999 /);
  expect(code).toBe(1);
}, 540_000);

test("a data directory that can't be made ends the start with a sentence that names DATA_DIR", async () => {
  const folder = mkdtempSync(join(tmpdir(), "start-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "file"), "");
  const { code, said } = await startWith({ DATA_DIR: join(folder, "file/data") });
  expect(said).toMatch(/^DATA_DIR \([^\n]+\) can't be made [^\n]+\n$/);
  expect(code).toBe(1);
}, 540_000);
