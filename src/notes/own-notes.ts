/** What people write into a description so that the notes say it in their words. */
import type { NotedPull } from "../model/release/notes.ts";
import { conventional } from "../text/conventional.ts";

/** null: it is not to be in the notes, by its own word. */
export type OwnNotes = readonly string[] | null;

/** Kubernetes' form opens a fence. One of more signs may hold others. */
const opening = /^ {0,3}(`{3,10}|~{3,10})[ \t]{0,10}release-notes?\b/;
/** release-please's form: between these are the commits that count in the place of what was merged. */
const [begin, end] = ["BEGIN_COMMIT_OVERRIDE", "END_COMMIT_OVERRIDE"];
const nothing = /^\W{0,5}(?:none|n\/a|no|nil)?\W{0,5}$/i;
/** A description holds as many as its author likes. */
const linesMax = 50;

/**
 * The lines that a description asks for in the place of the title; undefined: none. What stands in a comment is the
 * template's, not its author's.
 */
export function ownNotes({ body }: Pick<NotedPull, "body">): OwnNotes | undefined {
  const lines = withoutComments(body.replaceAll("\r\n", "\n")).split("\n");
  const note = fenced(lines)?.trim() ?? "";
  if (note !== "") return nothing.test(note) ? null : [note];
  const from = lines.findIndex((line) => line.trimEnd() === begin);
  const to = lines.findIndex((line, index) => index > from && line.trimEnd() === end);
  const commits = from === -1 || to === -1 ? [] : commitsIn(lines.slice(from + 1, to));
  return commits.length > 0 ? commits : undefined;
}

/** What is in the first fence that holds notes and ends; undefined: there is none. */
function fenced(lines: readonly string[]): string | undefined {
  const from = lines.findIndex((line) => opening.test(line));
  const fence = opening.exec(lines[from] ?? "")?.[1];
  if (fence === undefined) return undefined;
  const to = lines.findIndex((line, index) => index > from && line.trim() === fence);
  return to === -1 ? undefined : lines.slice(from + 1, to).join("\n");
}

/** A comment that doesn't end is text. */
function withoutComments(text: string): string {
  let kept = "";
  let at = 0;
  for (;;) {
    const open = text.indexOf("<!--", at);
    const close = open === -1 ? -1 : text.indexOf("-->", open);
    if (close === -1) return kept + text.slice(at);
    kept += text.slice(at, open);
    at = close + "-->".length;
  }
}

/** Each message with its footers: one begins wherever a line has the form of a first line. */
function commitsIn(lines: readonly string[]): readonly string[] {
  const messages: string[] = [];
  for (const line of lines) {
    const isFirst = conventional(line).type !== null && !/^BREAKING[ -]CHANGE:/.test(line);
    if (isFirst) messages.push(line);
    else if (messages.length > 0) messages[messages.length - 1] += `\n${line}`;
  }
  return messages.slice(0, linesMax).map((one) => one.trim());
}
