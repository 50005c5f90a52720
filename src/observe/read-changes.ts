/** The merged pull requests between what production ran before and what it runs now, for the notes. */
import { z } from "zod";
import { commitsBetween, type CommitLine } from "../github/commits-between.ts";
import type { GitHub } from "../github/github.ts";
import { shaShape } from "../github/shapes.ts";
import type { NotesPart } from "../model/action.ts";
import { succeed, type Result } from "../model/failure.ts";
import type { RepoName, Sha } from "../model/ids.ts";
import type { Changes, NotedPull } from "../model/notes.ts";
import { ask, type Put } from "./ask.ts";
import { broughtBy, isCalledLike, saidBy } from "./backports.ts";
import { logged } from "./branch-log.ts";
import { messagesCame, originsOf } from "./came-with.ts";
import { createChangeLog, type ChangeLog } from "./change-log.ts";
import type { LoggedCommit } from "./logged.ts";
import { createConcerns } from "./concerns.ts";
import { inParallel } from "./in-parallel.ts";
import { pageInfo, pageOf, part } from "./part.ts";
import { undoneBy } from "./reverts.ts";
import { pullsNumbered, pullsOfCommits, unread, type RangePull } from "./range-pulls.ts";

/** What the changes are read of. */
export type ChangesQuestion = Pick<NotesPart, "repo" | "commit" | "previous" | "path">;

const commitsMax = 5_000;

/**
 * Every pull request that came between and that concerns the service, oldest first: those merged there, and
 * those that were backported or picked, as the originals. What was taken back since is left out, and so is what
 * took it back. A first release lists what came with the newest 100 commits. A list that could not be read is a
 * Failure, never a shorter list; one that is too long to be read whole says that it isn't complete.
 */
export async function readChanges(
  github: GitHub,
  question: ChangesQuestion,
): Promise<Result<Changes>> {
  const news = await readNews(github, question);
  if (!news.ok) return news;
  const { pulls, cut } = news.value;
  return succeed({ pulls: pulls.map(notedPull), complete: cut === null });
}

/** A pull request, and the numbers of the backports that brought it. */
export type NewsPull = RangePull & { readonly by: readonly number[] };

/** What came between: the pull requests, and what was committed without one. */
export interface News {
  readonly pulls: readonly NewsPull[];
  /** Messages of commits that came with no pull request; merges are left out. Of all paths. */
  readonly direct: readonly string[];
  /** Messages of the commits with which each of the pull requests came, by its number. */
  readonly messages: ReadonlyMap<number, readonly string[]>;
  /** Why that may not be all; null: it is. */
  readonly cut: string | null;
}

/** The same pull requests as `readChanges` gives. */
export async function readNews(github: GitHub, question: ChangesQuestion): Promise<Result<News>> {
  const { repo } = question;
  const range = await rangeOf(github, question);
  if (!range.ok) return range;
  const found = await pullsIn(github, repo, range.value.commits);
  if (!found.ok) return found;
  const mine = await concerning(
    github,
    question,
    standingPulls(repo, range.value.commits, found.value),
  );
  if (!mine.ok) return mine;
  const pulls = await asOriginals(github, repo, mine.value);
  if (!pulls.ok) return pulls;
  return succeed({
    pulls: pulls.value,
    direct: range.value.commits
      .filter(({ sha, parents }) => parents.length < 2 && found.value.alone.has(sha))
      .map(({ sha, headline }) => range.value.messages.get(sha) ?? headline),
    messages: messagesCame(range.value, found.value.mergedOf, pulls.value),
    cut: cutOf(range.value, found.value),
  });
}

function cutOf({ commits, isWhole }: Range, found: Found): string | null {
  if (!isWhole) return `there are more than ${commits.length} commits`;
  return found.isWhole ? null : "a commit of them is in more pull requests than can be read";
}

interface Range {
  /** Oldest first. */
  readonly commits: readonly LoggedCommit[];
  readonly messages: ReadonlyMap<Sha, string>;
  readonly isWhole: boolean;
}

