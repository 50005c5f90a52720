/** Whether the changes of pull requests are in the release branch, by whatever way they got there. */
import type { CommitLine } from "../../github/resources/commits-between.ts";
import { listHistory, listPullCommits } from "../../github/resources/pull-details.ts";
import type { GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import type { Containment } from "../../model/github/pulls.ts";
import type { Link } from "../../model/release/release.ts";
import { isCalledLike, saidBy } from "./backports.ts";
import { createBranchLogs, type FirstMerge, type ReleaseBranch } from "./branch-log.ts";
import { createChangeLog, type ChangeLog, type Fate } from "./change-log.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { closedContainments, type LandingLog } from "./landings.ts";
import type { Pull } from "./pull-shape.ts";
import { createReadBackports, type Words } from "./read-backports.ts";
import { createRemembered } from "../ask/remembered.ts";
import { undoneBy } from "./reverts.ts";
import { wording } from "../../model/view/wording.ts";

/** A repository's release branch; `tip` null: there is none. */
export interface Destination extends Omit<ReleaseBranch, "tip"> {
  readonly repoUrl: string;
  readonly tip: Sha | null;
}

/** By number. Every merged pull request into the branch must be among them: one may be another's backport. */
export type ReadContainments = (
  to: Destination,
  pulls: readonly Pull[],
) => Promise<ReadonlyMap<number, Reading<Containment>>>;

/** What is remembered of pull requests that came another way. */
const pullsMax = 10_000;

export function createReadContainments(github: GitHub): ReadContainments {
  const readLog = createBranchLogs(github);
  const readBackports = createReadBackports(github);
  const readPieces = createPieces(github);
  return async (to, pulls) => {
    const all = (containment: (pull: Pull) => Reading<Containment>) =>
      new Map(
        pulls.map((pull) => [
          pull.number,
          pull.state === "OPEN" ? openContainment(to, pull) : containment(pull),
        ]),
      );
    const merged = pulls.filter((one) => one.state === "MERGED");
    const first = firstOf(merged);
    if (to.tip === null) return all(() => missing);
    const at = { ...to, tip: to.tip };
    // Only what was merged into the branch does something there by what it says.
    const inside = merged.filter((one) => one.baseRefName === to.branch);
    const words = await readBackports(to.repo, inside);
    if (words.kind === "unknown") return all(() => words);
    const named = merged.map((pull) => ({
      number: pull.number,
      title: pull.title,
      mergeCommit: pull.mergeCommit?.oid ?? null,
      undoes: words.value.get(pull)?.undoes ?? undoneBy(saidBy(to.repo, pull, "")),
    }));
    const readLanding = async (since: FirstMerge): Promise<Reading<LandingLog>> => {
      const read = await readLog(at, since);
      if (read.kind === "unknown") return read;
      return known({ commits: read.value, changes: createChangeLog(read.value, named) });
    };
    const log = first && (await readLanding(first));
    if (log?.kind === "unknown") return all(() => log);
    const closed = pulls.filter(({ state }) => state === "CLOSED");
    const found = await closedContainments(readLanding, closed, log ? [log.value] : [], to.repoUrl);
    if (!log) return all((pull) => found.get(pull) ?? unnamed(pull));
    const { changes } = log.value;
    const reader: Reader = { to, merged, changes, words: words.value, readPieces };
    const read = await inParallel(8, merged, async (pull) => containmentOf(reader, pull));
    const containments = new Map(merged.map((pull, index) => [pull, read[index] ?? unnamed(pull)]));
    return all((pull) => found.get(pull) ?? containments.get(pull) ?? unnamed(pull));
  };
}

const missing: Reading<Containment> = known({ kind: "missing" });

/** Where the head of an open one is itself what is released, all that it brings is. */
const openContainment = (
  { tip }: Pick<Destination, "tip">,
  { headRefOid }: Pull,
): Reading<Containment> =>
  tip !== null && headRefOid === tip ? known({ kind: "contained", via: null }) : missing;

const unnamed = ({ number }: Pull): Reading<never> =>
  unknown(wording`GitHub doesn't say which commit merged #${number}`);

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
  /** Of those that were merged into the branch. */
  readonly words: ReadonlyMap<Pull, Words>;
  readonly readPieces: ReadPieces;
}

/** The first rule that holds; those that take requests come last. */
async function containmentOf(reader: Reader, pull: Pull): Promise<Reading<Containment>> {
  const { changes } = reader;
  const merge = pull.mergeCommit?.oid;
  if (merge === undefined) return unnamed(pull);
  const own = changes.fateOf(merge);
  if (own.kind === "there" && (own.by === null || !mayBeRebased(pull))) {
    return known(containmentBy(reader, pull, own));
  }
  if (own.kind === "unclear") return unclear(reader, pull, own.by);
  // Taking a revert back is what its pull request was for.
  if (own.kind === "taken back" && changes.isRevert(merge)) {
    return known({ kind: "contained", via: null });
  }
  const after = own.kind === "taken back" ? changes.placeOf(own.by) : undefined;
  const backport = backportOf(reader, pull, after ?? -1);
  if (backport.kind === "unknown") return backport;
  if (own.kind === "taken back") return known(backport.value ?? containmentBy(reader, pull, own));
  if (backport.value?.kind === "contained") return known(backport.value);
  const pieces = await reader.readPieces(reader.to.repo, pull, merge);
  if (pieces.kind === "unknown") return pieces;
  const fates = pieces.value.map((set) => togetherOf(set.map((one) => changes.fateOf(one))));
  const best = fates.find((fate) => fate.kind === "there") ?? fates.find(isTakenBack);
  if (best) return known(containmentBy(reader, pull, best));
  const doubt = fates.find((fate) => fate.kind === "unclear");
  if (doubt) return unclear(reader, pull, doubt.by);
  const hollow = [own, ...fates].find((fate) => fate.kind === "unproved");
  if (hollow) return unproved(pull, linkTo(reader, pull, hollow.by).text);
  return known(backport.value ?? { kind: "missing" });
}

