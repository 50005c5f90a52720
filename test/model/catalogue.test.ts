import { afterEach, describe, expect, test } from "vitest";
import { speak, spokenLanguage, type Translation } from "../../src/model/view/catalogue.ts";
import { form, mention, plain, plural, say, wordsOf } from "../../src/model/view/text.ts";
import { counted, phrase, translated, wording } from "../../src/model/view/wording.ts";

const inGerman = (texts: Readonly<Record<string, Translation>>, language = "de"): void =>
  speak({ language, texts: new Map(Object.entries(texts)) });

afterEach(() => speak(null));

describe("a text in another language", () => {
  const held = () => say`Held by ${mention("sarah")}: ${"red"}`;

  test("has its values where the translation has them", () => {
    expect(wordsOf(held())).toBe("Held by @sarah: red");
    inGerman({ "Held by {0}: {1}": "{1}, sagt {0}" });
    expect(held()).toEqual([plain("red"), plain(", sagt "), mention("sarah")]);
    expect(spokenLanguage()).toBe("de");
  });

  test("is English where there is no translation, and again when the language ends", () => {
    inGerman({});
    expect(wordsOf(held())).toBe("Held by @sarah: red");
    speak(null);
    expect([wordsOf(held()), spokenLanguage()]).toEqual(["Held by @sarah: red", "en"]);
  });

  test("is looked up anew when the language changes", () => {
    inGerman({ "Held by {0}: {1}": "Gehalten von {0}: {1}" });
    expect(wordsOf(held())).toBe("Gehalten von @sarah: red");
    inGerman({ "Held by {0}: {1}": "Tenu par {0} : {1}" }, "fr");
    expect(wordsOf(held())).toBe("Tenu par @sarah : red");
  });

  test("keeps the blanks around a fragment, which are no part of its id", () => {
    const tail = (by: string) => wording` by ${by} `;
    inGerman({ "by {0}": "von {0}" });
    expect(tail("sarah")).toBe(" von sarah ");
    inGerman({ also: "auch" });
    expect([wording` also`, wording`also `]).toEqual([" auch", "auch "]);
  });

  test("isn't changed by braces in a value, nor by braces that are words", () => {
    inGerman({ "{0} in {{version}}": "in {{version}}: {0}" });
    expect(wording`${"{1}"} in {{version}}`).toBe("in {{version}}: {1}");
  });

  test("may be named in a table and said later", () => {
    const live = phrase("live since {0}");
    expect(translated(live, "noon")).toBe("live since noon");
    inGerman({ "live since {0}": "seit {0} live" });
    expect(translated(live, "noon")).toBe("seit noon live");
  });
});

describe("a text that depends on a count", () => {
  const waits = (count: number) =>
    wordsOf(plural(count, form`${count} service waits`, form`${count} services wait`));

  test("has two forms in English", () => {
    expect([waits(0), waits(1), waits(2)]).toEqual([
      "0 services wait",
      "1 service waits",
      "2 services wait",
    ]);
    expect([counted(1, "reply", "replies"), counted(2, "reply", "replies")]).toEqual([
      "1 reply",
      "2 replies",
    ]);
  });

  test("has as many forms as the language", () => {
    const forms = {
      one: "{0} serwis",
      few: "{0} serwisy",
      many: "{0} serwisów",
      other: "{0} serwisu",
    };
    inGerman({ "{0} services": forms, "{0} services wait": forms }, "pl");
    expect([1, 2, 5].map((count) => counted(count, "service"))).toEqual([
      "1 serwis",
      "2 serwisy",
      "5 serwisów",
    ]);
    expect(waits(3)).toBe("3 serwisy");
  });

  test("may have one form for all", () => {
    inGerman({ "{0} services wait": "{0} サービス" }, "ja");
    expect([waits(1), waits(2)]).toEqual(["1 サービス", "2 サービス"]);
  });
});
