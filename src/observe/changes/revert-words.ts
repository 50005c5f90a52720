/** The forms in which people and tools write that a change is taken back. A mention in any other wording is none. */
import { numberList, numbersIn, splitNumbers } from "./references.ts";

/** What a message names: a commit (also by its first digits), a pull request, or the first line of a message. */
export type Named =
  | { readonly kind: "commit"; readonly sha: string }
  | { readonly kind: "pull"; readonly number: number }
  /** `number` stands behind it: of the pull request that it names, or of its own. */
  | { readonly kind: "title"; readonly title: string; readonly number: number | null };

/** What a first line says that it takes back. */
export interface RevertTitle {
  readonly named: readonly Named[];
  /** Whether the line says that for certain, and nothing else: else it may only begin like that. */
  readonly isAll: boolean;
}

const nothing: RevertTitle = { named: [], isAll: false };

/** The merge of a branch that GitHub's button "Revert" made. */
const revertMerge = /^Merge pull request #\d{1,9} from [^\s/]{1,100}\/revert-(\d{1,9})-/;
/** `[2.x]` and signs that projects put before their titles. */
const before = /^(?:\[[^[\]]{1,100}\] ?|[^\p{L}\p{N}\s"'#[(]{1,4}\s{1,3}){1,3}/u;
const undo =
  "(?:revert(?:s|ed|ing)?|back(?:s|ed|ing)?[- ]?out(?: of)?|roll(?:s|ed|ing)?[- ]?back|undo)";
/** `chore: revert #12`. */
const typed = new RegExp(String.raw`^[a-z]{2,30}(?:\([^()]{0,100}\))?!?: (?=${undo}\b)`, "i");
const quotedForm = new RegExp(
  String.raw`^(reapply|${undo}):? ["“'](.*)["”'](?: \(#(\d{1,9})\))?$`,
  "i",
);
/** Gerrit counts: `Revert^2 "Login"` takes back `Revert "Login"`. */
const counted = /^Revert\^(\d{1,3}) "(.*)"(?: \(#(\d{1,9})\))?$/;
const pulls = String.raw`(?:(?:the )?(?:PRs?|pull requests?|merge of(?: PR)?):? )?`;
const numbered = new RegExp(
  String.raw`^${undo}(?:\([^()]{0,100}\))?!?:? ${pulls}(${numberList})(?!['’\w-])`,
  "i",
);
const shas = String.raw`[0-9a-f]{7,64}(?:(?:,| and|, and| &)? [0-9a-f]{7,64}){0,20}`;
const committed = new RegExp(
  String.raw`^${undo}:? (?:merge |merge of )?(?:commits? |changesets? )?(${shas})(?![\w-])`,
  "i",
);
/** Conventional commits: `revert: feat: cart (#12) (#15)`, where the squash adds its own number. */
const conventional = /^(?:revert(?:\([^()]{0,100}\))?!?:|Revert) (.*)$/i;
const ownNumber = / \(#\d{1,9}\)$/;
/** What may stand behind what is named without being a change of its own. */
const onlyWhy = /^[.!]?$|^(?:[:(–—]| [(–—-]| (?:because|since|as|for|due to|until|till)\b)/i;
const part = /\b(?:part(?:s|ial|ially|ly)?|some|half)\b/i;

/**
 * What the first line of a commit says that it takes back.
 * @param where whether it may end in the number of its own pull request, as the line of a squash does
 */
export function revertTitle(line: string, where: "commit" | "pull request"): RevertTitle {
  const branch = revertMerge.exec(line)?.[1];
  if (branch !== undefined) return all([{ kind: "pull", number: Number(branch) }]);
  const title = line.replace(before, "").replace(typed, "");
  return (
    quotedIn(title, where) ?? numberedIn(title) ?? committedIn(title) ?? unquotedIn(title, where)
  );
}

const all = (named: readonly Named[]): RevertTitle => ({ named, isAll: true });

function quotedIn(title: string, where: "commit" | "pull request"): RevertTitle | undefined {
  const [, count, again = "", atEnd] = counted.exec(title) ?? [];
  if (count !== undefined) {
    const below = Number(count) - 1;
    const word = below > 1 ? `Revert^${below}` : "Revert";
    const name = below < 1 ? again : `${word} "${again}"`;
    return all([titleOf(name, atEnd, where)]);
  }
  const [, word = "", quoted, number] = quotedForm.exec(title) ?? [];
  if (quoted === undefined) return undefined;
  // "Reapply" takes back the revert.
  if (/^reapply$/i.test(word)) return all([titleOf(`Revert "${quoted}"`, number, where)]);
  // `Revert "Login (#12)" and "Cart (#13)"`.
  const several = quoted.split(/["”'](?:,| and|, and| &)? ["“']/);
  if (several.length > 1) return all(several.map((one) => titleOf(one, undefined, where)));
  return all([titleOf(quoted, number, where)]);
}

function numberedIn(title: string): RevertTitle | undefined {
  const [found = "", list] = numbered.exec(title) ?? [];
  const rest = title.slice(found.length);
  if (list === undefined || part.test(rest)) return undefined;
  const isAll = onlyWhy.test(rest.replace(ownNumber, ""));
  // `Rollback #12 hangs` is about something else.
  if (!isAll && /^(?:roll|undo)/i.test(title)) return undefined;
  return { named: numbersIn(list).map((number): Named => ({ kind: "pull", number })), isAll };
}

function committedIn(title: string): RevertTitle | undefined {
  const [found = "", list] = committed.exec(title) ?? [];
  const rest = title.slice(found.length);
  // A word may be of these letters, too.
  if (list === undefined || !/\d/.test(list) || part.test(rest)) return undefined;
  return { named: commitsIn(list), isAll: onlyWhy.test(rest.replace(ownNumber, "")) };
}

function unquotedIn(title: string, where: "commit" | "pull request"): RevertTitle {
  const rest = conventional.exec(title)?.[1];
  if (rest === undefined) return nothing;
  const isSaid = /^revert(?:\([^()]{0,100}\))?!?:/i.test(title);
  const { text, numbers } = splitNumbers(rest);
  const other = where === "commit" ? numbers.at(-2) : numbers.at(-1);
  // A sentence may begin with "Revert" and mean no change that there was.
  if (other !== undefined) return { named: [{ kind: "pull", number: other }], isAll: true };
  const own = numbers.at(-1);
  const name = /^"(.*)"$/.exec(text)?.[1] ?? text;
  return { named: [titleOf(name, own === undefined ? undefined : `${own}`, where)], isAll: isSaid };
}

/** The first line of a squash merge ends in the number of its pull request. */
function titleOf(
  title: string,
  behindIt: string | undefined,
  where: "commit" | "pull request",
): Named {
  const number = /\(#(\d{1,9})\)$/.exec(title)?.[1];
  if (number !== undefined) return { kind: "pull", number: Number(number) };
  if (behindIt !== undefined && where === "pull request") {
    return { kind: "pull", number: Number(behindIt) };
  }
  return { kind: "title", title, number: behindIt === undefined ? null : Number(behindIt) };
}

const pullLine = new RegExp(
  String.raw`^(?:this )?reverts:? (?:(?:PRs?|pull requests?):? )?(${numberList})[.!]?[ \t\r]*$`,
  "gim",
);
/** The line of a message or description that names commits. */
const commitLine = new RegExp(
  String.raw`\bThis (?:reverts|backs out) (?:merge )?(?:commits?|changesets?):?\s(${shas})(?!\w)`,
  "g",
);

/** `Reverts acme/api#12`, as GitHub writes it, on a line of its own. */
export const revertedPulls = (text: string): readonly Named[] =>
  [...text.matchAll(pullLine)].flatMap(([, list = ""]) =>
    numbersIn(list).map((number): Named => ({ kind: "pull", number })),
  );

export const revertedCommits = (text: string): readonly Named[] =>
  [...text.matchAll(commitLine)].flatMap(([, list = ""]) => commitsIn(list));

const commitsIn = (list: string): readonly Named[] =>
  [...list.matchAll(/[0-9a-f]{7,64}/g)].map(([sha]): Named => ({ kind: "commit", sha }));
