/** What people write into a description so that the notes say it in their words. */
import type { NotedPull } from "../model/release/notes.ts";
import { conventional } from "../text/conventional.ts";

/** null: it is not to be in the notes, by its own word. */
export type OwnNotes = readonly string[] | null;

/** Kubernetes' form. A fence of more backticks may hold others. */
const block =
  /^ {0,3}(`{3,10}|~{3,10})[ \t]{0,10}release-notes?\b[^\n]{0,100}\n([\s\S]*?)^ {0,3}\1[ \t]*$/m;
/** release-please's form: the commits that count in the place of what was merged. */
const override = /^BEGIN_COMMIT_OVERRIDE[ \t]*$([\s\S]*?)^END_COMMIT_OVERRIDE[ \t]*$/m;
const nothing = /^\W{0,5}(?:none|n\/a|no|nil)?\W{0,5}$/i;
/** A description holds as many as its author likes. */
const linesMax = 50;

/**
 * The lines that a description asks for in the place of the title; undefined: none. What stands in a comment is the
 * template's, not its author's.
 */
export function ownNotes({ body }: Pick<NotedPull, "body">): OwnNotes | undefined {
  const text = body.replaceAll("\r\n", "\n").replaceAll(/<!--[\s\S]*?-->/g, "");
  const [, , note] = block.exec(text) ?? [];
  if (note !== undefined && note.trim() !== "")
    return nothing.test(note.trim()) ? null : [note.trim()];
  const [, commits] = override.exec(text) ?? [];
  const lines = commits === undefined ? [] : commitsIn(commits);
  return lines.length > 0 ? lines : undefined;
}

/** Each message with its footers: one begins wherever a line has the form of a first line. */
function commitsIn(text: string): readonly string[] {
  const messages: string[] = [];
  for (const line of text.split("\n")) {
    const isFirst = conventional(line).type !== null && !/^BREAKING[ -]CHANGE:/.test(line);
    if (isFirst) messages.push(line);
    else if (messages.length > 0) messages[messages.length - 1] += `\n${line}`;
  }
  return messages.slice(0, linesMax).map((one) => one.trim());
}
