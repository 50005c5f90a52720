import { expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { commands } from "../../src/cli/commands.ts";
import { runCommand } from "./run-command.ts";

test("--version says the version and nothing else, also after a command", async () => {
  const said = { code: 0, stdout: `${packageFile.version}\n`, stderr: "" };
  expect(await runCommand(["--version"])).toEqual(said);
  expect(await runCommand(["plan", "--version"])).toEqual(said);
});

test("--help lists every command, and each explains itself with its options", async () => {
  const overview = await runCommand(["--help"]);
  expect(overview).toMatchObject({ code: 0, stderr: "" });
  for (const { name, summary, options = [] } of commands) {
    expect(overview.stdout).toContain(`  ${name}`);
    const { code, stdout, stderr } = await runCommand([name, "--help"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`release-train ${name}`);
    expect(stdout).toContain(summary);
    for (const option of options) expect(stdout).toContain(`--${option.name}`);
  }
}, 540_000);

test.for<[words: readonly string[], first: string]>([
  [["valdate"], "Unknown command: valdate. Did you mean validate?"],
  [["bogus"], "Unknown command: bogus."],
  [["validate", "--fast"], "validate has no option --fast."],
  [["plan", "a", "b"], "plan takes only [file or owner/repo#n]: leave out b."],
  [["init", "now"], "init takes no such word: leave out now."],
  [["demo", "--speed", "0"], "--speed 0: give a number from 1 to 1000000."],
  [["demo", "--replace"], "--replace: say which service fails first, with --fail SERVICE."],
])("%j is refused with exit code 2 and a sentence", async ([words, first]) => {
  const { code, stdout, stderr } = await runCommand(words);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr.split("\n")[0]).toBe(first);
});
