/**
 * The language in force. The English sentence is the id of each text, with `{0}`, `{1}` and so on for its values, so that
 * English needs no catalogue, and what isn't translated is English. One process speaks one language, from its start on.
 */

/** What stands for a text: one sentence, or one for each plural category of the language. */
export type Translation = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

export interface Catalogue {
  /** BCP 47, such as `de` or `pt-BR`. */
  readonly language: string;
  /** By id. */
  readonly texts: ReadonlyMap<string, Translation>;
}

/** The words of a text in their order, and between them the numbers of its values. */
export type Pattern = readonly (string | number)[];

/** The words of a template with the values left out, as a template tag gets them. */
export type Parts = readonly string[];

interface InForce {
  readonly catalogue: Catalogue;
  readonly rules: Intl.PluralRules;
  /** By the place in the source; null: not translated. */
  readonly patterns: WeakMap<Parts, Pattern | null>;
}

let inForce: InForce | null = null;

/** From now on the app says everything in this language; null: in English. */
export function speak(catalogue: Catalogue | null): void {
  inForce = catalogue && {
    catalogue,
    rules: new Intl.PluralRules(catalogue.language),
    patterns: new WeakMap(),
  };
}

/** Another thing each time that the language changes: what was worked out before is in another one. */
export const tongue = (): object | null => inForce;

/** The language that is spoken, for pages that say which. */
export const spokenLanguage = (): string => inForce?.catalogue.language ?? "en";

/** The id of a text: blanks around it are no part of it. */
export const idOf = (parts: Parts): string =>
  parts
    .map((part, index) => (index === 0 ? part : `{${index - 1}}${part}`))
    .join("")
    .trim();

/** How the language in force says this; null: as English does, which costs nothing. */
export function patternOf(parts: Parts): Pattern | null {
  if (inForce === null) return null;
  const known = inForce.patterns.get(parts);
  if (known !== undefined) return known;
  const translation = inForce.catalogue.texts.get(idOf(parts));
  const text = typeof translation === "object" ? translation.other : translation;
  const pattern = text === undefined ? null : withBlanksOf(parts, text);
  inForce.patterns.set(parts, pattern);
  return pattern;
}

/** The same of a text that depends on a count; `parts` are those of the form for many. */
export function pluralPatternOf(count: number, parts: Parts): Pattern | null {
  if (inForce === null) return null;
  const translation = inForce.catalogue.texts.get(idOf(parts));
  if (translation === undefined) return null;
  const text =
    typeof translation === "string"
      ? translation
      : (translation[inForce.rules.select(count)] ?? translation.other);
  return text === undefined ? null : withBlanksOf(parts, text);
}

/** Of the sentences around it, a fragment keeps the blanks that it has in English. */
function withBlanksOf(parts: Parts, text: string): Pattern {
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  const before = first.slice(0, first.length - first.trimStart().length);
  // Of blanks alone, all stand before.
  const isBlank = parts.length === 1 && first.trim() === "";
  const after = isBlank ? "" : last.slice(last.trimEnd().length);
  return toPattern(`${before}${text}${after}`);
}

/** Reads `{0}` and so on; other braces are words. */
export const toPattern = (text: string): Pattern =>
  text
    .split(/\{(\d+)\}/)
    .map((part, index) => (index % 2 === 1 ? Number(part) : part))
    .filter((part) => part !== "");

/** The pieces between `{0}`, `{1}` and so on, as a template tag would get them. */
export const partsOf = (english: string): Parts => english.split(/\{\d+\}/);
