/** The issues that a pull request closes, by the words that GitHub closes them for. */
import type { RepoName } from "../model/ids.ts";
import type { NotedPull } from "../model/release/notes.ts";
import { ownWords } from "../text/own-words.ts";

export interface ClosedIssue {
  /** `#12`, or `acme/web#12` of another repository. */
  readonly text: string;
  /** Its repository and number. */
  readonly repo: string;
  readonly number: number;
}

/** "Linking a pull request to an issue", GitHub docs. */
const closing =
  /(?<![\w./-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]{1,5}(?:https?:\/\/[^\s/<>]{1,200}\/([\w.-]{1,100}\/[\w.-]{1,100})\/issues\/|([\w.-]{1,100}\/[\w.-]{1,100})?#)(\d{1,9})(?!\w)/gi;
const issuesMax = 20;

/** Each once, in the order in which they are named; at most 20. */
export function closedBy(pull: NotedPull, repo: RepoName): readonly ClosedIssue[] {
  const issues = new Map<string, ClosedIssue>();
  for (const [, linked, named, digits] of ownWords(pull.body).matchAll(closing)) {
    const where = linked ?? named ?? repo;
    const number = Number(digits);
    const isHere = where.toLowerCase() === repo.toLowerCase();
    const text = isHere ? `#${number}` : `${where}#${number}`;
    if (!isHere || number !== pull.number)
      issues.set(text.toLowerCase(), { text, repo: where, number });
  }
  return [...issues.values()].slice(0, issuesMax);
}
