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
  const language = languageOf(isFile ? basename(name, ".json") : name);
  if (!isFile && language === undefined) return refused(`"${name}" is no language: ${howToName}`);
  if (!isFile && language === "en") return { ok: true, value: null };
  const english = parseFile(new URL("en.json", folder));
  const given = isFile ? parseFile(name) : parseFile(new URL(`${language}.json`, folder), language);
  if (!english.ok) return english;
  if (!given.ok) return given;
  if (language === undefined)
    return refused(
      `${name} isn't named by a language: rename it by the code of its language, such as de.json or pt-BR.json`,
    );
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

const howToName =
  "give the code of one, such as de, or the path of a file named by it, such as /etc/release-train/de.json";

const refused = (why: string) => ({ ok: false, sentence: `TEXT_LANGUAGE: ${why}.` }) as const;

function languageOf(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** @param language whose file the app should bring; absent: the file is somebody's own */
function parseFile(path: string | URL, language?: string): Found<File> {
  const name = typeof path === "string" ? path : basename(path.pathname);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const isAbsent = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!isAbsent)
      return refused(`the file ${name} can't be read: check that it is a file and who may read it`);
    return refused(
      language === undefined
        ? `there is no file ${name}: check the path, which begins at ${process.cwd()} unless it is absolute`
        : `the app brings no texts in ${language}: translate its templates/languages/en.json and give the path of your file, or leave it out for English`,
    );
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
