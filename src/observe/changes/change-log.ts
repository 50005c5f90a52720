/** What became of changes on a branch: brought, picked from elsewhere, taken back, brought again. */
import type { Sha } from "../../model/ids.ts";
import { createNames } from "./change-names.ts";
import type { Deed } from "./commit-words.ts";
import type { LoggedCommit, NamedPull } from "./logged.ts";
import type { Named } from "./revert-words.ts";
import type { Undoes } from "./reverts.ts";

/** What became of a change, named by the commit that made it. */
export type Fate =
  /** `by`: the commit that brought it last; null: its own. */
  | { readonly kind: "there"; readonly by: Sha | null }
  | { readonly kind: "absent" }
  | { readonly kind: "taken back"; readonly by: Sha }
  /** `by` took back this or something else of the same name. */
  | { readonly kind: "unclear"; readonly by: Sha }
  /** Nothing brought it but `by`, which changed nothing. */
  | { readonly kind: "unproved"; readonly by: Sha };

/** A part of a branch's history that holds everything which could have been done to the changes asked about. */
export interface ChangeLog {
  /** Place in the order of arrival; undefined: it isn't here. */
  placeOf(commit: Sha): number | undefined;
  /** First line of its message; "" when it isn't here. */
  headlineOf(commit: Sha): string;
  fateOf(change: Sha): Fate;
  /** Whether it only takes back, or takes back what took back; a merge is what it merged. */
  isRevert(commit: Sha): boolean;
  /** Whether it changed nothing, as far as that is known. */
  isEmpty(commit: Sha): boolean;
  /** Whether it was there before this part of the history and is not any more. */
  isGone(change: Sha): boolean;
  /** The changes that a commit touched beside its own. */
  touchedBy(commit: Sha): readonly Sha[];
  /** The commits that a merge brought to the line of its first parent. */
  broughtBy(commit: Sha): ReadonlySet<Sha>;
}

/** A commit left a change there, or took it away. */
interface Effect {
  readonly change: Sha;
  readonly isThere: boolean;
}

interface Event extends Effect {
  readonly by: Sha;
}

/**
 * @param listed the head last; what they do counts in the order in which they came to the branch
 * @param pulls those whose numbers and titles may stand for their merge commits
 */
export function createChangeLog(
  listed: readonly LoggedCommit[],
  pulls: readonly NamedPull[],
): ChangeLog {
  const bySha = new Map(listed.map((commit) => [commit.sha, commit]));
  const commits = inOrderOfArrival(listed, bySha);
  const places = new Map(commits.map(({ sha }, place) => [sha, place]));
  const brought = createBrought(bySha);
  const undoing = undoingAt(pulls);
  const { last, picked, doubts, unproved, touched } = replay(commits, {
    brought,
    undoing,
    isHere: (sha) => bySha.has(sha),
    namesOf: createNames(commits, places, pulls),
  });

  const fateOf = (change: Sha): Fate => {
    const isOwn = bySha.has(change);
    const event = last.get(change);
    const hollow = unproved.get(change);
    if (!isOwn && !picked.has(change)) {
      return hollow === undefined ? { kind: "absent" } : { kind: "unproved", by: hollow };
    }
    if (event?.isThere === false) return { kind: "taken back", by: event.by };
    if (hollow !== undefined) return { kind: "unproved", by: hollow };
    const doubt = doubts.get(change);
    if (doubt !== undefined) return { kind: "unclear", by: doubt };
    if (isOwn) return undoneInPieces(change) ?? { kind: "there", by: null };
    return { kind: "there", by: event?.by ?? null };
  };
  /** A merge of which every commit was taken back by itself. */
  const undoneInPieces = (merge: Sha): Fate | undefined => {
    const pieces = [...brought(merge)].filter((one) => (bySha.get(one)?.parents.length ?? 0) < 2);
    const ends = pieces.map((one) => last.get(one));
    const isUndone = pieces.length > 0 && ends.every((event) => event?.isThere === false);
    const by = ends.at(-1)?.by;
    return isUndone && by !== undefined ? { kind: "taken back", by } : undefined;
  };
  const isRevert = (sha: Sha): boolean => {
    if (undoing.get(sha)?.isAll === true) return true;
    const pieces = [...brought(sha)].map((one) => bySha.get(one)).filter(isPlain);
    if (pieces.length > 0) return pieces.every((one) => one.isRevert);
    return bySha.get(sha)?.isRevert === true;
  };
  return {
    placeOf: (sha) => places.get(sha),
    headlineOf: (sha) => bySha.get(sha)?.headline ?? "",
    fateOf,
    isRevert,
    isEmpty: (sha) => bySha.get(sha)?.isEmpty === true,
    isGone: (change) =>
      !bySha.has(change) && !picked.has(change) && last.get(change)?.isThere === false,
    touchedBy: (sha) => [sha, ...brought(sha)].flatMap((one) => touched.get(one) ?? []),
    broughtBy: brought,
  };
}

