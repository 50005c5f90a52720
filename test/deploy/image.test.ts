/** The image as its Dockerfile makes it, and only with what is in it: it starts, says its health, and can be set up. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { registerOurs } from "../../src/cli/rehearsal.ts";
import { systemClock } from "../../src/engine/clock.ts";
import { foundFleet } from "../../src/simulator/fleet.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import { solo } from "../support/fleets.ts";
import { buildImage, type Built } from "./dockerfile.ts";
import { freePort } from "../support/free-port.ts";

let image: Built;
beforeAll(() => void (image = buildImage(process.cwd(), { VERSION: "9.8.7" })), 120_000);
afterAll(() => image[Symbol.dispose]());

/** A container of it: what it says is collected, and its environment is the image's with what is given. */
function run(given: Readonly<Record<string, string>>, [program = "", ...words] = image.command) {
  const env = { PATH: process.env["PATH"], ...image.env, ...given };
  const child = spawn(program === "node" ? process.execPath : program, words, {
    cwd: image.workdir,
    env,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  return { child, said: () => said, ended: once(child, "exit") };
}

async function answers(url: string, said: () => string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} doesn't answer: ${said()}`);
}

test("it starts with credentials, answers its health check, and ends at once when it is told to", async () => {
  const world = createWorld(systemClock);
  const fleet = foundFleet(world, solo);
  await using simulator = await startSimulator({ clock: systemClock, world });
  const { settings } = registerOurs(simulator, [fleet.plan.org]);
  const PORT = `${await freePort()}`;
  const { child, said, ended } = run({
    PORT,
    APP_ID: `${settings.appId}`,
    PRIVATE_KEY: settings.privateKey,
    WEBHOOK_SECRET: settings.webhookSecret,
    GHE_HOST: simulator.host,
    GHE_PROTOCOL: "http",
  });
  await answers(`http://127.0.0.1:${PORT}/readyz`, said);
  const health = run({ PORT }, [...image.health]);
  expect(await health.ended).toEqual([0, null]);
  expect((await run({ PORT: `${await freePort()}` }, [...image.health]).ended)[0]).toBe(1);
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
}, 540_000);

test("in production it is no set-up page; asked for one, it keeps the credentials in the volume", async () => {
  const refused = run({ PORT: `${await freePort()}` });
  expect(await refused.ended).toEqual([1, null]);
  expect(refused.said()).toMatch(/^APP_ID is missing: .*\n$/);
  const PORT = `${await freePort()}`;
  const page = run({ PORT, NODE_ENV: "development", LOG_LEVEL: "silent" });
  const url = `http://localhost:${PORT}`;
  await answers(`${url}/probot`, page.said);
  expect(page.said()).toContain(`Open ${url} to register one on GitHub.`);
  const { headers } = await fetch(`${url}/probot/import`);
  const answer = await fetch(`${url}/probot/import`, {
    method: "POST",
    headers: { cookie: headers.getSetCookie()[0]?.split(";")[0] ?? "" },
    body: JSON.stringify({ appId: "1", pem: "x", webhook_secret: "y" }),
  });
  expect(answer.status).toBe(200);
  expect(existsSync(image.at("/data/.env"))).toBe(true);
}, 540_000);

test("it has the version of the release, and all that a demo needs", () => {
  const main = image.command[1] ?? "";
  const told = (...words: readonly string[]) =>
    spawnSync(process.execPath, [main, ...words], { cwd: image.workdir, encoding: "utf8" });
  expect(told("--version").stdout).toBe("9.8.7\n");
  const demo = told("demo", "--services", "1", "--speed", "1000000", "--exit");
  expect([demo.status, demo.stderr]).toEqual([0, ""]);
  expect(demo.stdout).toContain("Done.");
}, 540_000);
