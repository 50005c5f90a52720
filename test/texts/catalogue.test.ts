/** That all that people read is in the catalogue, and that the catalogue can be translated. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogueText, extractTexts } from "./extract.ts";

const extracted = extractTexts();

test("each text can be looked up as it is written", () => {
  expect(extracted.problems).toEqual([]);
});

test("the English list is what the source says", () => {
  const file = readFileSync("templates/languages/en.json", "utf8");
  expect(
    file === catalogueText(extracted),
    "npm run --silent texts -- --catalogue > templates/languages/en.json writes it",
  ).toBe(true);
});
