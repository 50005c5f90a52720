/** What pages tell people to type is typed, in a folder with the train file of the quickstart. */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../cli/run-command.ts";

const pages = ["README.md", ...globSync("docs/*.md")];

/** Those that need nothing but a train file. */
const runnable = new Set(["validate", "plan", "rehearse", "schema"]);

const lines = pages.flatMap((page) => {
  const shell = [...readFileSync(page, "utf8").matchAll(/^ *```sh\n(.*?)^ *```$/gms)];
  return shell
    .flatMap(([, block = ""]) => block.split("\n"))
    .map((line) => /^ *(?:npx )?release-train (.*?)(?: +#.*)?$/.exec(line)?.[1] ?? "")
    .filter((words) => runnable.has(words.split(" ")[0] ?? ""))
    .map((words) => ({ page, words }));
});

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "docs-"));
  const quickstart = readFileSync("docs/quickstart.md", "utf8");
  const train = /```yaml\n(# \.github\/release-train\.yml\n.*?)```/s.exec(quickstart)?.[1] ?? "";
  mkdirSync(join(cwd, ".github"));
  writeFileSync(join(cwd, ".github/release-train.yml"), train);
});
afterAll(() => rmSync(cwd, { recursive: true }));

test("the quickstart tells people to plan and to rehearse", () => {
  const told = lines.filter(({ page }) => page === "docs/quickstart.md");
  expect(new Set(told.map(({ words }) => words.split(" ")[0]))).toEqual(
    new Set(["plan", "rehearse"]),
  );
});

test.each(lines)(
  "$page: release-train $words",
  async ({ words }) => {
    const { code, stdout, stderr } = await runCommand(words.split(" "), { cwd });
    expect({ code, stderr }).toMatchObject({ code: words.includes("--fail ") ? 1 : 0 });
    expect(stdout).not.toBe("");
  },
  120_000,
);
