/** The merged pull requests between what production ran before and what it runs now, for the notes. */
import { z } from "zod";
import { withEmptiness, type CommitLine } from "../../github/resources/commits-between.ts";
import type { GitHub } from "../../github/client/github.ts";
import { nullIfMissing } from "../../github/resources/missing.ts";
import { shaShape } from "../../github/resources/shapes.ts";
import { succeed, type Result } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import type { Changes, NotesPart } from "../../model/release/notes.ts";
import { ask, type Put } from "../ask/ask.ts";
import { logged } from "./branch-log.ts";
import { messagesCame } from "./came-with.ts";
import type { LoggedCommit } from "./logged.ts";
import { createConcerns } from "./concerns.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { nothingElse, readOtherSide, unreadElse, type OtherSide } from "./other-side.ts";
import type { DirectCommit } from "./own-commits.ts";
import { pageInfo, pageOf, part } from "../ask/part.ts";
import { notedPulls } from "./noted-pulls.ts";
import {
  asOriginals,
  pullsIn,
  standingCommits,
  standingPulls,
  type Doubtful,
  type Found,
  type NewsPull,
} from "./pulls-brought.ts";
import { unread, type RangePull } from "./range-pulls.ts";
import { rangeBetween } from "./ranges.ts";

/** What the changes are read of. */
export type ChangesQuestion = Pick<NotesPart, "repo" | "commit" | "previous" | "path">;

const commitsMax = 5_000;

/** Waits until others who read changes are as far: what they ask next goes in the same requests. */
type Meet = () => Promise<void>;
const alone: Meet = () => Promise.resolve();

/**
 * Every pull request that came between and that concerns the service, oldest first: those merged there, and
 * those that were backported or picked, as the originals. What was taken back since is left out, and so is what
 * took it back. Production may run a hotfix branch: what was picked or backported there isn't new. A first release
 * lists what came with the newest 100 commits. Where what production ran isn't in the history any more nothing is
 * listed. A list that could not be read is a Failure, never a shorter list; one that isn't whole says so.
 */
export async function readChanges(
  github: GitHub,
  question: ChangesQuestion,
  meet: Meet = alone,
): Promise<Result<Changes>> {
  const news = await readNews(github, question, { meet });
  if (!news.ok) return news;
  const of = { repo: question.repo, isFirstRelease: question.previous === null };
  const pulls = await notedPulls(github, of, news.value);
  return pulls.ok ? succeed({ pulls: pulls.value, complete: news.value.cut === null }) : pulls;
}

/** What came between: the pull requests, and what was committed without one. */
export interface News {
  readonly pulls: readonly NewsPull[];
  /** Commits that came with no pull request; merges and what was taken back are left out. Of all paths. */
  readonly direct: readonly DirectCommit[];
  /** Messages of the commits with which each of the pull requests came, by its number. */
  readonly messages: ReadonlyMap<number, readonly string[]>;
  /** Why that may not be all; null: it is. */
  readonly cut: string | null;
  /** Whether what production has of its own was read, too: else some of these may not be new. */
  readonly isCompared: boolean;
}

/** The same pull requests as `readChanges` gives, and where all are wanted also those of which that can't be told. */
export async function readNews(
  github: GitHub,
  question: ChangesQuestion,
  {
    doubtful = "listed",
    meet = alone,
  }: { readonly doubtful?: Doubtful; readonly meet?: Meet } = {},
): Promise<Result<News>> {
  const { repo } = question;
  const range = await rangeOf(github, question);
  await meet();
  if (!range.ok) return range;
  const found = await pullsIn(github, repo, range.value.commits);
  if (!found.ok) return found;
  const mine = await concerning(
    github,
    question,
    standingPulls(repo, range.value.commits, found.value, doubtful),
  );
  if (!mine.ok) return mine;
  const originals = await asOriginals(github, repo, mine.value);
  if (!originals.ok) return originals;
  const alone = standingCommits(range.value.commits, found.value);
  const isNothing = originals.value.length === 0 && alone.length === 0;
  const other = isNothing ? succeed(nothingElse) : await otherSideOf(github, question, range.value);
  if (!other.ok) return other;
  const pulls = originals.value.filter(
    (pull) => !other.value.hasPull(pull, cameWith(range.value, found.value, pull)),
  );
  return succeed({
    pulls,
    direct: alone
      .filter((commit) => !other.value.hasCommit(commit))
      .map(({ sha, parents, headline, isEmpty }) => ({
        sha,
        parents,
        message: range.value.messages.get(sha) ?? headline,
        ...(isEmpty && { isEmpty }),
      })),
    messages: messagesCame(range.value, found.value.mergedOf, pulls),
    cut: cutOf(range.value, found.value),
    isCompared: other.value !== unreadElse,
  });
}

