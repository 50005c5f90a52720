/** Which pull requests another one says that it brings to the release branch. */
import type { RepoName } from "../model/ids.ts";

/** What a pull request says of itself. */
export interface Said {
  readonly title: string;
  /** The branch that it comes from. */
  readonly branch: string;
  readonly body: string;
}

/** Words of a pull request that brings another one's change. */
const bringing = /\b(?:back-?port|cherry[- ]?pick|forward-?port)/i;
const bringingHere =
  /\b(?:back-?port|cherry[- ]?pick|port|bring|brings|carries|contains|includes|applies|copy|same as|original)/i;
/** What else one says of a pull request: then its change isn't brought. */
const other =
  /\b(?:follow|depends?|requires?|needs?|blocked|see|relate[sd]?|related|revert\w*|without|instead|except|not|unlike|supersedes?|replaces?|conflicts?|stacked)\b/i;

const mention =
  /(?:https?:\/\/[^\s/]+\/([\w.-]+\/[\w.-]+)\/(?:pull|issues)\/|(?<![\w./-])([\w.-]+\/[\w.-]+)?#)(\d{1,9})(?!\w)/g;
/** `backport/12-title`, `backport-12-to-release`, `cherry-pick/12`, and the `pr-12` of bots. */
const branchName = /^(?:.*\/)?(?:back-?port|cherry-?pick)[-/_]#?(\d{1,9})(?!\w|\.)/i;
const bot = /back-?port|cherry-?pick|\bbp\b/i;
const botBranch = /^(.*)\/pr-?(\d{1,9})$/i;

/**
 * The numbers that it names as what it brings: in its title, in the name of its branch, and in the lines of its
 * body that say so. Where it only refers to another one ("follow-up to #12") it brings nothing.
 */
export function broughtBy(said: Said, repo: RepoName): readonly number[] {
  const [, folder = "", ofBot] = botBranch.exec(said.branch) ?? [];
  const branch = branchName.exec(said.branch)?.[1] ?? (bot.test(folder) ? ofBot : undefined);
  const isBackport =
    branch !== undefined ||
    [said.title, said.branch, said.body].some((text) => bringing.test(text));
  const title = other.test(said.title) ? [] : mentions(said.title, repo);
  const lines = said.body.split(/\r?\n/).flatMap((line) => {
    if (other.test(line)) return [];
    const isAlone = /^[\s>*+-]*[^\s>*+-]\S*\s*$/.test(line);
    return isBackport || isAlone || bringingHere.test(line) ? mentions(line, repo) : [];
  });
  return [...new Set([...(branch === undefined ? [] : [Number(branch)]), ...title, ...lines])];
}

function mentions(text: string, repo: RepoName): readonly number[] {
  return [...text.matchAll(mention)]
    .filter(([, address, name]) => {
      const where = address ?? name;
      return where === undefined || where.toLowerCase() === repo.toLowerCase();
    })
    .map(([, , , number]) => Number(number));
}
