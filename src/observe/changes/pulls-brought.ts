/** Which pull requests the commits of a range brought. */
import type { GitHub } from "../../github/client/github.ts";
import { succeed, type Result } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import { broughtBy, isCalledLike, saidBy } from "./backports.ts";
import { originsOf } from "./came-with.ts";
import { createChangeLog, type ChangeLog } from "./change-log.ts";
import { isLandingOf } from "./landings.ts";
import type { LoggedCommit } from "./logged.ts";
import { pullsNumbered, pullsOfCommits, type RangePull } from "./range-pulls.ts";
import { undoneBy } from "./reverts.ts";

/** A pull request, and the numbers of the backports that brought it. */
export type NewsPull = RangePull & { readonly by: readonly number[] };

/** The pull requests of a range. */
export interface Found {
  readonly pulls: readonly RangePull[];
  /** Commits without any. */
  readonly alone: ReadonlySet<Sha>;
  readonly mergedOf: ReadonlyMap<Sha, readonly number[]>;
  readonly isWhole: boolean;
}

const squashed = /\(#(\d{1,9})\)$/;
const merged = /^Merge pull request #(\d{1,9}) from /;

/** Of so few it is one question either way. */
const commitsFew = 25;

/**
 * The pull requests of these commits and of those that they were picked from. GitHub's index from commits to
 * pull requests lags behind merges: numbers in the first lines of the messages are hints at what it misses. Of many
 * commits these are asked first, which costs less: where the pull request says that it was merged by that very commit,
 * GitHub needn't look up the commit.
 */
export async function pullsIn(
  github: GitHub,
  repo: RepoName,
  commits: readonly LoggedCommit[],
): Promise<Result<Found>> {
  const own = new Set(commits.map(({ sha }) => sha));
  const named = new Set(commits.flatMap(({ headline, lands }) => [numberIn(headline), ...lands]));
  named.delete(0);
  const hinted = await pullsNumbered(github, repo, own.size > commitsFew ? named : []);
  if (!hinted.ok) return hinted;
  const told = mergesTold(commits, hinted.value);
  const origins = originsOf(commits).filter((sha) => !own.has(sha));
  const open = new Set([...own, ...origins]).difference(told);
  const found = await pullsOfCommits(github, repo, [...open]);
  if (!found.ok) return found;
  const { alone, isWhole } = found.value;
  const byNumber = new Map(found.value.pulls);
  for (const pull of hinted.value) byNumber.set(pull.number, pull);
  const late = await pullsNumbered(github, repo, named.difference(byNumber));
  if (!late.ok) return late;
  for (const pull of late.value) byNumber.set(pull.number, pull);
  // What GitHub has yet to index, and what was picked without a trailer, came with a pull request all the same.
  const landed = commits
    .filter((commit) =>
      [numberIn(commit.headline), ...commit.lands].some((one) =>
        isLanding(byNumber.get(one), commit),
      ),
    )
    .map(({ sha }) => sha);
  return succeed({
    pulls: [...byNumber.values()],
    alone: alone.difference(new Set(landed)),
    mergedOf: new Map([...told, ...found.value.mergedOf]),
    isWhole,
  });
}

/** The commits of which both they and the pull request say that it was merged by them. */
function mergesTold(
  commits: readonly LoggedCommit[],
  pulls: readonly RangePull[],
): ReadonlyMap<Sha, readonly number[]> {
  const merges = new Map(pulls.map((pull) => [mergeOf(pull), pull.number]));
  const told = new Map<Sha, readonly number[]>();
  for (const { sha, headline } of commits) {
    const number = numberIn(headline);
    if (merges.get(sha) === number) told.set(sha, [number]);
  }
  return told;
}

const mergeOf = ({ state, mergeCommit }: RangePull): Sha | undefined =>
  state === "MERGED" ? mergeCommit?.oid : undefined;

export type Doubtful = "all" | "listed" | "left out";

/**
 * Those whose change is there at the end, in the order in which they came.
 * @param doubtful what becomes of one that may have been taken back; `all`: also what was brought by nothing but a commit
 *   that changes nothing, which may have been there already
 */
export function standingPulls(
  repo: RepoName,
  commits: readonly LoggedCommit[],
  { pulls }: Pick<Found, "pulls">,
  doubtful: Doubtful = "listed",
): readonly RangePull[] {
  const landings = createLandings(commits);
  const merges = pulls.flatMap((pull) => {
    const merge = landings(pull);
    return merge === undefined ? [] : [{ pull, merge }];
  });
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
      const isThere =
        fate.kind === "there" ||
        (fate.kind === "unclear" && doubtful !== "left out") ||
        (fate.kind === "unproved" && doubtful === "all");
      if (!isThere || isUndoing(log, merge)) return [];
      const by = fate.kind === "there" ? fate.by : null;
      return [{ pull, at: order.get(by ?? merge) ?? -1 }];
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ pull }) => pull);
}

