/** The pull requests that the commits of a range came with. */
import { z } from "zod";
import type { GitHub } from "../github/github.ts";
import { shaShape } from "../github/shapes.ts";
import { fail, succeed, type Reading, type Result } from "../model/failure.ts";
import type { RepoName, Sha } from "../model/ids.ts";
import { accountFragment, accountShape } from "./account.ts";
import { ask, type Answer, type Question } from "./ask.ts";
import { chunks } from "./chunks.ts";
import { pageInfo, pageOf, part } from "./part.ts";

/** The smallest question, and how many go into a request before GitHub finds it too heavy. */
const commitsPerQuestion = 25;
const questionsPerRequest = 8;
const numbersPerQuestion = 50;

const fragments = [
  accountFragment,
  `fragment Merged on PullRequest {
    number title url state body baseRefName headRefName headRefOid changedFiles
    author { ...Account } mergeCommit { oid }
  }`,
];

const pullShape = z.object({
  number: z.int(),
  title: z.string(),
  url: z.string(),
  state: z.string(),
  body: z.string(),
  baseRefName: z.string(),
  headRefName: z.string(),
  headRefOid: shaShape,
  changedFiles: z.int(),
  author: accountShape,
  mergeCommit: z.object({ oid: shaShape }).nullable(),
});

/** A pull request, with what tells where it belongs. */
export type RangePull = z.infer<typeof pullShape>;

const introducedShape = z.object({ associatedPullRequests: pageOf(pullShape) });

/** Pull requests of commits, by number; `alone` are the commits that have none. */
export interface CommitPulls {
  readonly pulls: ReadonlyMap<number, RangePull>;
  readonly alone: ReadonlySet<Sha>;
  readonly isWhole: boolean;
}

/** The pull requests that GitHub associates with these commits. */
export async function pullsOfCommits(
  github: GitHub,
  repo: RepoName,
  commits: readonly Sha[],
): Promise<Result<CommitPulls>> {
  const parts = chunks(commits, commitsPerQuestion);
  const questions = parts.map((some): Question => ({
    repo,
    select: (put) =>
      some
        .map(
          (sha, index) => `commit${index}: object(oid: ${put("GitObjectID!", sha)}) {
            ... on Commit { associatedPullRequests(first: 10) { ${pageInfo} nodes { ...Merged } } } }`,
        )
        .join("\n"),
  }));
  const answers = await ask(github, questions, { fragments, batch: questionsPerRequest });
  const pulls = new Map<number, RangePull>();
  const alone = new Set<Sha>();
  let isWhole = true;
  for (const [index, some] of parts.entries()) {
    const answer = answers[index];
    if (!answer?.ok) return answer ?? unread(repo, "GitHub did not answer");
    for (const [key, sha] of some.entries()) {
      // A commit that was picked from elsewhere may be gone there.
      if (answer.value.data[`commit${key}`] === null) continue;
      const commit = part(answer.value, `commit${key}`, introducedShape);
      if (commit.kind === "unknown") return unread(repo, commit.why);
      const { nodes, next } = commit.value.associatedPullRequests;
      for (const pull of nodes) pulls.set(pull.number, pull);
      if (nodes.length === 0) alone.add(sha);
      isWhole &&= next === null;
    }
  }
  return succeed({ pulls, alone, isWhole });
}

/** The pull requests with these numbers; a number of an issue, or of nothing, is left out. */
export async function pullsNumbered(
  github: GitHub,
  repo: RepoName,
  numbers: Iterable<number>,
): Promise<Result<readonly RangePull[]>> {
  const parts = chunks([...new Set(numbers)], numbersPerQuestion);
  const questions = parts.map((some): Question => ({
    repo,
    select: (put) =>
      some
        .map((number) => `pull${number}: pullRequest(number: ${put("Int!", number)}) { ...Merged }`)
        .join("\n"),
  }));
  const answers = await ask(github, questions, { fragments });
  const pulls: RangePull[] = [];
  for (const [index, some] of parts.entries()) {
    const answer = answers[index];
    if (!answer?.ok) return answer ?? unread(repo, "GitHub did not answer");
    for (const number of some) {
      const pull = pullNumbered(answer.value, number);
      if (pull.kind === "unknown") return unread(repo, pull.why);
      if (pull.value) pulls.push(pull.value);
    }
  }
  return succeed(pulls);
}

const pullNumbered = (answer: Answer, number: number): Reading<RangePull | null> =>
  part(answer, `pull${number}`, pullShape.nullable(), ({ type }) => type === "NOT_FOUND");

export const unread = (repo: RepoName, why: string): Result<never> =>
  fail({
    kind: "unexpected",
    message: `What changed in ${repo} can't be read: ${why}.`,
    hint: "The app tries again by itself; the notes wait until then.",
    retry: "later",
  });
