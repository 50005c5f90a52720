/** What the texts of people and bots refer to: a link counts by its target, whatever it is called. */
import { isSameName, type RepoName } from "../../model/ids.ts";

/** The repository to which numbers without a name belong. */
export interface Home {
  readonly repo: RepoName;
  /** Its page, e.g. `https://github.com/acme/api`. */
  readonly url: string;
}

/** Every quantifier is bounded: bodies hold up to 65,536 characters of anybody's choice. */
const link = /!?\[[^[\]\n]{0,300}\]\(<?([^\s()<>]{1,300})>?(?:[ \t][^()\n]{0,100})?\)/g;
const page =
  /https?:\/\/[^\s/<>]{1,200}\/[\w.-]{1,100}\/[\w.-]{1,100}\/(?:pull|issues)\/(\d{1,9})(?!\w)(?:[/?#][^\s()[\]<>]{0,200})?/g;
const named = /(?<![\w./-])([\w.-]{1,100}\/[\w.-]{1,100})#(\d{1,9})(?!\w)/g;
const short = /(?<![\w./-])GH-(\d{1,9})(?!\w)/g;
/** Stands for what is of another repository: no form has a place for it. */
const elsewhere = "<elsewhere>";

/** The same text with `#n` wherever it refers to that issue or pull request of this repository, and nowhere else. */
export function withNumbers(text: string, { repo, url }: Home): string {
  const own = `${url}/`.toLowerCase();
  return text
    .replaceAll(link, (_, target: string) => target)
    .replaceAll(page, (all: string, number: string) =>
      all.toLowerCase().startsWith(own) ? `#${number}` : elsewhere,
    )
    .replaceAll(named, (_, name: string, number: string) =>
      isSameName(name, repo) ? `#${number}` : elsewhere,
    )
    .replaceAll(short, (_, number: string) => `#${number}`);
}

/** The same where there are no links, as in a message of git. */
export const ownNumbers = (text: string, repo: string): string =>
  text
    .replaceAll(named, (_, name: string, number: string) =>
      isSameName(name, repo) ? `#${number}` : elsewhere,
    )
    .replaceAll(short, (_, number: string) => `#${number}`);

/** Several numbers as a sentence lists them. */
export const numberList = String.raw`#\d{1,9}(?:(?:,| and|, and| &)? #\d{1,9}){0,50}`;

export const numbersIn = (list: string): readonly number[] =>
  [...list.matchAll(/#(\d{1,9})(?!\w)/g)].map(([, number]) => Number(number));

/**
 * The lines of a body that its author wrote in their own name: no quotes, no code, no comments and nothing that
 * is folded away. Bots put the changelogs of others there.
 */
export function ownLines(body: string): readonly string[] {
  const lines: string[] = [];
  let depth = 0;
  let fence: string | undefined;
  for (const raw of withoutComments(body).split(/\r?\n/)) {
    const mark = /^ {0,3}(```|~~~)/.exec(raw)?.[1];
    if (mark !== undefined && (fence === undefined || fence === mark)) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const opened = raw.match(/<(?:details|blockquote|pre)\b/gi)?.length ?? 0;
    const closed = raw.match(/<\/(?:details|blockquote|pre)>/gi)?.length ?? 0;
    const isFolded = depth > 0 || opened > 0;
    depth = Math.max(0, depth + opened - closed);
    if (isFolded || /^(?: {4}|\t| {0,3}>)/.test(raw)) continue;
    lines.push(raw.trim());
  }
  return lines;
}

function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const begin = text.indexOf("<!--", from);
    parts.push(text.slice(from, begin < 0 ? undefined : begin));
    if (begin < 0) break;
    const end = text.indexOf("-->", begin + 4);
    if (end < 0) break;
    from = end + 3;
  }
  return parts.join("");
}

/** ` (#12)` at the end of a line, as GitHub and its users put it there. */
const lastNumber = /^(.*) \(#(\d{1,9})\)$/;
const lastNumbersMax = 9;

/** A first line without the numbers of pull requests behind it, and these in their order. */
export function splitNumbers(line: string): {
  readonly text: string;
  readonly numbers: readonly number[];
} {
  const numbers: number[] = [];
  let text = line;
  while (numbers.length < lastNumbersMax) {
    const [, before, number] = lastNumber.exec(text) ?? [];
    if (before === undefined) break;
    numbers.unshift(Number(number));
    text = before;
  }
  return { text, numbers };
}
