/** Whether the changes of pull requests are in the release branch, by whatever way they got there. */
import { listHistory, listPullCommits } from "../github/pull-details.ts";
import type { GitHub } from "../github/github.ts";
import { known, unknown, type Reading } from "../model/failure.ts";
import type { RepoName, Sha } from "../model/ids.ts";
import type { PullStanding } from "../model/pulls.ts";
import type { Link } from "../model/release.ts";
import { broughtBy } from "./backports.ts";
import { createBranchLogs, type FirstMerge, type ReleaseBranch } from "./branch-log.ts";
import { createChangeLog, type ChangeLog, type Fate } from "./change-log.ts";
import { inParallel } from "./in-parallel.ts";
import type { Pull } from "./pull-shape.ts";
import { createReadBackports, type ReadBackports } from "./read-backports.ts";
import { createRemembered } from "./remembered.ts";

/** A repository's release branch; `tip` null: there is none. */
export interface Destination extends Omit<ReleaseBranch, "tip"> {
  readonly repoUrl: string;
  readonly tip: Sha | null;
}

/** By number. Every merged pull request into the branch must be among them: one may be another's backport. */
export type ReadStandings = (
  to: Destination,
  pulls: readonly Pull[],
) => Promise<ReadonlyMap<number, Reading<PullStanding>>>;

/** What is remembered of pull requests that came another way. */
const pullsMax = 10_000;

export function createReadStandings(github: GitHub): ReadStandings {
  const readLog = createBranchLogs(github);
  const readBackports = createReadBackports(github);
  const readPieces = createPieces(github);
  return async (to, pulls) => {
    const all = (standing: (pull: Pull) => Reading<PullStanding>) =>
      new Map(pulls.map((pull) => [pull.number, pull.state === "OPEN" ? missing : standing(pull)]));
    const merged = pulls.filter((one) => one.state === "MERGED");
    const first = firstOf(merged);
    if (to.tip === null) return all(() => missing);
    if (!first) return all(unnamed);
    const log = await readLog({ ...to, tip: to.tip }, first);
    if (log.kind === "unknown") return all(() => log);
    const changes = createChangeLog(
      log.value,
      merged.map(({ number, title, mergeCommit }) => ({
        number,
        title,
        mergeCommit: mergeCommit?.oid ?? null,
      })),
    );
    // Once for all that are missing, and only if one is.
    let backports: ReturnType<ReadBackports> | undefined;
    const backportsAmong = (some: readonly Pull[]) => (backports ??= readBackports(to.repo, some));
    const reader: Reader = { to, merged, changes, backportsAmong, readPieces };
    const read = await inParallel(8, merged, async (pull) => standingOf(reader, pull));
    const standings = new Map(merged.map((pull, index) => [pull, read[index] ?? unnamed(pull)]));
    return all((pull) => standings.get(pull) ?? unnamed(pull));
  };
}

const missing: Reading<PullStanding> = known({ kind: "missing" });

const unnamed = ({ number }: Pull): Reading<never> =>
  unknown(`GitHub doesn't say which commit merged #${number}`);

function firstOf(merged: readonly Pull[]): FirstMerge | undefined {
  const [first] = merged
    .flatMap(({ number, mergedAt, mergeCommit, baseRefOid }): readonly FirstMerge[] =>
      mergedAt && mergeCommit
        ? [{ number, at: mergedAt, mergeCommit: mergeCommit.oid, base: baseRefOid }]
        : [],
    )
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return first;
}

interface Reader {
  readonly to: Destination;
  readonly merged: readonly Pull[];
  readonly changes: ChangeLog;
  /** What the merged pull requests into the branch bring. */
  readonly backportsAmong: (pulls: readonly Pull[]) => ReturnType<ReadBackports>;
  readonly readPieces: ReadPieces;
}

/** The first rule that holds; those that take requests come last. */
async function standingOf(reader: Reader, pull: Pull): Promise<Reading<PullStanding>> {
  const { changes } = reader;
  const merge = pull.mergeCommit?.oid;
  if (merge === undefined) return unnamed(pull);
  const own = changes.fateOf(merge);
  if (own.kind === "there" && (own.by === null || !mayBeRebased(pull))) {
    return known(standingBy(reader, pull, own));
  }
  // Taking a revert back is what its pull request was for.
  if (own.kind === "taken back" && changes.isRevert(merge)) {
    return known({ kind: "contained", via: null });
  }
  const after = own.kind === "taken back" ? changes.placeOf(own.by) : undefined;
  const backport = await backportOf(reader, pull, after ?? -1);
  if (backport.kind === "unknown") return backport;
  if (own.kind === "taken back") return known(backport.value ?? standingBy(reader, pull, own));
  if (backport.value?.kind === "contained") return known(backport.value);
  const pieces = await reader.readPieces(reader.to.repo, pull, merge);
  if (pieces.kind === "unknown") return pieces;
  const fates = pieces.value.map((set) => togetherOf(set.map((one) => changes.fateOf(one))));
  const best = fates.find(({ kind }) => kind === "there") ?? fates.find(isTakenBack);
  return known(best ? standingBy(reader, pull, best) : (backport.value ?? { kind: "missing" }));
}

