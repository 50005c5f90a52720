import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** By number: the files that its row names. */
const rows = new Map(
  readFileSync("test/threats/README.md", "utf8")
    .split("\n")
    .flatMap((line) => {
      const number = /^\| +(\d+) +\|/.exec(line)?.[1];
      if (number === undefined) return [];
      const files = [...line.matchAll(/`(test\/[^`]+\.ts)`/g)].map(([, file = ""]) => file);
      return [[number, files] as const];
    }),
);

/** The threats with which a title begins: one number, or several with commas and "and" between them. */
const threatsIn = (file: string): ReadonlySet<string> =>
  new Set(
    [...readFileSync(file, "utf8").matchAll(/["`]threats? (\d+(?:(?:, | and )\d+)*)\b/g)].flatMap(
      ([, numbers = ""]) => numbers.match(/\d+/g) ?? [],
    ),
  );

test("every threat names tests that exist and have its number in a title", () => {
  expect([...rows.keys()]).toEqual(Array.from({ length: 68 }, (_, index) => `${index + 1}`));
  const missing = [...rows].flatMap(([number, files]) =>
    files.length === 0
      ? [number]
      : files
          .filter((file) => !existsSync(file) || !threatsIn(file).has(number))
          .map((file) => `${number}: ${file}`),
  );
  expect(missing).toEqual([]);
});

test("every test that says it holds a threat is named", () => {
  const unnamed = globSync("test/**/*.ts").flatMap((file) =>
    [...threatsIn(file)]
      .filter((number) => !rows.get(number)?.includes(file))
      .map((number) => `${number}: ${file}`),
  );
  expect(unnamed).toEqual([]);
});
