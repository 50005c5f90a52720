/**
 * Which pull requests another one says that it brings to the release branch. It counts when it says so in a form
 * of this file: those of people, and of the bots that make backports. A mention, or any other wording, is no proof.
 */
import type { RepoName } from "../../model/ids.ts";
import { numberList, numbersIn, ownLines, withNumbers, type Home } from "./references.ts";

/** What a pull request says of itself. */
export interface Said {
  readonly title: string;
  /** The branch that it comes from, and the one that it goes into. */
  readonly branch: string;
  readonly base: string;
  readonly body: string;
  readonly home: Home;
}

/** What it says that it brings. */
export interface Brings {
  readonly pulls: readonly number[];
  /** Commits whose picks it is, as `git cherry-pick -x` writes them. */
  readonly commits: readonly string[];
  /** Its title ends in these numbers, as the title of a squash does: that is a backport if it is called the same. */
  readonly sameTitle: readonly number[];
}

const backport =
  "(?:back-?port(?:s|ed|ing)?|cherry[- ]?pick(?:s|ed|ing)?|forward-?port(?:s|ed|ing)?)";
const kind = String.raw`(?:(?:manual|automated|automatic|auto|clean)[ -])?`;
const what = String.raw`(?: of| from)?(?: (?:commit )?[0-9a-f]{7,64} from)?(?: the)?(?: (?:PRs?|pull requests?))?:? `;
const where = String.raw`(?: (?:to|on|onto|into|for|in) (?:the )?(?:release )?(?:branch )?['"]?[\w./-]{1,200}['"]?(?: branch)?)?`;

