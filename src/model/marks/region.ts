import { issueBegin, issueEnd } from "./marks.ts";

/**
 * What of a body is the app's: a part from a begin mark to its end mark, or one mark of a pair that stands
 * around such a part. What is written between the pair and the part stays with people; were the two marks
 * left, they would become a pair, and take that text with them, as soon as the part between them goes.
 * Marks without a partner belong to the text of the people around them: nobody can tell what was ours there.
 */
interface Region {
  readonly start: number;
  readonly end: number;
  readonly isPart: boolean;
}

function regionsOf(body: string): readonly Region[] {
  const regions: Region[] = [];
  const open: { readonly start: number; holdsPart: boolean }[] = [];
  let at = 0;
  while (at < body.length) {
    const begin = indexOrEnd(body, issueBegin, at);
    const end = indexOrEnd(body, issueEnd, at);
    if (begin < end) {
      open.push({ start: begin, holdsPart: false });
      at = begin + issueBegin.length;
    } else {
      at = end + issueEnd.length;
      const pair = end < body.length ? open.pop() : undefined;
      if (pair) regions.push(...regionsOfPair(pair, end));
      const around = pair ? open.at(-1) : undefined;
      if (around) around.holdsPart = true;
    }
  }
  return regions.toSorted((one, other) => one.start - other.start);
}

function regionsOfPair(
  { start, holdsPart }: { readonly start: number; readonly holdsPart: boolean },
  endMark: number,
): readonly Region[] {
  const end = endMark + issueEnd.length;
  if (!holdsPart) return [{ start, end, isPart: true }];
  return [
    { start, end: start + issueBegin.length, isPart: false },
    { start: endMark, end, isPart: false },
  ];
}

function indexOrEnd(body: string, mark: string, from: number): number {
  const index = body.indexOf(mark, from);
  return index === -1 ? body.length : index;
}

/** The app's part of a body, with its marks; "": it has none. */
export function managedPart(body: string): string {
  const first = regionsOf(body).find(({ isPart }) => isPart);
  return first ? body.slice(first.start, first.end) : "";
}

/** What people wrote: the body without the app's part. */
export const outsideRegion = (body: string): string => outsideParts(body).join("");

function outsideParts(body: string, regions = regionsOf(body)): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of regions) {
    parts.push(body.slice(at, start));
    at = end;
  }
  return [...parts, body.slice(at)];
}

/**
 * What people wrote, for reading its sections. The app's part is a section of its own for the eye: what
 * stands below it doesn't go on with the section above it.
 */
export function outsideSections(body: string): string {
  return outsideParts(body).join("\n# Release Train\n");
}

/**
 * The body with `managed` as the app's part; what people wrote stays byte for byte. Where there is no such
 * part yet, it goes to the end, after a blank line. Of several (a body pasted twice) only the first stays.
 */
export function replaceRegion(body: string, managed: string): string {
  const ours = `${issueBegin}\n${managed}\n${issueEnd}`;
  const regions = regionsOf(body);
  const first = regions.findIndex(({ isPart }) => isPart);
  if (first === -1) return body + gapAfter(body) + ours;
  const parts = outsideParts(body, regions);
  return parts.slice(0, first + 1).join("") + ours + parts.slice(first + 1).join("");
}

/** The body of `text` with the app's part of `other`; a body without one stays as it is. */
export function withManagedOf(text: string, other: string): string {
  const managed = managedPart(other);
  if (managed === "") return text;
  return replaceRegion(text, managed.slice(issueBegin.length + 1, -issueEnd.length - 1));
}

function gapAfter(body: string): string {
  if (body === "" || /\n\r?\n$/.test(body)) return "";
  return body.endsWith("\n") ? "\n" : "\n\n";
}
