import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { registerOurs } from "../../src/cli/rehearsal.ts";
import { systemClock } from "../../src/engine/clock.ts";
import { foundFleet, openTrackingIssue } from "../../src/simulator/fleet.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import packageFile from "../../package.json" with { type: "json" };
import { pairs } from "../support/fleets.ts";
import { installPacked, type Installed } from "./packed.ts";
import { freePort } from "../support/free-port.ts";

let installed: Installed;
beforeAll(() => void (installed = installPacked()), 120_000);
afterAll(() => installed[Symbol.dispose]());

async function waitFor(holds: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(what());
}

test("`probot run` carries a release from the packed package", async () => {
  const world = createWorld(systemClock);
  const fleet = foundFleet(world, pairs);
  await using simulator = await startSimulator({ clock: systemClock, world });
  const { registered, settings } = registerOurs(simulator, [fleet.plan.org]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [join(installed.folder, "node_modules/probot/bin/probot.js"), "run", "release-train"],
    {
      cwd: installed.folder,
      env: {
        PATH: process.env["PATH"],
        APP_ID: String(settings.appId),
        PRIVATE_KEY: settings.privateKey,
        WEBHOOK_SECRET: settings.webhookSecret,
        GHE_HOST: simulator.host,
        GHE_PROTOCOL: "http",
        HOST: "127.0.0.1",
        PORT: String(port),
        DATA_DIR: join(installed.folder, "data"),
      },
    },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const answers = (path: string, status: number) => async (): Promise<boolean> =>
    (await fetch(url + path).catch(() => undefined))?.status === status;
  await waitFor(answers("/readyz", 200), () => said);
  registered.webhookUrl = `${url}/api/github/webhooks`;
  const issue = openTrackingIssue(fleet);
  await waitFor(
    () => issue.body.includes("<!-- release-train:begin -->"),
    () => said,
  );
  await waitFor(answers("/api/releases", 200), () => said);

  child.kill("SIGTERM");
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect(signal).toBe("SIGTERM");
}, 600_000);

test("an older Node.js gets one sentence that says what to do, from the command and from a host of Probot apps", () => {
  const older = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } });`;
  const sentence =
    "Release Train needs Node.js 26 or newer and this is 20.20.2: install it, or put it beside Release Train with `npm install node@26`.";
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, ["--import", `data:text/javascript,${older}`, ...words], {
      cwd: installed.folder,
      encoding: "utf8",
    });
  for (const word of ["--version", "--help", "validate"])
    expect(run(join(installed.own, "bin/release-train.js"), word)).toMatchObject({
      status: 1,
      stdout: "",
      stderr: `${sentence}\n`,
    });
  const hosted = run("--input-type=module", "--eval", `await import("release-train")`);
  expect(hosted.status).toBe(1);
  expect(hosted.stderr).toContain(`Error: ${sentence}`);
});

test("the command of the packed package says its version and carries the demo's parts", () => {
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [join(installed.own, "bin/release-train.js"), ...words], {
      cwd: installed.folder,
      encoding: "utf8",
    });
  expect(run("--version").stdout).toBe(`${packageFile.version}\n`);
  const demo = run("demo", "--services", "1", "--speed", "1000000", "--exit");
  expect(demo.stdout).toContain("Done.");
  expect(demo.status).toBe(0);
}, 600_000);
