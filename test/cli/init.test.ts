import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { registerOurs } from "../../src/cli/rehearsal.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { foundFleet } from "../../src/simulator/fleet.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import { pair } from "../support/fleets.ts";
import { runCommand } from "./run-command.ts";

const train = ".github/release-train.yml";
const form = ".github/ISSUE_TEMPLATE/release.yml";
const schema = ".github/release-train.schema.json";

let cwd = "";
beforeEach(() => void (cwd = mkdtempSync(join(tmpdir(), "init-"))));
afterEach(() => rmSync(cwd, { recursive: true }));

const init = (...words: readonly string[]) => runCommand(["init", ...words], { cwd });
const read = (path: string): string => readFileSync(join(cwd, path), "utf8");

test("writes a valid train file, its schema and the issue form", async () => {
  const { code, stdout, stderr } = await init();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.split("\n").slice(0, 3)).toEqual([
    `wrote ${train}`,
    `wrote ${form}`,
    `wrote ${schema}`,
  ]);
  expect(stdout.split("\n").slice(3)).toEqual([
    `No repository was read, because APP_ID, PRIVATE_KEY and WEBHOOK_SECRET are not set: the services in ${train} are examples. Replace them and the managers, then commit. Create the label release-train in the repository.`,
    "",
  ]);
  expect(read(form)).toBe(readFileSync("templates/release-form.yml", "utf8"));
  expect(JSON.parse(read(schema))).toMatchObject({ required: ["train", "managers", "services"] });
  expect(read(train).split("\n")[0]).toBe(
    "# yaml-language-server: $schema=./release-train.schema.json",
  );
  expect(await runCommand(["validate", train], { cwd })).toMatchObject({ code: 0 });
});

test("never overwrites", async () => {
  mkdirSync(join(cwd, ".github"));
  writeFileSync(join(cwd, train), "mine\n");
  const first = await init();
  expect(first.stdout.split("\n").slice(0, 2)).toEqual([`kept  ${train}`, `wrote ${form}`]);
  expect(read(train)).toBe("mine\n");
  writeFileSync(join(cwd, form), "mine too\n");
  expect(await init()).toMatchObject({ code: 0 });
  expect(read(form)).toBe("mine too\n");
  expect(readdirSync(join(cwd, ".github")).toSorted()).toEqual([
    "ISSUE_TEMPLATE",
    "release-train.yml",
  ]);
});

test("an organisation that can't be read ends with exit code 1, and nothing stands in the way of the next try", async () => {
  expect(await init("--org", "acme")).toEqual({
    code: 1,
    stdout: "",
    stderr:
      "APP_ID, PRIVATE_KEY and WEBHOOK_SECRET are not set, so GitHub can't be read. Run release-train start and register the App on the page that it serves, or set them in the environment or .env. Nothing was written.\n",
  });
  expect(readdirSync(cwd)).toEqual([]);
});

test("credentials that are wrong are named, also where no organisation was asked for", async () => {
  writeFileSync(join(cwd, ".env"), "APP_ID=12\n");
  const { code, stderr } = await init();
  expect(code).toBe(1);
  expect(stderr).toMatch(/^WEBHOOK_SECRET is missing: .* Nothing was written\.\n$/);
  expect(readdirSync(cwd)).toEqual([".env"]);
});

test("with credentials the train is made of the organisation's repositories, or of none", async () => {
  const clock = virtualClock(Temporal.Now.instant());
  const world = createWorld(clock);
  foundFleet(world, pair);
  const simulator = await startSimulator({ clock, world });
  try {
    const { settings } = registerOurs(simulator, [pair.org]);
    const env = {
      APP_ID: `${settings.appId}`,
      PRIVATE_KEY: settings.privateKey,
      WEBHOOK_SECRET: "0123456789abcdef0123456789abcdef",
      GHE_HOST: new URL(simulator.url).host,
      GHE_PROTOCOL: "http",
    };
    expect(await runCommand(["init", "--org", "elsewhere"], { cwd, env })).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "The App isn't installed on elsewhere. Install it on the repositories of the services and on the one of the train, then run this again. Nothing was written.\n",
    });
    expect(readdirSync(cwd)).toEqual([]);
    const made = await runCommand(["init", "--org", pair.org], { cwd, env });
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.stdout).toContain(`Read ${train}: release-train plan shows what it means.`);
    expect(read(train)).toContain("    repo: acme/web\n");
    const again = await runCommand(["init", "--org", pair.org], { cwd, env });
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(again.stdout).toContain(`${train} was there already, so acme was not read`);
    for (const installation of world.installations.values()) installation.repositories = new Set();
    rmSync(join(cwd, train));
    expect(await runCommand(["init"], { cwd, env })).toMatchObject({
      code: 1,
      stderr:
        "The App sees no repository: install it on those of the services. Nothing was written.\n",
    });
  } finally {
    await simulator.close();
  }
});

test("says what it can't write", async () => {
  writeFileSync(join(cwd, ".github"), "a file where the folder should be");
  const { code, stderr } = await init();
  // 2 is for what was written on the command line.
  expect(code).toBe(1);
  expect(stderr).toMatch(/^\.github\/release-train\.yml can't be written: [^\n]+\n$/);
});
