/** What the message of a commit says about other commits, in the words that git and GitHub write. */

/** What a message names: a commit (also by its first digits), a pull request, or the first line of a message. */
export type Named =
  | { readonly kind: "commit"; readonly sha: string }
  | { readonly kind: "pull"; readonly number: number }
  | { readonly kind: "title"; readonly title: string };

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
const revertTitle = /^(?:Revert|Reapply) "(.*)"(?: \(#\d+\))?$/;

/** @param repo numbers with the name of another repository mean nothing here */
export function commitWords(message: string, repo: string): CommitWords {
  const end = message.indexOf("\n");
  const headline = end < 0 ? message : message.slice(0, end).trimEnd();
  // A squash merge lists the messages of its commits, each behind a star.
  const entries = message.split(/^\* /m);
  const deeds = entries.map((entry) => deedOf(entry, repo)).filter(doesSomething);
  const quoted = revertTitle.exec(headline)?.[1];
  if (quoted !== undefined && deeds.every(({ reverts }) => reverts.length === 0)) {
    deeds.unshift({ picks: deeds.flatMap(({ picks }) => picks), reverts: [titled(quoted)] });
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
    .filter(([, where]) => where === undefined || where.toLowerCase() === repo.toLowerCase())
    .map(([, , number]): Named => ({ kind: "pull", number: Number(number) }));
  return {
    picks: [...entry.matchAll(pickLine)].map(commit),
    reverts: commits.length > 0 ? commits : pulls,
  };
}

const doesSomething = ({ picks, reverts }: Deed): boolean => picks.length + reverts.length > 0;

/** The quoted first line of what is taken back; that of a squash merge ends in the number. */
function titled(quoted: string): Named {
  const number = /\(#(\d{1,9})\)$/.exec(quoted)?.[1];
  return number === undefined
    ? { kind: "title", title: quoted }
    : { kind: "pull", number: Number(number) };
}