/**
 * The commit with which a pull request came to the range: its merge, or the origin of a pick that says so. Else one that
 * is called as its merge is: a merge bot landed it and closed it unmerged, or somebody picked it without a trailer.
 */
function createLandings(commits: readonly LoggedCommit[]): (pull: RangePull) => Sha | undefined {
  const here = new Set([...commits.map(({ sha }) => sha), ...originsOf(commits)]);
  const numbered = Map.groupBy(commits, ({ headline }) => numberIn(headline));
  return (pull) => {
    const merge = pull.state === "MERGED" ? pull.mergeCommit?.oid : undefined;
    if (merge !== undefined && here.has(merge)) return merge;
    const called = (numbered.get(pull.number) ?? []).filter((one) => isCalledAs(pull, one));
    const landed =
      pull.state === "CLOSED" ? commits.filter((one) => isLandingOf(pull, one)) : called;
    return landed.at(-1)?.sha ?? merge;
  };
}

/** Of the commits that came without a pull request those whose change is there at the end, and new by them. */
export function standingCommits(
  commits: readonly LoggedCommit[],
  { alone }: Pick<Found, "alone">,
): readonly LoggedCommit[] {
  const log = createChangeLog(commits, []);
  return commits.filter(({ sha, parents }) => {
    if (parents.length > 1 || !alone.has(sha)) return false;
    const { kind } = log.fateOf(sha);
    return (kind === "there" || kind === "unclear") && !isUndoing(log, sha);
  });
}

/** Whether it is the merge of the pull request that it names, or a pick of that. */
const isLanding = (pull: RangePull | undefined, commit: LoggedCommit): boolean =>
  pull !== undefined &&
  (pull.state === "CLOSED"
    ? isLandingOf(pull, commit)
    : pull.mergeCommit?.oid === commit.sha || isCalledAs(pull, commit));

/** The title and number of a squash. Merges are called so in every fork: only the very words of this one count. */
function isCalledAs(pull: RangePull, { headline, parents }: LoggedCommit): boolean {
  if (pull.state === "OPEN") return false;
  const words = pull.mergeCommit?.messageHeadline ?? null;
  return squashed.test(headline)
    ? isCalledLike(headline, { title: pull.title, headline: words })
    : parents.length < 2 && headline === words;
}

/** The number of the pull request that a first line names; 0: none. */
const numberIn = (headline: string): number =>
  Number((squashed.exec(headline) ?? merged.exec(headline))?.[1] ?? 0);

/** Whether it only took back, or brought back, what came in the same range: nothing is new by it. */
function isUndoing(log: ChangeLog, merge: Sha): boolean {
  const touched = log.touchedBy(merge);
  return log.isRevert(merge) && touched.length > 0 && !touched.some((one) => log.isGone(one));
}

/**
 * Backports count as what they bring, each once: a pull request into another branch that was merged, too.
 */
export async function asOriginals(
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
