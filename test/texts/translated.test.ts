/** Every text in a language made of English, which shows what wasn't said through the catalogue. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { speak } from "../../src/model/view/catalogue.ts";
import { pseudo, toEnglish } from "../support/pseudo.ts";
import { everyText, type ShownText } from "./every-text.ts";

const english = everyText();
let translated: readonly ShownText[] = [];

beforeAll(() => {
  speak(pseudo);
  translated = everyText();
});
afterAll(() => speak(null));

test("another language says the same of the same, in as many texts", () => {
  expect(translated.map(({ where, when }) => `${where}, ${when}`)).toEqual(
    english.map(({ where, when }) => `${where}, ${when}`),
  );
  expect(translated.map(({ text }) => toEnglish(text))).toEqual(english.map(({ text }) => text));
});
