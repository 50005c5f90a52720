/** What the message of a commit says about other commits, in the words that git and GitHub write. */
import { isSameName } from "../model/ids.ts";

/** What a message names: a commit (also by its first digits), a pull request, or the first line of a message. */
export type Named =
  | { readonly kind: "commit"; readonly sha: string }
  | { readonly kind: "pull"; readonly number: number }
  /** `number` stands behind it: of the pull request that it names, or of its own. */
  | { readonly kind: "title"; readonly title: string; readonly number: number | null };

/** One thing that a commit does to earlier ones, beside its own change. */
export interface Deed {
  /** Of a cherry-pick (`git cherry-pick -x`): the origin. */
  readonly picks: readonly Named[];
  readonly reverts: readonly Named[];
}

export interface CommitWords {
  /** First line of the message. */
  readonly headline: string;
  /** In the order of the message: one, or several where a squash merge lists them. */
  readonly deeds: readonly Deed[];
  /** Whether it has no change of its own: it only takes back, or takes back what took back. */
  readonly isRevert: boolean;
}

const pickLine = /\(cherry picked from commit ([0-9a-f]{7,64})\)/g;
const revertLine = /\bThis reverts commit ([0-9a-f]{7,64})\b/g;
/** GitHub's description of a pull request made by its button "Revert". */
const revertedPull = /^Reverts (?:([\w.-]+\/[\w.-]+))?#(\d{1,9})[ \t\r]*$/gm;
/** The merge of a branch that GitHub's button "Revert" made. */
const revertMerge = /^Merge pull request #\d{1,9} from [^\s/]{1,100}\/revert-(\d{1,9})-/;
const revertTitle = /^(Revert|Reapply) "(.*)"(?: \(#(\d{1,9})\))?$/;
/** Conventional commits: `revert: feat: cart (#12) (#15)`, where the squash adds its own number. */
const conventional = /^revert(?:\([^()]{0,100}\))?!?: (.*)$/i;
/** Conventional commits names the commits that a `revert:` takes back in this footer. */
const refsLine = /^Refs?: (.{1,2000})$/gm;
const behind = /^(.*?)((?: \(#\d{1,9}\)){0,9})$/;

/** @param repo numbers with the name of another repository mean nothing here */
export function commitWords(message: string, repo: string): CommitWords {
  const end = message.indexOf("\n");
  const headline = end < 0 ? message : message.slice(0, end).trimEnd();
  // A squash merge lists the messages of its commits, each behind a star.
  const entries = message.split(/^\* /m);
  const deeds = entries.map((entry) => deedOf(entry, repo)).filter(doesSomething);
  const isConventional = conventional.test(headline);
  const footed = isConventional && deeds.every(revertsNothing) ? refsIn(message) : [];
  if (footed.length > 0) {
    deeds.unshift({ picks: deeds.flatMap(({ picks }) => picks), reverts: footed });
  }
  const quoted = quotedIn(headline);
  if (quoted !== undefined && deeds.every(revertsNothing)) {
    deeds.unshift({ picks: deeds.flatMap(({ picks }) => picks), reverts: [quoted] });
  }
  const reverts = deeds.filter((deed) => deed.reverts.length > 0);
  const isRevert =
    reverts.length > 0 &&
    reverts.length === deeds.length &&
    (quoted !== undefined || entries.length === 1);
  return { headline, deeds, isRevert };
}

function deedOf(entry: string, repo: string): Deed {
  const commit = ([, sha = ""]: RegExpMatchArray): Named => ({ kind: "commit", sha });
  const commits = [...entry.matchAll(revertLine)].map(commit);
  const pulls = [...entry.matchAll(revertedPull)]
    .filter(([, where]) => where === undefined || isSameName(where, repo))
    .map(([, , number]): Named => ({ kind: "pull", number: Number(number) }));
  return {
    picks: [...entry.matchAll(pickLine)].map(commit),
    reverts: commits.length > 0 ? commits : pulls,
  };
}

const doesSomething = ({ picks, reverts }: Deed): boolean => picks.length + reverts.length > 0;
const revertsNothing = ({ reverts }: Deed): boolean => reverts.length === 0;

const refsIn = (message: string): readonly Named[] =>
  [...message.matchAll(refsLine)].flatMap(([, list = ""]) =>
    [...list.matchAll(/(?<![\w#])([0-9a-f]{7,64})(?!\w)/g)].map(([, sha = ""]): Named => ({
      kind: "commit",
      sha,
    })),
  );

/** What the first line says that it takes back; undefined: nothing. */
function quotedIn(headline: string): Named | undefined {
  const branch = revertMerge.exec(headline)?.[1];
  if (branch !== undefined) return { kind: "pull", number: Number(branch) };
  const [, word, quoted, number] = revertTitle.exec(headline) ?? [];
  if (quoted !== undefined) {
    const own = number === undefined ? null : Number(number);
    // "Reapply" takes back the revert.
    if (word === "Reapply") return { kind: "title", title: `Revert "${quoted}"`, number: own };
    return titled(quoted) ?? { kind: "title", title: quoted, number: own };
  }
  const rest = conventional.exec(headline)?.[1];
  if (rest === undefined) return undefined;
  const [, text = "", tail = ""] = behind.exec(rest) ?? [];
  const numbers = [...tail.matchAll(/\d+/g)].map(Number);
  const before = numbers.at(-2);
  if (before !== undefined) return { kind: "pull", number: before };
  const title = /^"(.*)"$/.exec(text)?.[1] ?? text;
  return titled(title) ?? { kind: "title", title, number: numbers.at(-1) ?? null };
}

/** The first line of a squash merge ends in the number of its pull request. */
function titled(quoted: string): Named | undefined {
  const number = /\(#(\d{1,9})\)$/.exec(quoted)?.[1];
  return number === undefined ? undefined : { kind: "pull", number: Number(number) };
}

/** The numbers behind a first line, and the line without them. */
export function withoutNumbers(headline: string): string {
  return behind.exec(headline)?.[1] ?? headline;
}
