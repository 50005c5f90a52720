/** The pull requests that the commits of a range came with. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { instantShape, shaShape } from "../../github/resources/shapes.ts";
import { fail, succeed, type Reading, type Result } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import { unread as notRead, whole, type Listing } from "../../model/listing.ts";
import { accountFragment, accountShape } from "../ask/account.ts";
import { ask, type Answer, type Put, type Question } from "../ask/ask.ts";
import { chunks } from "../ask/chunks.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { pageInfo, pageOf, part, readListing, type Page } from "../ask/part.ts";
import { wording } from "../../model/view/wording.ts";

/** The smallest question, and how many go into a request before GitHub finds it too heavy. */
const commitsPerQuestion = 25;
const questionsPerRequest = 8;
const numbersPerQuestion = 50;

const fragments = [
  accountFragment,
  `fragment Merged on PullRequest {
    number title url state body mergedAt baseRefName headRefName headRefOid changedFiles
    author { ...Account } mergeCommit { oid messageHeadline } baseRepository { id }
  }`,
];

const pullShape = z.object({
  number: z.int(),
  title: z.string(),
  url: z.string(),
  state: z.string(),
  body: z.string(),
  mergedAt: instantShape.nullable(),
  baseRefName: z.string(),
  headRefName: z.string(),
  headRefOid: shaShape,
  changedFiles: z.int(),
  author: accountShape,
  mergeCommit: z.object({ oid: shaShape, messageHeadline: z.string() }).nullable(),
  baseRepository: z.object({ id: z.string() }).nullable(),
  /** Only where it was asked for by number: with each of a list of commits they would cost too much. */
  labels: pageOf(z.object({ name: z.string() })).nullish(),
});

/** GitHub lets a pull request have no more. */
const labelled = `labels(first: 100) { ${pageInfo} nodes { name } }`;

/** A pull request, with what tells where it belongs. */
export type RangePull = z.infer<typeof pullShape>;

const introducedShape = z
  .object({ associatedPullRequests: pageOf(pullShape) })
  .transform(({ associatedPullRequests }) => associatedPullRequests);
const associated = (put: Put, sha: Sha, after: string | null): string =>
  `object(oid: ${put("GitObjectID!", sha)}) { ... on Commit {
    associatedPullRequests(first: 10, after: ${put("String", after)}) {
      ${pageInfo} nodes { ...Merged } } } }`;

/** Pull requests of commits, by number; `alone` are the commits with which none was merged. */
export interface CommitPulls {
  readonly pulls: ReadonlyMap<number, RangePull>;
  /** Numbers of those that were merged, by their commits. */
  readonly mergedOf: ReadonlyMap<Sha, readonly number[]>;
  readonly alone: ReadonlySet<Sha>;
  readonly isWhole: boolean;
}

/**
 * The pull requests of this repository that GitHub associates with these commits. It also gives those that were
 * merged in forks, where numbers and labels mean other things.
 */
export async function pullsOfCommits(
  github: GitHub,
  repo: RepoName,
  commits: readonly Sha[],
): Promise<Result<CommitPulls>> {
  const parts = chunks(commits, commitsPerQuestion);
  const questions = parts.map((some): Question => ({
    repo,
    select: (put) =>
      ["id", ...some.map((sha, index) => `commit${index}: ${associated(put, sha, null)}`)].join(
        "\n",
      ),
  }));
  const answers = await ask(github, questions, { fragments, batch: questionsPerRequest });
  const pulls = new Map<number, RangePull>();
  const mergedOf = new Map<Sha, readonly number[]>();
  const alone = new Set<Sha>();
  let isWhole = true;
  for (const [index, some] of parts.entries()) {
    const answer = answers[index];
    if (!answer?.ok) return answer ?? unread(repo, "GitHub did not answer");
    const { data } = answer.value;
    const read = await inParallel(8, [...some.entries()], async ([key, sha]) =>
      // A commit that was picked from elsewhere may be gone there.
      data[`commit${key}`] === null
        ? whole<RangePull>([])
        : listOfCommit(github, repo, part(answer.value, `commit${key}`, introducedShape), sha),
    );
    for (const [key, sha] of some.entries()) {
      const list = read[key] ?? notRead("it was not read");
      if (list.kind === "unread") return unread(repo, list.why);
      const own = list.entries.filter((pull) => pull.baseRepository?.id === data["id"]);
      for (const pull of own) pulls.set(pull.number, pull);
      isWhole &&= list.kind === "whole";
      const isGone = data[`commit${key}`] === null;
      const merged = own.filter(({ state }) => state === "MERGED").map(({ number }) => number);
      if (merged.length > 0) mergedOf.set(sha, merged);
      else if (!isGone) alone.add(sha);
    }
  }
  return succeed({ pulls, mergedOf, alone, isWhole });
}

const listOfCommit = (
  github: GitHub,
  repo: RepoName,
  first: Reading<Page<RangePull>>,
  sha: Sha,
): Promise<Listing<RangePull>> =>
  readListing(github, first, {
    repo,
    select: (put, cursor) => `page: ${associated(put, sha, cursor)}`,
    fragments,
    shape: introducedShape,
    pagesMax: 20,
  });

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
        .map(
          (number) =>
            `pull${number}: pullRequest(number: ${put("Int!", number)}) { ...Merged ${labelled} }`,
        )
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
    message: wording`What changed in ${repo} can't be read: ${why}.`,
    hint: wording`The app retries automatically; the notes wait until then.`,
    retry: "later",
  });
