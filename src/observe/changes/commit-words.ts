/** What the message of a commit says about other commits, in the words that git and GitHub write. */
import { isSameName } from "../../model/ids.ts";
import { numbersIn, ownNumbers } from "./references.ts";
import { revertedCommits, revertedPulls, revertTitle, type Named } from "./revert-words.ts";

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
  /** Pull requests that merge bots say in its message that it is: those of this repository. */
  readonly lands: readonly number[];
}

const pickLine = /\(cherry picked from commit ([0-9a-f]{7,64})\)/g;
const conventional = /^revert(?:\([^()]{0,100}\))?!?: /i;
/** Conventional commits names the commits that a `revert:` takes back in this footer. */
const refsLine = /^Refs?: (.{1,2000})$/gm;

/** Homu (`Auto merge of #12 - lea:cart, r=noor`), bors-ng (`Merge #12 #13`). */
const botMerge = /^(?:Auto merge of (#\d{1,9}) - |Merge (#\d{1,9}(?: #\d{1,9}){0,50})(?::|$))/;
/** Node.js's tools, PyTorch's bot, Copybara. */
const landLine =
  /^(?:PR-URL: |Pull Request resolved: |COPYBARA_INTEGRATE_REVIEW=)(?:https?:\/\/[^\s/]{1,200}\/([\w.-]{1,100}\/[\w.-]{1,100})\/pull\/(\d{1,9})|(#\d{1,9}))(?=\s|$)/gm;

function landsIn(message: string, headline: string, repo: string): readonly number[] {
  const [, one, several] = botMerge.exec(headline) ?? [];
  const trailers = [...message.matchAll(landLine)].flatMap(([, name, number, own]) =>
    own !== undefined || isSameName(name ?? "", repo) ? [Number(number ?? own?.slice(1))] : [],
  );
  return [...numbersIn(one ?? several ?? ""), ...trailers];
}

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
  const isSaidBelow = !deeds.every(revertsNothing);
  const title = revertTitle(ownNumbers(headline, repo), "commit");
  if (title.named.length > 0 && !isSaidBelow) {
    deeds.unshift({ picks: deeds.flatMap(({ picks }) => picks), reverts: title.named });
  }
  const reverts = deeds.filter((deed) => deed.reverts.length > 0);
  const isRevert =
    reverts.length > 0 &&
    reverts.length === deeds.length &&
    (title.isAll || (isSaidBelow && entries.length === 1));
  return { headline, deeds, isRevert, lands: landsIn(message, headline, repo) };
}

function deedOf(entry: string, repo: string): Deed {
  const commits = revertedCommits(entry);
  return {
    picks: [...entry.matchAll(pickLine)].map(([, sha = ""]): Named => ({ kind: "commit", sha })),
    reverts: commits.length > 0 ? commits : revertedPulls(ownNumbers(entry, repo)),
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
