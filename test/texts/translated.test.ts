/** Every text in a language made of English, which shows what wasn't said through the catalogue. */
import { afterEach, expect, test } from "vitest";
import { speak } from "../../src/model/view/catalogue.ts";
import { pseudo, toEnglish } from "../support/pseudo.ts";
import { everyText } from "./every-text.ts";

afterEach(() => speak(null));

/** What the app keeps of what was said, packed, is no text; and asterisks hold beside plain letters only. */
const readable = (text: string): string =>
  text.replaceAll(/<!-- release-train:record .*? -->/gs, "").replaceAll(/<\/?strong>/g, "**");

test("another language says the same of the same, in as many texts", { timeout: 360_000 }, () => {
  const english = everyText();
  speak(pseudo);
  const translated = everyText();
  expect(translated.map(({ where, when }) => `${where}, ${when}`)).toEqual(
    english.map(({ where, when }) => `${where}, ${when}`),
  );
  expect(translated.map(({ text }) => readable(toEnglish(text)))).toEqual(
    english.map(({ text }) => readable(text)),
  );
});