const rangeWith = (repo: RepoName, commits: readonly CommitLine[], isWhole: boolean): Range => ({
  commits: commits.map(logged(repo)),
  messages: new Map(commits.map(({ sha, message }) => [sha, message])),
  isWhole,
});

async function rangeOf(
  github: GitHub,
  { repo, commit, previous }: ChangesQuestion,
): Promise<Result<Range>> {
  if (previous === null) return newestCommits(github, repo, commit);
  const range = await commitsBetween(github, {
    repo,
    base: previous,
    head: commit,
    max: commitsMax,
  });
  if (!range.ok) return range;
  const { commits, total } = range.value;
  return succeed(rangeWith(repo, commits, commits.length === total));
}

const oidShape = z.object({ oid: shaShape });
const historyShape = z.object({
  history: pageOf(
    z.object({
      oid: shaShape,
      message: z.string(),
      parents: z.object({ nodes: z.array(oidShape) }),
    }),
  ),
});

async function newestCommits(github: GitHub, repo: RepoName, commit: Sha): Promise<Result<Range>> {
  const select = (put: Put): string =>
    `head: object(oid: ${put("GitObjectID!", commit)}) { ... on Commit { history(first: 100) {
      ${pageInfo} nodes { oid message parents(first: 10) { nodes { oid } } } } } }`;
  const [answer] = await ask(github, [{ repo, select }]);
  if (!answer?.ok) return answer ?? unread(repo, "GitHub did not answer");
  const head = part(answer.value, "head", historyShape);
  if (head.kind === "unknown") return unread(repo, head.why);
  const { nodes, next } = head.value.history;
  const commits = nodes.map(({ oid, message, parents }) => ({
    sha: oid,
    message,
    parents: parents.nodes.map((one) => one.oid),
  }));
  return succeed(rangeWith(repo, commits.toReversed(), next === null));
}

interface Found {
  readonly pulls: readonly RangePull[];
  /** Commits without any. */
  readonly alone: ReadonlySet<Sha>;
  readonly mergedOf: ReadonlyMap<Sha, readonly number[]>;
  readonly isWhole: boolean;
}

const squashed = /\(#(\d{1,9})\)$/;
const merged = /^Merge pull request #(\d{1,9}) from /;

/**
 * The pull requests of these commits and of those that they were picked from. GitHub's index from commits to
 * pull requests lags behind merges: numbers in the first lines of the messages are hints at what it misses.
 */
async function pullsIn(
  github: GitHub,
  repo: RepoName,
  commits: readonly LoggedCommit[],
): Promise<Result<Found>> {
  const own = new Set(commits.map(({ sha }) => sha));
  const origins = originsOf(commits).filter((sha) => !own.has(sha));
  const found = await pullsOfCommits(github, repo, [...own, ...new Set(origins)]);
  if (!found.ok) return found;
  const { pulls, alone, mergedOf, isWhole } = found.value;
  const named = commits.map(({ headline }) =>
    Number((squashed.exec(headline) ?? merged.exec(headline))?.[1] ?? 0),
  );
  const late = await pullsNumbered(
    github,
    repo,
    named.filter((number) => number > 0 && !pulls.has(number)),
  );
  if (!late.ok) return late;
  // What GitHub has yet to index came with a pull request all the same.
  const numbers = new Set(late.value.map(({ number }) => number));
  const indexed = commits.filter((_, index) => !numbers.has(named[index] ?? 0));
  return succeed({
    pulls: [...pulls.values(), ...late.value],
    alone: alone.intersection(new Set(indexed.map(({ sha }) => sha))),
    mergedOf,
    isWhole,
  });
}

/** Those whose change is there at the end, in the order in which they came. */
function standingPulls(
  repo: RepoName,
  commits: readonly LoggedCommit[],
  { pulls }: Found,
): readonly RangePull[] {
  const merges = pulls
    .filter(({ state }) => state === "MERGED")
    .flatMap((pull) => (pull.mergeCommit ? [{ pull, merge: pull.mergeCommit.oid }] : []));
  const log = createChangeLog(
    commits,
    merges.map(({ pull, merge }) => ({
      number: pull.number,
      title: pull.title,
      mergeCommit: merge,
      undoes: undoneBy(saidBy(repo, pull, pull.body)),
    })),
  );
  const order = new Map(commits.map(({ sha }, index) => [sha, index]));
  // Where a commit was merged more than once only the merge inside the range counts.
  return merges
    .flatMap(({ pull, merge }) => {
      const fate = log.fateOf(merge);
      // Where it isn't clear which of several was taken back: rather one too many.
      const isThere = fate.kind === "there" || fate.kind === "unclear";
      if (!isThere || isUndoing(log, merge)) return [];
      const by = fate.kind === "there" ? fate.by : null;
      return [{ pull, at: order.get(by ?? merge) ?? -1 }];
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ pull }) => pull);
}