/** The branches of people and bots; the number is that of the pull request. */
const branchForms: readonly RegExp[] = [
  // People, tibdex/backport and korthout/backport-action (`backport-12-to-2.x`), openshift-cherrypick-robot
  // (`cherry-pick-12-to-2.x`). What looks like a version is none: `backport/2-5-0`, `backport/2.5-fixes`.
  /^(?:[\w.-]{1,100}\/){0,9}(?:back-?port|cherry-?pick)[-/_]#?(\d{1,9})(?=$|[-_/](?!(?:\d{1,9}|x)(?:[-._/]|$)))/i,
  // Mergify, sorenlouv/backport (`backport/2.x/pr-12`), Patchback.
  /^(?:[\w.-]{1,100}\/){0,9}(?:bp|copy|back-?ports?|cherry-?picks?)\/.{1,200}\/pr-?(\d{1,9})$/i,
  // MeeseeksDev.
  /^auto-back-?port-of-pr-(\d{1,9})-on-/i,
];
/** Kubernetes' script names several: `automated-cherry-pick-of-#12-#13-upstream-release-1.2`. */
const severalBranch = /^automated-cherry-pick-of-((?:#\d{1,9}-){1,20})/i;

/** GitHub's button "Revert" puts its own word and the number of what it takes back before the branch of that. */
const revertBranch = /^(?:[\w.-]{1,100}\/){0,9}revert-\d{1,9}-/i;
/** What begins so takes something back, unless its branch says that it brings just that: a revert can be backported. */
const revertTitle = /^(?:\[[^\]]{1,100}\] ?){0,3}revert(?:s|ed|ing)?\b/i;

/** Titles with `#n` for own numbers. */
const titleForms: readonly RegExp[] = [
  // Mergify: `Login (backport #12)`.
  new RegExp(String.raw`\((?:${backport}|bp|copy)(?: of| from)? (?:PR )?(${numberList})\)$`, "i"),
  // MeeseeksDev (`Backport PR #12 on branch 2.x (Login)`), Kubernetes (`Automated cherry pick of #12: Login`).
  new RegExp(
    String.raw`^(?:\[[^\]]{1,100}\] ?){0,3}${kind}${backport}${what}(${numberList})${where}(?:$|: | - | \()`,
    "i",
  ),
];
const trailing = /((?: \(#\d{1,9}\)){1,9})$/;
/** tibdex/backport and korthout/backport-action: `[Backport 2.x] Login (#12)`. */
const marked = /^\[[^\]]{0,100}\bback-?port\b[^\]]{0,100}\]/i;

/** Lines of a body, with nothing behind them that could take it back. */
const lineForms: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:this (?:PR |pull request )?(?:is )?)?(?:an? |the )?${kind}${backport}${what}(${numberList})${where}(?: done by \S{1,200})?[.!]?$`,
    "i",
  ),
  // MeeseeksDev: `Backport PR #12: Login`.
  /^Backport PR (#\d{1,9}): /,
];
/** sorenlouv/backport: "This will backport the following commits from `main` to `2.x`:", and a list. */
const listHead = new RegExp(
  String.raw`^(?:${backport}(?: of)?[.:]?|this will backport the following (?:commits|pull requests).{0,300}:)$`,
  "i",
);
const listItem = new RegExp(String.raw`^(?:[-*+] )?(?:\[[ xX]\] )?(?:PR )?(${numberList})$`, "i");
const pickLine = /^\(cherry picked from commit ([0-9a-f]{40,64})\)$/;

/** What a pull request of GitHub says of itself. */
export const saidBy = (
  repo: RepoName,
  pull: {
    readonly title: string;
    readonly headRefName: string;
    readonly baseRefName: string;
    readonly url: string;
  },
  body: string,
): Said => ({
  title: pull.title,
  branch: pull.headRefName,
  base: pull.baseRefName,
  body,
  home: { repo, url: pull.url.replace(/\/pull\/\d+$/, "") },
});

export function broughtBy(said: Said): Brings {
  const title = withNumbers(said.title, said.home).trim();
  const byBranch = inBranch(said.branch);
  const isRevert =
    revertBranch.test(said.branch) || (revertTitle.test(title) && byBranch.length === 0);
  const pulls = [...byBranch, ...(isRevert ? [] : inTitle(title, said.base))];
  const commits: string[] = [];
  let isList = false;
  for (const raw of ownLines(said.body)) {
    const line = plainLine(withNumbers(raw, said.home));
    if (line === "") continue;
    const picked = pickLine.exec(line)?.[1];
    if (picked !== undefined) commits.push(picked);
    const item: string | undefined = isList ? listItem.exec(line)?.[1] : undefined;
    isList = listHead.test(line) || item !== undefined;
    const list = item ?? firstOf(lineForms, line);
    if (list !== undefined) pulls.push(...numbersIn(list));
  }
  const certain = [...new Set(pulls)];
  const sameTitle = numbersIn(trailing.exec(title)?.[1] ?? "");
  return { pulls: certain, commits, sameTitle: sameTitle.filter((one) => !certain.includes(one)) };
}

/** Whether a title is that of the other pull request with its number behind it, as its squash is called. */
export function isCalledLike(
  title: string,
  other: { readonly title: string; readonly headline: string | null },
): boolean {
  const name = title.trim();
  return name === other.headline || name.replace(trailing, "") === other.title.trim();
}

function inBranch(branch: string): readonly number[] {
  if (revertBranch.test(branch)) return [];
  const several = severalBranch.exec(branch)?.[1];
  if (several !== undefined) return numbersIn(several.replaceAll("-", " "));
  const one = firstOf(branchForms, branch);
  return one === undefined ? [] : [Number(one)];
}

function inTitle(title: string, base: string): readonly number[] {
  const list = firstOf(titleForms, title);
  if (list !== undefined) return numbersIn(list);
  // miss-islington names the branch alone: `[3.12] Login (GH-12)`.
  const isMarked = marked.test(title) || title.startsWith(`[${base}] `);
  return isMarked ? numbersIn(trailing.exec(title)?.[1] ?? "") : [];
}

const firstOf = (forms: readonly RegExp[], text: string): string | undefined => {
  for (const form of forms) {
    const found = form.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Without what Markdown makes bold, code or a heading. */
const plainLine = (line: string): string =>
  line
    .replace(/^#{1,6} /, "")
    .replaceAll(/\*\*|__|`/g, "")
    .trim();