interface Past {
  readonly last: ReadonlyMap<Sha, Event>;
  /** Origins of picks. */
  readonly picked: ReadonlySet<Sha>;
  /** What a revert may have meant, and which one. */
  readonly doubts: ReadonlyMap<Sha, Sha>;
  /** What only a commit brought that changed nothing, and which one. */
  readonly unproved: ReadonlyMap<Sha, Sha>;
  readonly touched: ReadonlyMap<Sha, readonly Sha[]>;
}

/** What each commit did to the changes, one after the other. */
function replay(
  commits: readonly LoggedCommit[],
  of: {
    readonly brought: (merge: Sha) => ReadonlySet<Sha>;
    readonly undoing: ReadonlyMap<Sha, Undoes>;
    readonly isHere: (commit: Sha) => boolean;
    readonly namesOf: ReturnType<typeof createNames>;
  },
): Past {
  const effects = new Map<Sha, readonly Effect[]>();
  const touched = new Map<Sha, readonly Sha[]>();
  const last = new Map<Sha, Event>();
  const picked = new Set<Sha>();
  const doubts = new Map<Sha, Sha>();
  const unproved = new Map<Sha, Sha>();
  const whole = (sha: Sha): readonly Effect[] =>
    [sha, ...of.brought(sha)].flatMap(
      (one) => effects.get(one) ?? [{ change: one, isThere: true }],
    );
  const isThere = (sha: Sha): boolean =>
    (of.isHere(sha) || picked.has(sha)) && last.get(sha)?.isThere !== false;
  const doubt = (change: Sha, by: Sha): void => {
    if (last.get(change)?.isThere !== false) unproved.set(change, by);
  };
  /** As far as they are there; what one of them brought is meant with it. */
  const meant = (named: Named, place: number): readonly Sha[] => {
    const found = of.namesOf(named, place);
    if (found.length < 2) return found;
    const there = found.filter(isThere);
    const inside = there.flatMap((one) => whole(one).filter(({ change }) => change !== one));
    const brought = new Set(inside.map(({ change }) => change));
    return there.filter((one) => !brought.has(one));
  };
  for (const [place, commit] of commits.entries()) {
    const { sha } = commit;
    const done: Effect[] = [];
    const undoes = of.undoing.get(sha);
    for (const { picks, reverts } of deedsOf(commit, undoes)) {
      const origins = picks.flatMap((one) => certain(meant(one, place)));
      if (reverts.length === 0) {
        if (commit.isEmpty) {
          const claimed = origins.flatMap(whole).filter(({ change }) => !isThere(change));
          for (const { change } of claimed) doubt(change, sha);
          continue;
        }
        for (const origin of origins) picked.add(origin);
        done.push(...origins.flatMap(whole));
        continue;
      }
      const targets = reverts.map((one) => meant(one, place));
      const unsure = targets.filter(({ length }) => length > 1).flat();
      for (const one of unsure) doubts.set(one, sha);
      const undone = targets
        .flatMap(certain)
        .flatMap(whole)
        .map((effect) => ({ change: effect.change, isThere: !effect.isThere }))
        // What is there again would show.
        .filter((effect) => !(commit.isEmpty && effect.isThere));
      done.push(...undone);
      // A revert that was picked from elsewhere: whoever takes that one back means this.
      for (const origin of origins) if (!of.isHere(origin)) effects.set(origin, undone);
    }
    for (const effect of done) {
      last.set(effect.change, { ...effect, by: sha });
      doubts.delete(effect.change);
      unproved.delete(effect.change);
    }
    if (commit.isEmpty) for (const one of leftOut(of.brought(sha), last)) doubt(one, sha);
    if (done.length === 0) continue;
    touched.set(sha, [...new Set(done.map(({ change }) => change))]);
    const isUndoing = commit.isRevert || undoes?.isAll === true;
    effects.set(sha, isUndoing ? done : [{ change: sha, isThere: true }, ...done]);
  }
  return { last, picked, doubts, unproved, touched };
}

