/** What a pull request says that it takes back. */
import type { Said } from "./backports.ts";
import type { Named } from "./commit-words.ts";
import { numberList, numbersIn, ownLines, withNumbers } from "./references.ts";

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
const commitForm = /^This reverts commit ([0-9a-f]{7,64})\b/;

export function undoneBy(said: Said): Undoes {
  const lines = ownLines(said.body).filter((line) => line !== "");
  const named = lines.flatMap((raw): readonly Named[] => {
    const sha = commitForm.exec(raw)?.[1];
    if (sha !== undefined) return [{ kind: "commit", sha }];
    const list = lineForm.exec(withNumbers(raw, said.home))?.[1];
    return numbersIn(list ?? "").map((number): Named => ({ kind: "pull", number }));
  });
  const [first = ""] = lines;
  const leads = commitForm.test(first) || lineForm.test(withNumbers(first, said.home));
  const branch = branchForm.exec(said.branch)?.[1];
  if (named.length > 0) return { named, isAll: leads || branch !== undefined };
  if (branch === undefined) return { named: [], isAll: false };
  return { named: [{ kind: "pull", number: Number(branch) }], isAll: true };
}
