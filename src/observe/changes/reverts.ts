/** What a pull request says that it takes back. */
import type { Said } from "./backports.ts";
import { numberList, numbersIn, ownLines, withNumbers } from "./references.ts";
import { revertedCommits, revertTitle, type Named } from "./revert-words.ts";

export interface Undoes {
  readonly named: readonly Named[];
  /** Whether that is all that it does, as far as it says. */
  readonly isAll: boolean;
}

/** GitHub's button names its branch so, and writes `Reverts acme/api#12` first into the body. */
const branchForm = /^(?:[\w.-]{1,100}\/){0,9}revert-(\d{1,9})-/;
const lineForm = new RegExp(
  String.raw`^(?:this )?(?:PR |pull request )?revert(?:s|ed|ing)?:? (?:(?:PRs?|pull requests?) )?(${numberList})[.!]?$`,
  "i",
);

export function undoneBy(said: Said): Undoes {
  const lines = ownLines(said.body).filter((line) => line !== "");
  const each = lines.map((line) => inLine(line, said));
  const named = each.flat();
  const branch = branchForm.exec(said.branch)?.[1];
  if (named.length > 0) return { named, isAll: each[0]?.length !== 0 || branch !== undefined };
  if (branch === undefined) return revertTitle(withNumbers(said.title, said.home), "pull request");
  return { named: [{ kind: "pull", number: Number(branch) }], isAll: true };
}

function inLine(line: string, { home }: Said): readonly Named[] {
  const commits = line.startsWith("This ") ? revertedCommits(line) : [];
  if (commits.length > 0) return commits;
  const list = lineForm.exec(withNumbers(line, home))?.[1];
  return numbersIn(list ?? "").map((number): Named => ({ kind: "pull", number }));
}
