import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { toPattern, type Catalogue, type Translation } from "../model/view/catalogue.ts";
import type { Found } from "./found.ts";

const folder = new URL("../../templates/languages/", import.meta.url);

/** null: English. */
export type Language = {
  readonly catalogue: Catalogue;
  /** Ids of the file that no text of the app has. */
  readonly unknown: readonly string[];
} | null;

const formsSchema = z.partialRecord(
  z.enum(["zero", "one", "two", "few", "many", "other"]),
  z.string(),
);
const fileSchema = z.record(z.string(), z.union([z.string(), formsSchema]));
type File = z.infer<typeof fileSchema>;

/** Reads the catalogue of a language: one that the app brings, or a file such as `/etc/release-train/de.json`. */
export function readLanguage(name: string): Found<Language> {
  const isFile = name.endsWith(".json");
  const tag = isFile ? basename(name, ".json") : name;
  const language = languageOf(tag);
  if (language === undefined)
    return refused(`"${tag}" is not a language: give its code, such as de, or a file named by it`);
  if (!isFile && language === "en") return { ok: true, value: null };
  const english = parseFile(new URL("en.json", folder));
  const given = parseFile(isFile ? name : new URL(`${language}.json`, folder));
  if (!english.ok) return english;
  if (!given.ok) return given;
  for (const [id, translation] of Object.entries(given.value)) {
    const wrong = whatIsWrong(id, translation, english.value[id], language);
    if (wrong !== undefined) return refused(`the translation of "${id}" ${wrong}`);
  }
  const entries = Object.entries(given.value);
  return {
    ok: true,
    value: {
      catalogue: {
        language,
        texts: new Map(entries.filter(([id]) => id in english.value) as [string, Translation][]),
      },
      unknown: entries.map(([id]) => id).filter((id) => !(id in english.value)),
    },
  };
}

const refused = (why: string) => ({ ok: false, sentence: `TEXT_LANGUAGE: ${why}.` }) as const;

function languageOf(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function parseFile(path: string | URL): Found<File> {
  const name = typeof path === "string" ? path : basename(path.pathname);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return refused(`there is no ${name} that can be read: leave it out for English`);
  }
  try {
    const parsed = fileSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, value: parsed.data };
    const [issue] = parsed.error.issues;
    return refused(`${name} has something else than a text for "${String(issue?.path[0] ?? "")}"`);
  } catch {
    return refused(`${name} is not valid JSON`);
  }
}

/** Ids that the app doesn't have are no error, whatever they say. */
function whatIsWrong(
  id: string,
  translation: File[string],
  english: File[string] | undefined,
  language: string,
): string | undefined {
  if (english === undefined) return undefined;
  if (typeof translation === "object") {
    if (typeof english === "string") return "has plural forms, and the text has none";
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const strange = Object.keys(translation).find((one) => !isOneOf(pluralCategories, one));
    if (strange !== undefined)
      return `has the form "${strange}", and ${language} has only ${pluralCategories.join(", ")}`;
    if (translation.other === undefined) return 'lacks the form "other"';
  }
  const wanted = valuesOf(typeof english === "string" ? english : (english.other ?? ""));
  for (const text of typeof translation === "string" ? [translation] : Object.values(translation)) {
    if (valuesOf(text) !== wanted)
      return `has the values ${valuesOf(text) || "none"} instead of ${wanted || "none"}`;
    if (/<!--/.test(text) || (/[\r\n]/.test(text) && !/\n/.test(id)))
      return "has a line break or a comment, which no text has";
  }
  return undefined;
}

const isOneOf = (all: readonly string[], one: string): boolean => all.includes(one);

/** `{0} {1}`, in the order of their numbers. */
const valuesOf = (text: string): string =>
  toPattern(text)
    .filter((piece) => typeof piece === "number")
    .toSorted((a, b) => a - b)
    .map((piece) => `{${piece}}`)
    .join(" ");
