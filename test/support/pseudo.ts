/**
 * A language for tests, made of English by writing each letter in its full width: what a person reads in plain letters
 * wasn't said through the catalogue, and by {@link toEnglish} each text can be compared with its English.
 */
import { readFileSync } from "node:fs";
import type { Catalogue, Translation } from "../../src/model/view/catalogue.ts";

const english = JSON.parse(
  readFileSync(new URL("../../templates/languages/en.json", import.meta.url), "utf8"),
) as Readonly<Record<string, Translation>>;

const distance = 0xfee0;

/** Values and code stay. */
const kept = /(\{\d+\}|\{\{\w+\}\}|`[^`]*`)/;

const widened = (text: string): string =>
  text
    .split(kept)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replaceAll(/[A-Za-z]/g, (letter) =>
            String.fromCodePoint((letter.codePointAt(0) ?? 0) + distance),
          ),
    )
    .join("");

export const toEnglish = (text: string): string =>
  text.replaceAll(/[\uff21-\uff3a\uff41-\uff5a]/g, (letter) =>
    String.fromCodePoint((letter.codePointAt(0) ?? 0) - distance),
  );

export const pseudo: Catalogue = {
  // Its plural forms are those of English.
  language: "en-x-wide",
  texts: new Map(
    Object.entries(english).map(([id, translation]) => [
      id,
      typeof translation === "string"
        ? widened(translation)
        : Object.fromEntries(
            Object.entries(translation).map(([category, form]) => [category, widened(form)]),
          ),
    ]),
  ),
};
