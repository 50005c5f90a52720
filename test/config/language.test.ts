import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLanguage } from "../../src/config/language.ts";

const id = "Decision: {0} by {1}.";
const many = "{0} pull requests";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "language-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function reading(content: unknown, name = "de") {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return readLanguage(path);
}

test("English needs no file", () => {
  expect(readLanguage("en")).toEqual({ ok: true, value: null });
});

test("a file is read, and what the app doesn't say is named", () => {
  expect(reading({ [id]: "{1} war für {0}", "Gone {0}": "Weg" })).toEqual({
    ok: true,
    value: {
      catalogue: { language: "de", texts: new Map([[id, "{1} war für {0}"]]) },
      unknown: ["Gone {0}"],
    },
  });
});

test("plural forms are those of the language", () => {
  const forms = { one: "{0} PR", few: "{0} PRy", many: "{0} PRów", other: "{0} PRa" };
  expect(reading({ [many]: forms }, "pl").ok).toBe(true);
  expect(reading({ [many]: "{0} PR" }, "ja").ok).toBe(true);
});

describe("one sentence says what is wrong", () => {
  test.each([
    [
      "klingon!",
      '"klingon!" is no language: give the code of one, such as de, or the path of a file named by it, such as /etc/release-train/de.json',
    ],
    [
      "xx",
      "the app brings no texts in xx: translate its templates/languages/en.json and give the path of your file, or leave it out for English",
    ],
    [
      "/nowhere/de.json",
      `there is no file /nowhere/de.json: check the path, which begins at ${process.cwd()} unless it is absolute`,
    ],
    [
      // Not there, which counts before what it is called.
      "/nowhere/none.json",
      `there is no file /nowhere/none.json: check the path, which begins at ${process.cwd()} unless it is absolute`,
    ],
  ])("%s", (name, why) => {
    expect(readLanguage(name)).toEqual({ ok: false, sentence: `TEXT_LANGUAGE: ${why}.` });
  });

  test("a file that isn't named by a language", () => {
    const read = reading({ [id]: "{0} {1}" }, "none");
    expect(read.ok ? "" : read.sentence).toMatch(
      /none\.json isn't named by a language: rename it by the code of its language, such as de\.json/,
    );
  });

  test("a folder", () => {
    const path = join(folder, "fr.json");
    mkdirSync(path);
    const read = readLanguage(path);
    expect(read.ok ? "" : read.sentence).toContain("fr.json can't be read");
  });

  test.each<[string, unknown, string]>([
    ["no JSON", "{", "is not valid JSON"],
    ["no object", "[1]", "something else than a text"],
    ["no text", { [id]: 1 }, `something else than a text for "${id}"`],
    ["a value is missing", { [id]: "Entscheidung {0}" }, "has the values {0} instead of {0} {1}"],
    ["a value too many", { [id]: "{0}{1}{2}" }, "has the values {0} {1} {2} instead of {0} {1}"],
    ["a value in one form", { [many]: { one: "PR", other: "{0}" } }, "has the values none"],
    ["no such form", { [many]: { few: "{0}", other: "{0}" } }, "de has only one, other"],
    ["no form for the rest", { [many]: { one: "{0}" } }, 'lacks the form "other"'],
    ["forms of what has none", { [id]: { other: "{0}{1}" } }, "and the text has none"],
    ["a line break", { [id]: "{0}\n{1}" }, "has a line break or a comment"],
    ["a mark", { [id]: "<!-- {0}{1} -->" }, "has a line break or a comment"],
  ])("%s", (_, content, why) => {
    const read = reading(content);
    expect(read.ok ? "" : read.sentence).toContain(why);
    expect(read.ok ? "" : read.sentence).toMatch(/^TEXT_LANGUAGE: [^\n]+\.$/);
  });
});
