/** How people name the fix that is to take the place of a commit. */
export interface FixNamed {
  /** A branch, or a commit by its hash or the first digits of it. */
  readonly name: string;
  /** The repository of its address, `owner/name`; undefined: only the name was written. */
  readonly repo: string | undefined;
  readonly reason: string;
}

/** Words that people put between the service and the fix. */
const fillers: ReadonlySet<string> = new Set(["with", "by", "to"]);

const address =
  /^https?:\/\/[^\s/]+\/([\w.-]{1,100}\/[\w.-]{1,100})\/(?:commit|tree)\/(\S{1,250})$/i;

// What git allows in the name of a branch (git-check-ref-format), but for what nobody types.
const branchForm = /^(?![-/.])(?!.*(?:\.\.|@\{|\/\/|\/\.))[^\s~^:?*[\\\p{Cc}]{1,250}(?<![/.])$/u;

/**
 * Reads what follows the service: `fix/login`, a hash, or the address of either, and then the reason.
 * @returns undefined: there is no such name
 */
export function readFixName(text: string): FixNamed | undefined {
  const words = text.trim().split(/\s+/);
  if (words.length > 1 && fillers.has(words[0]?.toLowerCase() ?? "")) words.shift();
  const [first = "", ...rest] = words;
  const word = first.replace(/^`(.*)`[.,:;!]*$/, "$1").replace(/(?<![,:;!])[,:;!]+$/, "");
  const [, repo, within] = address.exec(word) ?? [];
  const name = (within ?? word).replace(/^refs\/heads\//, "");
  if (!branchForm.test(name)) return undefined;
  return { name, repo, reason: rest.join(" ").replace(/^[\s,;:\u2013\u2014-]+(?=[^\s-])/, "") };
}

/** The hash that a name may be, in lower case; undefined: it is none. */
export const hashIn = (name: string): string | undefined =>
  /^[0-9a-f]{7,40}$/i.test(name) ? name.toLowerCase() : undefined;