/** Whether it only took back, or brought back, what came in the same range: nothing is new by it. */
function isUndoing(log: ChangeLog, merge: Sha): boolean {
  const touched = log.touchedBy(merge);
  return log.isRevert(merge) && touched.length > 0 && !touched.some((one) => log.isGone(one));
}

/** Those that change files of the service. */
async function concerning(
  github: GitHub,
  { repo, path }: ChangesQuestion,
  pulls: readonly RangePull[],
): Promise<Result<readonly RangePull[]>> {
  const concerns = createConcerns(github);
  const read = await inParallel(8, pulls, (pull) => concerns(repo, path, pull));
  const mine: RangePull[] = [];
  for (const [index, pull] of pulls.entries()) {
    const concern = read[index];
    if (concern?.kind !== "known") return unread(repo, concern?.why ?? "GitHub did not answer");
    // Rather one too many than one that is missing.
    if (concern.value !== "no") mine.push(pull);
  }
  return succeed(mine);
}

/**
 * Backports count as what they bring, each once: a pull request into another branch that was merged, too.
 */
async function asOriginals(
  github: GitHub,
  repo: RepoName,
  pulls: readonly RangePull[],
): Promise<Result<readonly NewsPull[]>> {
  const named = new Map(
    pulls.map((pull) => [pull, broughtBy(saidBy(repo, pull, pull.body))] as const),
  );
  const here = new Map(pulls.map((pull) => [pull.number, pull]));
  const elsewhere = [...named.values()]
    .flatMap((brings) => [...brings.pulls, ...brings.sameTitle])
    .filter((number) => !here.has(number));
  const read = await pullsNumbered(github, repo, elsewhere);
  if (!read.ok) return read;
  const known = new Map([...here, ...read.value.map((pull) => [pull.number, pull] as const)]);
  const originals = pulls.flatMap((pull): readonly NewsPull[] => {
    const { pulls: certain = [], sameTitle = [] } = named.get(pull) ?? {};
    const alike = sameTitle.filter((number) => {
      const other = known.get(number);
      return other && isCalledLike(pull.title, { title: other.title, headline: null });
    });
    const brought = [...certain, ...alike]
      .map((number) => known.get(number))
      .filter((one) => one?.state === "MERGED" && one.baseRefName !== pull.baseRefName)
      .filter((one) => one !== undefined);
    return brought.length > 0
      ? brought.map((one) => ({ ...one, by: [pull.number] }))
      : [{ ...pull, by: [] }];
  });
  const each = Map.groupBy(originals, ({ number }) => number);
  return succeed(
    [...each.values()].flatMap(([first, ...others]) =>
      first ? [{ ...first, by: [first, ...others].flatMap(({ by }) => by) }] : [],
    ),
  );
}

const notedPull = ({ number, title, url, author }: RangePull): NotedPull => ({
  number,
  title,
  url,
  author: author.login,
});