/** What came with a merge that took nothing of it (`git merge -s ours`), but for what the line had already. */
function leftOut(brought: ReadonlySet<Sha>, last: ReadonlyMap<Sha, Event>): readonly Sha[] {
  if (brought.size === 0) return [];
  const picked = [...last].filter(([, { by }]) => brought.has(by)).map(([change]) => change);
  return [...brought, ...picked].filter((one) => {
    const event = last.get(one);
    return event === undefined || brought.has(event.by);
  });
}

/**
 * Along the line of first parents, what a merge brought right before it. Dates would not do: they are those of
 * the machines on which the commits were made.
 */
function inOrderOfArrival(
  listed: readonly LoggedCommit[],
  bySha: ReadonlyMap<Sha, LoggedCommit>,
): readonly LoggedCommit[] {
  const entered = new Set<Sha>();
  const left = new Set<LoggedCommit>();
  const open = [...listed];
  for (let commit = open.at(-1); commit !== undefined; commit = open.at(-1)) {
    if (entered.has(commit.sha)) {
      left.add(commit);
      open.pop();
      continue;
    }
    entered.add(commit.sha);
    const parents = commit.parents.map((sha) => bySha.get(sha));
    open.push(...parents.filter((one) => one !== undefined).toReversed());
  }
  return [...left];
}

const isPlain = (commit: LoggedCommit | undefined): commit is LoggedCommit =>
  commit !== undefined && commit.parents.length < 2;

/** What pull requests say that they take back, by the commit that merged them. */
const undoingAt = (pulls: readonly NamedPull[]): ReadonlyMap<Sha, Undoes> =>
  new Map(
    pulls.flatMap(({ mergeCommit, undoes }) =>
      mergeCommit !== null && undoes.named.length > 0 ? [[mergeCommit, undoes] as const] : [],
    ),
  );

/** A message that names commits is exact. Else its pull request knows what it takes back, and not a first line. */
function deedsOf({ deeds }: LoggedCommit, undoes: Undoes | undefined): readonly Deed[] {
  const isExact = deeds.some(({ reverts }) => reverts.some(({ kind }) => kind === "commit"));
  if (!undoes || isExact) return deeds;
  const others = deeds.filter(({ reverts }) => reverts.length === 0);
  return [...others, { picks: [], reverts: undoes.named }];
}

const certain = (found: readonly Sha[]): readonly Sha[] => (found.length === 1 ? found : []);

/** The commits within the log that a merge brought, each merge looked at once. */
function createBrought(bySha: ReadonlyMap<Sha, LoggedCommit>): (merge: Sha) => ReadonlySet<Sha> {
  const remembered = new Map<Sha, ReadonlySet<Sha>>();
  const none: ReadonlySet<Sha> = new Set();
  const reach = (from: readonly Sha[], except: ReadonlySet<Sha>): Set<Sha> => {
    const seen = new Set<Sha>();
    const open = [...from];
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      const commit = bySha.get(sha);
      if (!commit || seen.has(sha) || except.has(sha)) continue;
      seen.add(sha);
      open.push(...commit.parents);
    }
    return seen;
  };
  return (merge) => {
    const [line, ...sides] = bySha.get(merge)?.parents ?? [];
    if (line === undefined || sides.length === 0) return none;
    const known = remembered.get(merge) ?? reach(sides, reach([line], none));
    remembered.set(merge, known);
    return known;
  };
}
