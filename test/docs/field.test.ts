import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const page = readFileSync("test/field/README.md", "utf8");

test("every report and attack names tests that exist", () => {
  const rows = page.split("\n").flatMap((line) => /^\| +(\d+) +\|/.exec(line)?.[1] ?? []);
  expect(rows).toEqual(Array.from({ length: 69 }, (_, index) => `${index + 1}`));
  const named = [...page.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, file = ""]) => file);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

test("every report stands in a test that its row names", () => {
  const missing = page.split("\n").flatMap((line) => {
    const files = [...line.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, file = ""]) => file);
    if (!line.startsWith("|") || files.length === 0) return [];
    const text = files.map((file) => readFileSync(file, "utf8")).join("\n");
    const reports = [...line.matchAll(/([\w.-]+)(#\d+)\b/g)];
    // A second one of the same repository may go by its number.
    const isThere = (name: string, number: string): boolean =>
      text.includes(`${name}${number}`) || new RegExp(`${name}#\\d+[^"]*${number}\\b`).test(text);
    return reports.flatMap(([report, name = "", number = ""]) =>
      isThere(name, number) ? [] : [`${report}: ${files.join(", ")}`],
    );
  });
  expect(missing).toEqual([]);
});

test("every attack has its number in a test that its row names", () => {
  const missing = page.split("\n").flatMap((line) => {
    const [, number = "", what = ""] = /^\| +(\d+) +\|([^|]*)\|/.exec(line) ?? [];
    // Rows from here on are attacks, but for those that name a public report.
    if (Number(number) < 46 || what.includes("#")) return [];
    const files = [...line.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, file = ""]) => file);
    const text = files.map((file) => readFileSync(file, "utf8")).join("\n");
    return new RegExp(`attacks? (?:\\d+, )?(?:\\d+ and )?${number}\\b`).test(text) ? [] : [line];
  });
  expect(missing).toEqual([]);
});

test("every test of the folder is named", () => {
  const files = readdirSync("test/field").filter((name) => name.endsWith(".test.ts"));
  expect(files.filter((name) => !page.includes(`test/field/${name}`))).toEqual([]);
});
