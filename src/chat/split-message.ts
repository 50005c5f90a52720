import { plain, wordsOf, type Block, type Message, type Text } from "../model/view/text.ts";

/**
 * Characters of one post. Slack refuses what is longer than it takes for ever (`msg_too_long`, docs: chat.postMessage)
 * and advises 4,000 characters; a block has more characters than words.
 */
export const postMax = 3_000;

/** The message in pieces that a chat takes, in order; nothing of it is left out. */
export function splitMessage(message: Message): readonly Message[] {
  const pieces: Block[][] = [];
  let length = Infinity;
  for (const block of message.flatMap(splitBlock)) {
    const more = lengthOf(block);
    if (length + more > postMax) {
      pieces.push([]);
      length = 0;
    }
    pieces.at(-1)?.push(block);
    length += more;
  }
  return pieces;
}

export const messageLength = (message: Message): number =>
  message.reduce((sum, block) => sum + lengthOf(block), 0);

function lengthOf(block: Block): number {
  if (block.kind === "list")
    return block.items.reduce((sum, item) => sum + wordsOf(item).length + 2, 0);
  return block.kind === "verbatim" ? block.text.length : wordsOf(block.text).length;
}

function splitBlock(block: Block): readonly Block[] {
  if (lengthOf(block) <= postMax) return [block];
  switch (block.kind) {
    case "paragraph":
      return splitText(block.text).map((text) => ({ kind: "paragraph", text }));
    case "verbatim":
      return chunks(block.text).map((text) => ({ kind: "verbatim", text }));
    case "list":
      return block.items.flatMap((item): readonly Block[] =>
        splitText(item).map((text) => ({ kind: "list", items: [text] })),
      );
  }
}

function splitText(text: Text): readonly Text[] {
  const parts: Text[] = [];
  let part: Text = [];
  for (const span of text.flatMap(splitSpan)) {
    if (part.length > 0 && wordsOf([...part, span]).length > postMax) {
      parts.push(part);
      part = [];
    }
    part = [...part, span];
  }
  return [...parts, part];
}

function splitSpan(span: Text[number]): Text {
  if (wordsOf([span]).length <= postMax) return [span];
  return chunks(wordsOf([span])).map(plain);
}

/** No pair of surrogates is torn. */
function chunks(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + postMax);
    if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1)) && end < text.length) end -= 1;
    found.push(text.slice(at, end));
    at = end;
  }
  return found;
}
