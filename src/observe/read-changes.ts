/** The merged pull requests between what production ran before and what it runs now, for the notes. */
import { z } from "zod";
import { commitsBetween, type CommitLine } from "../github/commits-between.ts";
import type { GitHub } from "../github/github.ts";
import { shaShape } from "../github/shapes.ts";
import type { NotesPart } from "../model/action.ts";
import { fail, succeed, type Reading, type Result } from "../model/failure.ts";
import type { RepoName, Sha } from "../model/ids.ts";
import type { Changes, NotedPull } from "../model/notes.ts";
import { accountFragment, accountShape } from "./account.ts";
import { chunks } from "./chunks.ts";
import { ask, type Answer, type Put, type Question } from "./ask.ts";
import { pageInfo, pageOf, part } from "./part.ts";

/** What the changes are read of. */
export type ChangesQuestion = Pick<NotesPart, "repo" | "commit" | "previous">;

const commitsMax = 5_000;
/** The smallest question, and how many go into a request before GitHub finds it too heavy. */
const commitsPerQuestion = 25;
const questionsPerRequest = 8;
const numbersPerQuestion = 50;

/**
 * Every pull request whose merge commit lies between, oldest first. A first release lists those of the newest
 * 100 commits. A list that could not be read is a Failure, never a shorter list; one that is too long to be
 * read whole says that it isn't complete.
 */
export async function readChanges(
  github: GitHub,
  question: ChangesQuestion,
): Promise<Result<Changes>> {
  const range = await rangeOf(github, question);
  if (!range.ok) return range;
  const { commits, isWhole } = range.value;
  const found = await pullsOf(github, question.repo, commits);
  if (!found.ok) return found;
  const late = await pullsNamed(github, question.repo, commits, found.value.pulls);
  if (!late.ok) return late;
  // Where a commit was merged more than once only the merge inside the range counts.
  const order = new Map(commits.map(({ sha }, index) => [sha, index]));
  const position = ({ mergeCommit }: Pull): number =>
    (mergeCommit && order.get(mergeCommit.oid)) ?? -1;
  const inside = [...found.value.pulls.values(), ...late.value].filter(
    (pull) => pull.state === "MERGED" && position(pull) >= 0,
  );
  return succeed({
    pulls: inside.toSorted((a, b) => position(a) - position(b)).map(notedPull),
    complete: isWhole && found.value.isWhole,
  });
}

interface Range {
  /** Oldest first. */
  readonly commits: readonly CommitLine[];
  readonly isWhole: boolean;
}

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
  return succeed({ commits, isWhole: commits.length === total });
}

const historyShape = z.object({
  history: pageOf(z.object({ oid: shaShape, messageHeadline: z.string() })),
});

async function newestCommits(github: GitHub, repo: RepoName, commit: Sha): Promise<Result<Range>> {
  const select = (put: Put): string =>
    `head: object(oid: ${put("GitObjectID!", commit)}) { ... on Commit {
      history(first: 100) { ${pageInfo} nodes { oid messageHeadline } } } }`;
  const [answer] = await ask(github, [{ repo, select }]);
  if (!answer?.ok) return answer ?? unread(repo, "GitHub did not answer");
  const head = part(answer.value, "head", historyShape);
  if (head.kind === "unknown") return unread(repo, head.why);
  const { nodes, next } = head.value.history;
  const commits = nodes.map(({ oid, messageHeadline }) => ({
    sha: oid,
    headline: messageHeadline,
  }));
  return succeed({ commits: commits.toReversed(), isWhole: next === null });
}

const pullFragment = `fragment Merged on PullRequest {
  number title url state author { ...Account } mergeCommit { oid }
}`;
const fragments = [accountFragment, pullFragment];

const pullShape = z.object({
  number: z.int(),
  title: z.string(),
  url: z.string(),
  state: z.string(),
  author: accountShape,
  mergeCommit: z.object({ oid: shaShape }).nullable(),
});
type Pull = z.infer<typeof pullShape>;

const introducedShape = z.object({ associatedPullRequests: pageOf(pullShape) });

interface Found {
  readonly pulls: ReadonlyMap<number, Pull>;
  readonly isWhole: boolean;
}

/** The pull requests that GitHub associates with these commits, by number. */
async function pullsOf(
  github: GitHub,
  repo: RepoName,
  commits: readonly CommitLine[],
): Promise<Result<Found>> {
  const parts = chunks(commits, commitsPerQuestion);
  const questions = parts.map((some): Question => ({
    repo,
    select: (put) =>
      some
        .map(
          ({ sha }, index) => `commit${index}: object(oid: ${put("GitObjectID!", sha)}) {
            ... on Commit { associatedPullRequests(first: 10) { ${pageInfo} nodes { ...Merged } } } }`,
        )
        .join("\n"),
  }));
  const answers = await ask(github, questions, { fragments, batch: questionsPerRequest });
  const pulls = new Map<number, Pull>();
  let isWhole = true;
  for (const [index, some] of parts.entries()) {
    const answer = answers[index];
    if (!answer?.ok) return answer ?? unread(repo, "GitHub did not answer");
    for (const key of some.keys()) {
      const commit = part(answer.value, `commit${key}`, introducedShape);
      if (commit.kind === "unknown") return unread(repo, commit.why);
      const { nodes, next } = commit.value.associatedPullRequests;
      for (const pull of nodes) pulls.set(pull.number, pull);
      isWhole &&= next === null;
    }
  }
  return succeed({ pulls, isWhole });
}

const squashed = /\(#(\d{1,9})\)\s*$/;
const merged = /^Merge pull request #(\d{1,9}) from /;

/**
 * GitHub's index from commits to pull requests lags behind merges. Numbers in the first lines of the messages
 * are hints at what it misses; the pull request itself then tells whether it was merged here.
 */
async function pullsNamed(
  github: GitHub,
  repo: RepoName,
  commits: readonly CommitLine[],
  found: ReadonlyMap<number, Pull>,
): Promise<Result<readonly Pull[]>> {
  const named = commits.map(({ headline }) =>
    Number((squashed.exec(headline) ?? merged.exec(headline))?.[1] ?? 0),
  );
  const missing = [...new Set(named)].filter((number) => number > 0 && !found.has(number));
  const parts = chunks(missing, numbersPerQuestion);
  const questions = parts.map((numbers): Question => ({
    repo,
    select: (put) =>
      numbers
        .map((number) => `pull${number}: pullRequest(number: ${put("Int!", number)}) { ...Merged }`)
        .join("\n"),
  }));
  const answers = await ask(github, questions, { fragments });
  const pulls: Pull[] = [];
  for (const [index, numbers] of parts.entries()) {
    const answer = answers[index];
    if (!answer?.ok) return answer ?? unread(repo, "GitHub did not answer");
    for (const number of numbers) {
      const pull = pullNamed(answer.value, number);
      if (pull.kind === "unknown") return unread(repo, pull.why);
      if (pull.value) pulls.push(pull.value);
    }
  }
  return succeed(pulls);
}

/** null: the number is an issue's, or another repository's. */
const pullNamed = (answer: Answer, number: number): Reading<Pull | null> =>
  part(answer, `pull${number}`, pullShape.nullable(), ({ type }) => type === "NOT_FOUND");

const notedPull = ({ number, title, url, author }: Pull): NotedPull => ({
  number,
  title,
  url,
  author: author.login,
});

const unread = (repo: RepoName, why: string): Result<never> =>
  fail({
    kind: "unexpected",
    message: `What changed in ${repo} can't be read: ${why}.`,
    hint: "The app tries again by itself; the notes wait until then.",
    retry: "later",
  });
