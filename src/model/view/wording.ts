/** Words that stay words: reasons, names and titles. What has links or mentions is a `Text`, made by `say`. */
import { partsOf, patternOf, pluralPatternOf, type Parts, type Pattern } from "./catalogue.ts";

type Value = string | number;

/** Template tag, as `say` is one, for a plain string: ``wording`a check of ${name} went red` ``. */
export const wording = (parts: TemplateStringsArray, ...values: readonly Value[]): string =>
  filled(parts, patternOf(parts), values);

/** A text that is named here and said elsewhere, as in a table; said by {@link translated}. */
export type Phrase = string & { readonly phrase: true };

export const phrase = (english: string): Phrase => english as Phrase;

/** Parts by the text of a phrase or of a template, which says the same again and again. */
const partsByText = new Map<string, Parts>();

/** A phrase in the language in force, with its values if it has some. */
export function translated(english: Phrase, ...values: readonly Value[]): string {
  const known = partsByText.get(english);
  const parts = known ?? partsOf(english);
  if (!known) partsByText.set(english, parts);
  return filled(parts, patternOf(parts), values);
}

const nouns = new Map<string, Parts>();

/** `2 services`, `1 service`: its id is that of many, `{0} services`. */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  const known = nouns.get(many);
  const parts = known ?? ["", ` ${many}`];
  if (!known) nouns.set(many, parts);
  const pattern = pluralPatternOf(count, parts);
  return pattern === null
    ? `${count} ${count === 1 ? noun : many}`
    : filled(parts, pattern, [count]);
}

function filled(parts: Parts, pattern: Pattern | null, values: readonly Value[]): string {
  let words = "";
  if (pattern !== null) {
    for (const piece of pattern)
      words += typeof piece === "number" ? String(values[piece] ?? "") : piece;
    return words;
  }
  for (const [index, part] of parts.entries())
    words += index < values.length ? `${part}${String(values[index])}` : part;
  return words;
}
