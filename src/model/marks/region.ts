import { issueBegin, issueEnd } from "./marks.ts";

/**
 * A region is ours from a begin mark to the end mark that follows it with no other mark between. Marks
 * without a partner belong to the text of the people around them: nobody can tell what was ours there.
 */
interface Region {
  readonly start: number;
  readonly end: number;
}

function regionsOf(body: string): readonly Region[] {
  const regions: Region[] = [];
  let open: number | null = null;
  let at = 0;
  while (at < body.length) {
    const begin = indexOrEnd(body, issueBegin, at);
    const end = indexOrEnd(body, issueEnd, at);
    if (begin < end) {
      open = begin;
      at = begin + issueBegin.length;
    } else {
      at = end + issueEnd.length;
      if (open !== null && end < body.length) regions.push({ start: open, end: at });
      open = null;
    }
  }
  return regions;
}

function indexOrEnd(body: string, mark: string, from: number): number {
  const index = body.indexOf(mark, from);
  return index === -1 ? body.length : index;
}

/** The app's part of a body, with its marks; "": it has none. */
export function managedPart(body: string): string {
  const [first] = regionsOf(body);
  return first ? body.slice(first.start, first.end) : "";
}

/** What people wrote: the body without the app's part. */
export const outsideRegion = (body: string): string => outsideParts(body).join("");

function outsideParts(body: string): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of regionsOf(body)) {
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
  const [first] = regionsOf(body);
  if (!first) return body + gapAfter(body) + ours;
  return body.slice(0, first.start) + ours + outsideRegion(body.slice(first.end));
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
