/** All that is known an item by. */
interface Worded {
  readonly text: string;
}

export interface ItemFound<Item extends Worded> {
  readonly item: Item;
  /** What follows its name. */
  readonly rest: string;
}

const word = /[\p{L}\p{M}\p{N}]+/gu;
const wordsOf = (text: string): readonly string[] =>
  text.normalize("NFKC").toLowerCase().match(word) ?? [];

/** Fewer letters than these mean anything when a reason follows. */
const shortestBeginning = 4;

/**
 * The item that a text names at its beginning: by its words, in quotes, by its number, or by a beginning of its
 * words that no other item shares; whatever case and punctuation.
 * @param isAlone nothing may follow, so that a beginning may end within a word
 */
export function findItem<Item extends Worded>(
  checklist: readonly Item[],
  text: string,
  isAlone: boolean,
): ItemFound<Item> | undefined {
  const found =
    byWholeText(checklist, text) ??
    byQuotes(checklist, text) ??
    byNumber(checklist, text) ??
    (isAlone ? byBeginning(checklist, text) : byFirstWords(checklist, text));
  return isAlone && found?.rest !== "" ? undefined : found;
}

const isPrefix = (short: readonly string[], long: readonly string[]): boolean =>
  short.length <= long.length && short.every((one, index) => one === long[index]);

/** What follows the first words of a text, without the punctuation in between. */
function after(text: string, count: number): string {
  const matches = [...text.matchAll(word)];
  const last = matches[count - 1];
  const end = last ? last.index + last[0].length : 0;
  return text
    .slice(end)
    .replace(/^[^\p{L}\p{M}\p{N}\s]*\s*/u, "")
    .trim();
}

function byWholeText<Item extends Worded>(
  checklist: readonly Item[],
  text: string,
): ItemFound<Item> | undefined {
  const words = wordsOf(text);
  const [item] = checklist
    .filter((one) => isPrefix(wordsOf(one.text), words))
    .toSorted((a, b) => wordsOf(b.text).length - wordsOf(a.text).length);
  return item && { item, rest: after(text, wordsOf(item.text).length) };
}

function byQuotes<Item extends Worded>(
  checklist: readonly Item[],
  text: string,
): ItemFound<Item> | undefined {
  const [whole, , inside] = /^(["'`])(.+?)\1/.exec(text) ?? [];
  if (whole === undefined || inside === undefined) return undefined;
  const found = findItem(checklist, inside, true);
  return found && { item: found.item, rest: text.slice(whole.length).trim() };
}

function byNumber<Item extends Worded>(
  checklist: readonly Item[],
  text: string,
): ItemFound<Item> | undefined {
  const [whole, digits] = /^#?(\d{1,3})[.:)]?(?:\s+|$)/.exec(text) ?? [];
  const item = digits === undefined ? undefined : checklist[Number(digits) - 1];
  return item && { item, rest: text.slice(whole?.length ?? 0).trim() };
}

function byBeginning<Item extends Worded>(
  checklist: readonly Item[],
  text: string,
): ItemFound<Item> | undefined {
  const begin = wordsOf(text).join(" ");
  if (begin === "") return undefined;
  const [item, ...others] = checklist.filter((one) =>
    wordsOf(one.text).join(" ").startsWith(begin),
  );
  return item && others.length === 0 ? { item, rest: "" } : undefined;
}

function byFirstWords<Item extends Worded>(
  checklist: readonly Item[],
  text: string,
): ItemFound<Item> | undefined {
  const words = wordsOf(text);
  for (let count = words.length; count > 0; count -= 1) {
    const begin = words.slice(0, count);
    const [item, ...others] = checklist.filter((one) => isPrefix(begin, wordsOf(one.text)));
    if (!item) continue;
    const isClear = others.length === 0 && begin.join("").length >= shortestBeginning;
    return isClear ? { item, rest: after(text, count) } : undefined;
  }
  return undefined;
}
