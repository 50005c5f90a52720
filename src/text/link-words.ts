import type { Link } from "../model/release/release.ts";
import { link, plain } from "../model/view/text.ts";
import type { Text } from "../model/view/text.ts";

/** A sentence in which the text of each link, where it occurs as a word, has become that link. */
export function linkWords(sentence: string, links: readonly Link[]): Text {
  for (const [index, { text, url }] of links.entries()) {
    const at = indexOfWord(sentence, text);
    if (at === -1) continue;
    const others = links.slice(index + 1);
    return [
      ...linkWords(sentence.slice(0, at), others),
      link(text, url),
      ...linkWords(sentence.slice(at + text.length), others),
    ];
  }
  return sentence === "" ? [] : [plain(sentence)];
}

/** `#1` isn't a word of `#12`, nor `api` one of `api-gateway`. */
function indexOfWord(sentence: string, word: string): number {
  if (word === "") return -1;
  let at = sentence.indexOf(word);
  while (at !== -1) {
    const around = `${sentence[at - 1] ?? " "}${sentence[at + word.length] ?? " "}`;
    if (!/[\p{L}\p{N}_-]/u.test(around)) return at;
    at = sentence.indexOf(word, at + 1);
  }
  return -1;
}
