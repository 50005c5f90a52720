import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "./run-command.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "validate-"))));
afterAll(() => rmSync(folder, { recursive: true }));

const validate = (file: string, stdin?: string) =>
  runCommand(["validate", file], { cwd: folder, ...(stdin !== undefined && { stdin }) });

const train = `train: storefront
managers: [sarah]
services:
  web: { repo: acme/web, depends_on: [api, auth] }
  api: { repo: acme/api }
  auth: { repo: acme/auth, depends_on: [api] }
  docs: { repo: acme/docs }
`;

describe("a valid file", () => {
  const says =
    "is valid: train storefront with 4 services, deployed in this order: api and docs, then auth, then web.\n";

  test("is described in one line", async () => {
    writeFileSync(join(folder, "train.yml"), train);
    expect(await validate("train.yml")).toEqual({
      code: 0,
      stdout: `train.yml ${says}`,
      stderr: "",
    });
  });

  test("may come on standard input", async () => {
    expect(await validate("-", train)).toEqual({ code: 0, stdout: `<stdin> ${says}`, stderr: "" });
  });

  test("is described in one line however large it is", async () => {
    const chain = Array.from({ length: 300 }, (_, at) => {
      const before = at === 0 ? "" : `, depends_on: [s${at - 1}]`;
      return `  s${at}: { repo: acme/s${at}${before} }\n  t${at}: { repo: acme/t${at} }\n`;
    });
    const { code, stdout } = await validate(
      "-",
      `train: long\nmanagers: [sarah]\nservices:\n${chain.join("")}`,
    );
    expect(code).toBe(0);
    expect(stdout).toContain("600 services");
    expect(stdout).toContain("then s7, then 292 more steps.");
    expect(stdout.length).toBeLessThan(300);
  });
});

test("every problem comes at once, at its place, with a hint", async () => {
  const bad = train
    .replace("managers: [sarah]", "manager: [sarah]")
    .replace("repo: acme/api", "repo: acme")
    .replace("[api] }", "[apj] }");
  expect(await validate("-", bad)).toEqual({
    code: 1,
    stderr: "",
    stdout: `<stdin>:1:1: managers is missing
    Write for instance managers: [sarah, acme/release-managers].
<stdin>:2:1: Unknown key manager
    Did you mean managers?
<stdin>:5:16: services.api.repo: expected a repository as owner/name, found "acme"
    Write for instance repo: acme/api-gateway.
<stdin>:6:41: auth depends on apj, which is not a service of this train
    Did you mean api?
`,
  });
});

test("what others wrote can't move the cursor or change colours", async () => {
  const { code, stdout } = await validate("-", `"\\e[31m\\e]0;title\\a": 1\n${train}`);
  expect(code).toBe(1);
  expect(stdout).toContain("Unknown key");
  // oxlint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
});

test.each([
  ["nothing", "", 1, "<stdin>:1:1: The file is empty"],
  ["a file of 2 MB", "x: é\n".repeat(350_000), 1, "<stdin>:1:1: The file is larger than 64 KB"],
])("%s is told at the top of the file", async (_what, text, code, line) => {
  const ran = await validate("-", text);
  expect(ran.code).toBe(code);
  expect(ran.stdout.split("\n")[0]).toBe(line);
});

test.each([
  ["a file that isn't there", ["none.yml"], "none.yml doesn't exist: check its name."],
  ["a directory", ["."], ". is a directory: name a file in it."],
  ["a binary file", [process.execPath], `${process.execPath} is no text: give a file in UTF-8.`],
  [
    "no file where there is none",
    [],
    "There is no .github/release-train.yml here: run release-train init, or name the file (- reads standard input).",
  ],
])("%s is one sentence and exit code 2", async (_what, words, sentence) => {
  const ran = await runCommand(["validate", ...words], { cwd: folder });
  expect(ran).toEqual({ code: 2, stdout: "", stderr: `${sentence}\n` });
});

test("text that is no UTF-8 is refused", async () => {
  writeFileSync(join(folder, "latin1.yml"), Buffer.from("train: caf\u00e9\n", "latin1"));
  expect(await validate("latin1.yml")).toMatchObject({ code: 2 });
});

test("finds the file of this directory, or of one above it", async () => {
  const inner = join(folder, "found/inner");
  mkdirSync(join(folder, "found/.github"), { recursive: true });
  mkdirSync(inner);
  writeFileSync(join(folder, "found/.github/release-train.yml"), train);
  const ran = await runCommand(["validate"], { cwd: inner });
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  expect(ran.stdout).toMatch(/^\.\.\/\.github\/release-train\.yml is valid: /);
});

test("templates are tried before a release needs them", async () => {
  const here = join(folder, "repository", ".github");
  mkdirSync(here, { recursive: true });
  const file = `${train}notes: { template: .github/notes.hbs }\n`.replace(
    "docs: { repo: acme/docs }",
    "docs: { repo: acme/docs, notes: { template: .github/docs.hbs } }",
  );
  writeFileSync(join(here, "release-train.yml"), file);
  writeFileSync(join(here, "notes.hbs"), "{{#each sections}}{{titel}}{{/each}}");
  const ran = await validate("repository/.github/release-train.yml");
  expect(ran.code).toBe(1);
  expect(ran.stdout).toMatch(
    /^The template \.github\/notes\.hbs can't be used: it is refused by handlebars: "titel" not defined.*\nThe template \.github\/docs\.hbs can't be used: .*doesn't exist.*\n$/,
  );
  writeFileSync(join(here, "notes.hbs"), "{{#each sections}}{{title}}{{/each}} {{proof}}");
  writeFileSync(join(here, "docs.hbs"), "{{service}} {{version}}");
  expect((await validate("repository/.github/release-train.yml")).code).toBe(0);
  // From elsewhere nobody knows where they are.
  expect((await validate("-", file)).stdout).toContain("The templates can't be checked");
});