/** Several changes have the name that a revert gives. */
const unclear = (reader: Reader, pull: Pull, by: Sha): Reading<never> =>
  unknown(
    wording`${linkTo(reader, pull, by).text} reverts a change whose name several have: its pull request can say which, with "Reverts #${pull.number}" in its description`,
  );

/** Whoever brings something changes something, unless it was there already: people know which. */
const unproved = ({ number }: Pull, by: string): Reading<never> =>
  unknown(
    wording`${by} brings it and changes nothing, so it is unknown whether it is there: a manager can count it with "/include #${number} <reason>"`,
  );

/** Only the last of several commits that a rebase made is known as the merge: its pick may be a part. */
const mayBeRebased = ({ number, mergeCommit }: Pull): boolean => {
  const headline = mergeCommit?.messageHeadline ?? "";
  return (
    !headline.endsWith(`(#${number})`) && !headline.startsWith(`Merge pull request #${number} `)
  );
};

const isTakenBack = (fate: Fate): fate is Extract<Fate, { kind: "taken back" }> =>
  fate.kind === "taken back";

/** The fate of a change that several commits make together. */
function togetherOf(fates: readonly Fate[]): Fate {
  return (
    fates.find(({ kind }) => kind === "absent") ??
    fates.find(isTakenBack) ??
    fates.find(({ kind }) => kind === "unproved" || kind === "unclear") ??
    fates.at(-1) ?? { kind: "absent" }
  );
}

function containmentBy(
  reader: Reader,
  pull: Pull,
  fate: Exclude<Fate, { kind: "unclear" | "unproved" }>,
): Containment {
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
function backportOf(reader: Reader, pull: Pull, after: number): Reading<Containment | undefined> {
  const { changes, words } = reader;
  const merge = pull.mergeCommit?.oid;
  const here = [...words].flatMap(([one, { brings }]): readonly Backport[] => {
    const place = one.mergeCommit ? changes.placeOf(one.mergeCommit.oid) : undefined;
    if (one === pull || !one.mergeCommit || place === undefined || place <= after) return [];
    const isNamed =
      brings.pulls.includes(pull.number) || brings.commits.some((commit) => commit === merge);
    const isLike = brings.sameTitle.includes(pull.number);
    if (!isNamed && !isLike) return [];
    const headline = pull.mergeCommit?.messageHeadline ?? null;
    const isProof = isNamed || isCalledLike(one.title, { title: pull.title, headline });
    const fate = broughtSomething(changes, one)
      ? changes.fateOf(one.mergeCommit.oid)
      : ({ kind: "unproved", by: one.mergeCommit.oid } as const);
    return [{ by: one, fate, isProof }];
  });
  const proofs = here.filter(({ isProof }) => isProof);
  const there = proofs.find(({ fate }) => fate.kind === "there");
  if (there) {
    const { number, url } = there.by;
    return known({ kind: "contained", via: { text: `#${number}`, url } });
  }
  for (const { by, fate } of [...proofs, ...here]) {
    if (fate.kind === "unclear") return unclear(reader, by, fate.by);
    if (fate.kind === "unproved") return unproved(pull, `#${by.number}`);
    if (proofs.some((one) => one.by === by)) return known(containmentBy(reader, by, fate));
    if (fate.kind === "there") {
      const { number } = pull;
      return unknown(
        wording`#${by.number} has #${number} behind its title and another title: "Backport of #${number}" in its description makes it the backport`,
      );
    }
  }
  return known(undefined);
}

/** An empty pull request, or one whose squash was empty, is no backport of anything. */
const broughtSomething = (changes: ChangeLog, pull: Pull): boolean =>
  pull.changedFiles > 0 &&
  (mayBeRebased(pull) || pull.mergeCommit === null || !changes.isEmpty(pull.mergeCommit.oid));

/** A pull request that was merged into the release branch and says that it is another one's backport. */
interface Backport {
  readonly by: Pull;
  readonly fate: Fate;
  /** Else only its title ends in the other one's number. */
  readonly isProof: boolean;
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
    if (listed.kind === "cut")
      return unknown(wording`#${number} has more commits than GitHub lists`);
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
      withChange(set).map(({ sha }) => sha),
    );
    if (!isRebased) sets.push([merge]);
    return known(pieces.put(key, sets));
  };
}

/** Nobody picks an empty commit, which only made CI run again. */
function withChange(commits: readonly CommitLine[]): readonly CommitLine[] {
  const some = commits.filter(({ isEmpty }) => !isEmpty);
  return some.length > 0 ? some : commits;
}