/** Only the last of several commits that a rebase made is known as the merge: its pick may be a part. */
const mayBeRebased = ({ number, mergeCommit }: Pull): boolean => {
  const headline = mergeCommit?.messageHeadline ?? "";
  return (
    !headline.endsWith(`(#${number})`) && !headline.startsWith(`Merge pull request #${number} `)
  );
};

const isTakenBack = ({ kind }: Fate): boolean => kind === "taken back";

/** The fate of a change that several commits make together. */
function togetherOf(fates: readonly Fate[]): Fate {
  return (
    fates.find(({ kind }) => kind === "absent") ??
    fates.find(isTakenBack) ??
    fates.at(-1) ?? { kind: "absent" }
  );
}

function standingBy(reader: Reader, pull: Pull, fate: Fate): PullStanding {
  switch (fate.kind) {
    case "there":
      return { kind: "contained", via: fate.by === null ? null : linkTo(reader, pull, fate.by) };
    case "taken back":
      return { kind: "reverted", by: linkTo(reader, pull, fate.by) };
    case "absent":
      return { kind: "missing" };
  }
}

/**
 * By a merged pull request into the release branch that says it brings this one; undefined: there is none.
 * @param after place of the commit that took the change back: what came before doesn't count
 */
async function backportOf(
  reader: Reader,
  pull: Pull,
  after: number,
): Promise<Reading<PullStanding | undefined>> {
  const { to, changes, merged } = reader;
  const placeOf = (one: Pull): number =>
    (one.mergeCommit && changes.placeOf(one.mergeCommit.oid)) ?? -1;
  const inside = merged.filter((one) => one.baseRefName === to.branch && placeOf(one) >= 0);
  const candidates = inside.filter((one) => one !== pull && placeOf(one) > after);
  const said = (one: Pull) => ({ title: one.title, branch: one.headRefName, body: "" });
  let found = candidates.filter((one) => broughtBy(said(one), to.repo).includes(pull.number));
  if (found.length === 0 && candidates.length > 0) {
    const numbers = await reader.backportsAmong(inside);
    if (numbers.kind === "unknown") return numbers;
    found = candidates.filter((one) => numbers.value.get(one)?.includes(pull.number));
  }
  const standings = found.map((one): PullStanding => {
    const fate = changes.fateOf(one.mergeCommit?.oid ?? ("" as Sha));
    return fate.kind === "there"
      ? { kind: "contained", via: { text: `#${one.number}`, url: one.url } }
      : standingBy(reader, one, fate);
  });
  return known(standings.find(({ kind }) => kind === "contained") ?? standings[0]);
}

const ofPull = /(?:\(#(\d{1,9})\)|^Merge pull request #(\d{1,9}) from .*)$/;

/** The pull request that a commit came with, else the commit. */
function linkTo({ to, merged, changes }: Reader, about: Pull, commit: Sha): Link {
  const isOf = (pull: Pull, has: (merge: Sha) => boolean): boolean =>
    pull.mergeCommit !== null && has(pull.mergeCommit.oid);
  const pull =
    merged.find((one) => isOf(one, (merge) => merge === commit)) ??
    merged.find((one) => isOf(one, (merge) => changes.broughtBy(merge).has(commit)));
  if (pull) return { text: `#${pull.number}`, url: pull.url };
  const [, squashed, merging] = ofPull.exec(changes.headlineOf(commit)) ?? [];
  const number = squashed ?? merging;
  // A pick keeps the words of its origin, the number too.
  if (number !== undefined && number !== `${about.number}`)
    return { text: `#${number}`, url: `${to.repoUrl}/pull/${number}` };
  return { text: commit.slice(0, 7), url: `${to.repoUrl}/commit/${commit}` };
}

/** The sets of commits of which each makes the whole change: its own, and the copies that a rebase made. */
type ReadPieces = (
  repo: RepoName,
  pull: Pull,
  merge: Sha,
) => Promise<Reading<readonly (readonly Sha[])[]>>;

function createPieces(github: GitHub): ReadPieces {
  const pieces = createRemembered<readonly (readonly Sha[])[]>(pullsMax);
  return async (repo, { number }, merge) => {
    const key = `${repo}#${number} ${merge}`;
    const before = pieces.get(key);
    if (before) return known(before);
    const listed = await listPullCommits(github, { repo, number });
    if (listed.kind === "unread") return unknown(listed.why);
    if (listed.kind === "cut") return unknown(`#${number} has more commits than GitHub lists`);
    // What a branch merged into itself is its base's.
    const own = listed.entries.filter(({ parents }) => parents.length < 2);
    const history = await listHistory(github, { repo, commit: merge, count: own.length });
    if (history.kind === "unread") return unknown(history.why);
    const copies = history.entries.slice(0, own.length);
    const isRebased =
      own.length > 1 &&
      copies.length === own.length &&
      copies.toReversed().every(({ message }, index) => message === own[index]?.message);
    const sets = [own, isRebased ? copies.toReversed() : []].map((set) =>
      set.map(({ sha }) => sha),
    );
    if (!isRebased) sets.push([merge]);
    return known(pieces.put(key, sets));
  };
}
