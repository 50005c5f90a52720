import { nearest } from "./nearest.ts";

/** The commands that have an effect or an answer, in the order of `/help`. */
export const commandNames = ["go", "no-go", "hold", "resume", "retry", "plan", "help"] as const;
export type CommandName = (typeof commandNames)[number];

/** Commands of the contract that this version doesn't carry out; they are answered, not ignored. */
const announced = new Set([
  "rollback",
  "confirm",
  "waive",
  "include",
  "reschedule",
  "abort",
  "complete",
]);

export type Command =
  | { readonly kind: "command"; readonly name: CommandName; readonly rest: string }
  | { readonly kind: "near miss"; readonly word: string; readonly meant: string }
  | { readonly kind: "not yet"; readonly word: string };

/**
 * The command in the first line of a comment; undefined when there is none. Only a line that begins with a
 * slash can be one, so quotes (`>`), code and indented text never are. Linear in the line's first 1,000
 * characters; the rest of a comment is never looked at.
 */
export function parseCommand(body: string): Command | undefined {
  if (!body.startsWith("/")) return undefined;
  const end = body.search(/[\r\n]/);
  const line = body.slice(0, Math.min(end < 0 ? body.length : end, 1_000));
  const gap = line.search(/[ \t]/);
  const word = (gap < 0 ? line : line.slice(0, gap)).slice(1).toLowerCase();
  const rest = gap < 0 ? "" : line.slice(gap).trim();
  if (!/^[a-z-]{1,20}$/.test(word)) return undefined;
  const name = commandNames.find((known) => known === word);
  if (name) return { kind: "command", name, rest };
  if (announced.has(word)) return { kind: "not yet", word };
  const meant = nearest(word, commandNames);
  return meant === undefined ? undefined : { kind: "near miss", word, meant };
}
