import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "./run-command.ts";

const train = ".github/release-train.yml";
const form = ".github/ISSUE_TEMPLATE/release.yml";
const schema = ".github/release-train.schema.json";

let cwd = "";
beforeEach(() => void (cwd = mkdtempSync(join(tmpdir(), "init-"))));
afterEach(() => rmSync(cwd, { recursive: true }));

const init = () => runCommand(["init"], { cwd });
const read = (path: string): string => readFileSync(join(cwd, path), "utf8");

test("writes a valid train file, its schema and the issue form", async () => {
  const { code, stdout, stderr } = await init();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.split("\n").slice(0, 3)).toEqual([
    `wrote ${train}`,
    `wrote ${form}`,
    `wrote ${schema}`,
  ]);
  expect(stdout).toContain("label release-train");
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

test("says what it can't write", async () => {
  writeFileSync(join(cwd, ".github"), "a file where the folder should be");
  const { code, stderr } = await init();
  expect(code).toBe(2);
  expect(stderr).toMatch(/^\.github\/release-train\.yml can't be written: [^\n]+\n$/);
});
