/** What people write above the notes: only sentences that cite a pull request of the release are kept. */
import { isSameName } from "../model/ids.ts";
import type { NotedPull, ServiceNotes } from "../model/release/notes.ts";
import { link, plain, type Text } from "../model/view/text.ts";

export interface Highlights {
  /** In their order, with their citations as links. */
  readonly kept: readonly Text[];
  /** Sentences that cite none, or one that isn't in the release, as they were written. */
  readonly left: readonly string[];
}

const textMax = 10_000;
const sentencesMax = 50;

const citation =
  /(?:(?<!\w)https?:\/\/[^\s/<>()]{1,200}\/([\w.-]{1,100}\/[\w.-]{1,100})\/pull\/|(?<![\w./-])([\w.-]{1,100}\/[\w.-]{1,100})?#)(\d{1,9})(?!\w)/g;

/** @param services whose pull requests readers may know of; each sentence is judged by itself */
export function judgeHighlights(
  lines: readonly string[],
  services: readonly ServiceNotes[],
): Highlights {
  const shown = services.filter(({ isHidden }) => !isHidden);
  const kept: Text[] = [];
  const left: string[] = [];
  for (const sentence of sentencesOf(lines)) {
    const cited = citedIn(sentence, shown);
    if (cited) kept.push(cited);
    else left.push(sentence);
  }
  return { kept, left };
}

/**
 * Also before a small letter, unlike Unicode's sentences (UAX 29): whoever wants to pass something off with the sentence before
 * it would write one.
 */
const sentenceEnd = /(?<=[.!?…][)\]"'”’*_]{0,3})\s+|(?<=[。！？])/u;
const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|approx|incl)\.$/i;

/** Items of lists are sentences, too. */
function sentencesOf(lines: readonly string[]): readonly string[] {
  const text = lines.map((line) => line.replace(/^(?:[-*+]|\d{1,3}[.)]) +/, "")).join("\n");
  return text
    .slice(0, textMax)
    .split("\n")
    .flatMap(sentencesIn)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .slice(0, sentencesMax);
}

function sentencesIn(line: string): readonly string[] {
  const sentences: string[] = [];
  let isGoingOn = false;
  for (const part of line.split(sentenceEnd)) {
    if (isGoingOn) sentences.push(`${sentences.pop() ?? ""} ${part}`);
    else sentences.push(part.trim());
    isGoingOn = abbreviation.test(part);
  }
  return sentences;
}

/** undefined: it cites nothing, or something that the release doesn't bring. */
function citedIn(sentence: string, services: readonly ServiceNotes[]): Text | undefined {
  const spans: Text[number][] = [];
  let at = 0;
  for (const found of sentence.matchAll(citation)) {
    const [whole, linked, named, digits] = found;
    const pull = pullOf(linked ?? named, Number(digits), services);
    if (!pull) return undefined;
    const name = named === undefined ? `#${pull.number}` : `${named}#${pull.number}`;
    spans.push(plain(sentence.slice(at, found.index)), link(name, pull.url));
    at = found.index + whole.length;
  }
  return at === 0 ? undefined : [...spans, plain(sentence.slice(at))];
}

/** A number alone must be that of one pull request only. */
function pullOf(
  repo: string | undefined,
  number: number,
  services: readonly ServiceNotes[],
): NotedPull | undefined {
  const found = services
    .filter((one) => repo === undefined || isSameName(one.repo, repo))
    .flatMap(({ pulls }) => pulls.filter((pull) => pull.number === number));
  const [first] = found;
  return new Set(found.map(({ url }) => url)).size === 1 ? first : undefined;
}
