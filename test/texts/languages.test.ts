/** Each language that the app brings is one that a start takes. */
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { readLanguage } from "../../src/config/language.ts";

const names = readdirSync("templates/languages").map((file) => basename(file, ".json"));

test.each(names)("%s", (name) => {
  const read = readLanguage(name);
  expect(read.ok || read.sentence).toBe(true);
  expect(read.ok && read.value ? read.value.unknown : []).toEqual([]);
});
