/**
 * Notes that are longer than GitHub takes: whole entries go on in files of the same release, which are attached before it is
 * published. So nothing is cut, and a reader of the release has all of it.
 */
import { linkToMarkdown } from "./markdown.ts";
import type { ShownSection } from "./notes-parts.ts";
import { wording } from "../model/view/wording.ts";

/** GitHub takes 125,000 characters; the rest is for what becomes of a release later. */
const notesMax = 120_000;

/** What a template may make of it: the rest is for what notes say in any case. */
export const ownTextMax = notesMax - 5_000;

/** A list of the notes. */
export interface Block extends ShownSection {
  /** Where in the notes it is. */
  readonly group: string;
  /** Whose it is, where several services share the notes; "": everybody's. */
  readonly of: string;
}

/** Markdown. */
export interface NotesFile {
  readonly name: string;
  readonly content: string;
}

export interface NotesText {
  /** Of the release; at most 120,000 characters. */
  readonly body: string;
  /** What doesn't fit there; each as long at most. */
  readonly files: readonly NotesFile[];
}

export interface Whole {
  /** Heading of the files. */
  readonly title: string;
  /** Of the repository of the release; "": not known. */
  readonly repoUrl: string;
  readonly tag: string;
  readonly blocks: readonly Block[];
  /** Which part of the room a group may take, before the others share the rest. */
  readonly shares: Readonly<Record<string, number>>;
  /** @param goesOn where the rest is; "": this is all */
  readonly render: (blocks: readonly Block[], goesOn: string) => string;
}

/** The notes in as few parts as they need. */
export function inParts(whole: Whole): NotesText {
  const { blocks, shares, render } = whole;
  const alone = render(blocks, "");
  if (alone.length <= notesMax) return { body: alone, files: [] };
  // A file is at least half full, or the last one.
  const filesMax = Math.ceil(blocks.reduce((sum, one) => sum + lengthOf(one), 0) / (notesMax / 2));
  const frame = render([], goesOnIn(whole, filesMax + 1)).length;
  const room = notesMax - frame;
  const own: Cut[] = Object.entries(shares).map(([group, share]) =>
    cutAt(
      blocks.filter((one) => one.group === group),
      Math.floor(room * share),
    ),
  );
  const used = own.flatMap(({ first }) => first).reduce((sum, one) => sum + lengthOf(one), 0);
  const main = cutAt(
    blocks.filter(({ group }) => !(group in shares)),
    room - used,
  );
  const first = [main, ...own].flatMap((cut) => cut.first);
  const files: (readonly Block[])[] = [];
  let rest = [main, ...own].flatMap((cut) => cut.rest);
  while (rest.length > 0) {
    const cut = cutAt(rest, notesMax - headMax);
    files.push(cut.first);
    ({ rest } = cut);
  }
  return {
    body: render(first, goesOnIn(whole, files.length)),
    files: files.map((some, index) => ({
      name: fileName(index + 2),
      content: fileOf(whole, some, { part: index + 2, parts: files.length + 1 }),
    })),
  };
}

interface Cut {
  readonly first: Block[];
  readonly rest: Block[];
}

/** For heading and links of a file. */
const headMax = 2_000;
/** For the heading of a block, its fold and the blank lines around it. */
const blockMax = 120;

const entryLength = (entry: string): number => entry.length + "- \n".length;
const lengthOf = ({ title, folded, entries }: Block): number =>
  blockMax + title.length + folded.length + entries.reduce((sum, one) => sum + entryLength(one), 0);

/** As many whole entries, in their order, as there is room for; at least one, where there is room for nothing else. */
function cutAt(blocks: readonly Block[], room: number): Cut {
  const first: Block[] = [];
  let left = room;
  for (const [index, block] of blocks.entries()) {
    left -= lengthOf({ ...block, entries: [] });
    const over = block.entries.findIndex((entry) => (left -= entryLength(entry)) < 0);
    if (over === -1) {
      first.push(block);
      continue;
    }
    const isStuck = over === 0 && first.length === 0 && room >= notesMax - headMax;
    const count = isStuck ? 1 : over;
    if (count > 0) first.push({ ...block, entries: block.entries.slice(0, count) });
    const others = block.entries.slice(count);
    const title = count > 0 ? continued(block.title) : block.title;
    const goesOn = others.length > 0 ? [{ ...block, title, entries: others }] : [];
    return { first, rest: [...goesOn, ...blocks.slice(index + 1)] };
  }
  return { first, rest: [] };
}

function continued(title: string): string {
  const end = wording` (continued)`;
  return title.endsWith(end) ? title : `${title}${end}`;
}

const fileName = (part: number): string => `notes-${part}.md`;

/** "Assets" of a release are served by its tag ("Linking to releases", GitHub docs). */
function urlOf({ repoUrl, tag }: Whole, part: number): string {
  if (repoUrl === "") return "";
  const path = tag.split("/").map(encodeURIComponent).join("/");
  return part === 1
    ? `${repoUrl}/releases/tag/${path}`
    : `${repoUrl}/releases/download/${path}/${fileName(part)}`;
}

function linksTo(whole: Whole, parts: readonly number[]): string {
  const links = parts.map((part) => {
    const name = part === 1 ? wording`part 1` : wording`part ${part} (${fileName(part)})`;
    return linkToMarkdown(name, urlOf(whole, part));
  });
  return links.join(", ");
}

/** So many files are linked one by one; each links its neighbours. */
const linksMax = 50;

function goesOnIn(whole: Whole, files: number): string {
  const parts = Array.from({ length: Math.min(files, linksMax) }, (_, index) => index + 2);
  const more = files > linksMax ? wording` and on to ${fileName(files + 1)}` : "";
  return wording`These notes continue in ${linksTo(whole, parts)}${more}.`;
}

function fileOf(
  whole: Whole,
  blocks: readonly Block[],
  { part, parts }: { readonly part: number; readonly parts: number },
): string {
  const others = [...new Set([1, part - 1, ...(part < parts ? [part + 1] : [])])];
  const lists = blocks.map(
    ({ of, title, entries }) =>
      `### ${of === "" ? "" : `${of}: `}${title}\n${entries.map((entry) => `- ${entry}`).join("\n")}`,
  );
  const head = `# ${wording`${whole.title}, part ${part} of ${parts}`}`;
  return `${[head, wording`See ${linksTo(whole, others)}.`, ...lists].join("\n\n")}\n`;
}
