import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const page = readFileSync("test/field/README.md", "utf8");

test("every report and attack names tests that exist", () => {
  const rows = page.split("\n").flatMap((line) => /^\| +(\d+) +\|/.exec(line)?.[1] ?? []);
  expect(rows).toEqual(Array.from({ length: 69 }, (_, index) => `${index + 1}`));
  const named = [...page.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, file = ""]) => file);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

test("every test of the folder is named", () => {
  const files = readdirSync("test/field").filter((name) => name.endsWith(".test.ts"));
  expect(files.filter((name) => !page.includes(`test/field/${name}`))).toEqual([]);
});