const cameWith = (
  { commits }: Range,
  { mergedOf }: Found,
  { number, by }: NewsPull,
): readonly LoggedCommit[] =>
  commits.filter(({ sha }) =>
    (mergedOf.get(sha) ?? []).some((one) => one === number || by.includes(one)),
  );

/** Where that is too long to be read whole, rather one too many is new. */
async function otherSideOf(
  github: GitHub,
  { repo, commit, previous }: ChangesQuestion,
  { isForward }: Range,
): Promise<Result<OtherSide>> {
  if (previous === null || isForward) return succeed(nothingElse);
  const only = await rangeBetween(github, {
    repo,
    base: commit,
    head: previous,
    max: commitsMax,
  });
  if (!only.ok) return only;
  const { commits, total } = only.value;
  if (commits.length < total) return succeed(unreadElse);
  return readOtherSide(github, repo, commits.map(logged(repo)));
}

function cutOf({ commits, isWhole, isBaseGone }: Range, found: Found): string | null {
  if (isBaseGone) return "what production ran before isn't in this history any more";
  if (!isWhole) return `there are more than ${commits.length} commits`;
  return found.isWhole ? null : "a commit of them is in more pull requests than can be read";
}

interface Range {
  /** Oldest first. */
  readonly commits: readonly LoggedCommit[];
  readonly messages: ReadonlyMap<Sha, string>;
  readonly isWhole: boolean;
  /** Whether it goes on from what production ran; else that has something of its own. */
  readonly isForward: boolean;
  /** History was rewritten: nothing tells what came since then. */
  readonly isBaseGone?: true;
}

const rangeWith = (
  repo: RepoName,
  commits: readonly CommitLine[],
  { isWhole, isForward }: Pick<Range, "isWhole" | "isForward">,
): Range => ({
  commits: commits.map(logged(repo)),
  messages: new Map(commits.map(({ sha, message }) => [sha, message])),
  isWhole,
  isForward,
});

async function rangeOf(
  github: GitHub,
  { repo, commit, previous }: ChangesQuestion,
): Promise<Result<Range>> {
  if (previous === null) return newestCommits(github, repo, commit);
  const range = await rangeBetween(github, {
    repo,
    base: previous,
    head: commit,
    max: commitsMax,
  });
  // A repository out of reach is a Failure; one that answers doesn't have the commit, or nothing in common with it.
  const there = await nullIfMissing(github, repo, range);
  if (!there.ok) return there;
  if (there.value === null) {
    const head = await newestCommits(github, repo, commit);
    if (!head.ok) return head;
    return succeed({
      ...rangeWith(repo, [], { isWhole: false, isForward: true }),
      isBaseGone: true,
    });
  }
  const { commits, total, isForward } = there.value;
  return succeed(rangeWith(repo, commits, { isWhole: commits.length === total, isForward }));
}

const oidShape = z.object({ oid: shaShape });
const historyShape = z.object({
  history: pageOf(
    z.object({
      oid: shaShape,
      message: z.string(),
      tree: oidShape,
      parents: z.object({ nodes: z.array(oidShape) }),
    }),
  ),
});

async function newestCommits(github: GitHub, repo: RepoName, commit: Sha): Promise<Result<Range>> {
  // No merge joins so many.
  const select = (put: Put): string =>
    `head: object(oid: ${put("GitObjectID!", commit)}) { ... on Commit { history(first: 100) {
      ${pageInfo} nodes { oid message tree { oid } parents(first: 10) { nodes { oid } } } } } }`;
  const [answer] = await ask(github, [{ repo, select }]);
  if (!answer?.ok) return answer ?? unread(repo, "GitHub did not answer");
  const head = part(answer.value, "head", historyShape);
  if (head.kind === "unknown") return unread(repo, head.why);
  const { nodes, next } = head.value.history;
  const treed = nodes.map(({ oid, message, tree, parents }) => ({
    sha: oid,
    message,
    tree: tree.oid,
    parents: parents.nodes.map((one) => one.oid),
  }));
  const commits = withEmptiness(treed);
  return succeed(
    rangeWith(repo, commits.toReversed(), { isWhole: next === null, isForward: true }),
  );
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
