/** Which commits a pull request consists of, and which pull requests brought a commit in. */
import { reachable } from "../world/graph.ts";
import { branchRef } from "../world/refs.ts";
import type { Commit, Issue, Pull, Repository, World } from "../world/types.ts";
import type { Sha } from "../world/basic-types.ts";

interface Members {
  /** What the sets were computed from: they hold until it changes. */
  readonly of: string;
  /** The commits of the head branch, oldest first. */
  readonly commits: readonly Commit[];
  /** With what the merge made of them: the merge or squash commit, or the rebased copies. */
  readonly introduced: ReadonlySet<Sha>;
}

/** The lists of 1,000 pull requests are asked for at every page of a comparison. */
const known = new WeakMap<Issue, Members>();

function membersOf(repository: Repository, issue: Issue, pull: Pull): Members {
  const base = repository.refs.get(branchRef(pull.baseRef)) ?? pull.baseSha;
  const of = `${pull.headSha} ${pull.mergeCommit ?? base}`;
  const before = known.get(issue);
  if (before?.of === of) return before;
  const own = reachable(repository, pull.headSha, historyBefore(repository, pull, base));
  const commits = [...repository.commits.values()].filter(({ sha }) => own.has(sha));
  const introduced = new Set(own);
  if (pull.mergeCommit !== null) {
    introduced.add(pull.mergeCommit);
    for (const sha of rebased(repository, pull.mergeCommit, commits)) introduced.add(sha);
  }
  const members = { of, commits, introduced };
  known.set(issue, members);
  return members;
}

/** What the base branch had without the pull request. */
function historyBefore(repository: Repository, pull: Pull, base: Sha): ReadonlySet<Sha> {
  if (pull.mergeCommit === null) return reachable(repository, base);
  const [first, second] = repository.commits.get(pull.mergeCommit)?.parents ?? [];
  if (first !== undefined && second === pull.headSha) return reachable(repository, first);
  // Squashed or rebased, the head never got there; pushed as it is, the history holds it.
  const after = reachable(repository, pull.mergeCommit);
  return after.has(pull.headSha) ? reachable(repository, pull.baseSha) : after;
}

/**
 * The copies of `commits` that end at `last`, or nothing when it was no rebase: copies keep their messages,
 * and merges are not copied.
 */
function rebased(repository: Repository, last: Sha, commits: readonly Commit[]): Sha[] {
  const copies: Sha[] = [];
  let next: Sha | undefined = last;
  for (const original of commits.toReversed()) {
    if (original.parents.length > 1) continue;
    const copy: Commit | undefined = next === undefined ? undefined : repository.commits.get(next);
    if (!copy || copy.message !== original.message) return [];
    copies.push(copy.sha);
    next = copy.parents[0];
  }
  return copies;
}

/** The commits of a pull request, oldest first. */
export function commitsOf(repository: Repository, issue: Issue): readonly Commit[] {
  return issue.pull ? membersOf(repository, issue, issue.pull).commits : [];
}

/** A pull request with the repository whose number it has. */
export interface PlacedPull {
  readonly id: number;
  readonly repository: Repository;
  readonly issue: Issue;
}

/**
 * The pull requests of a commit as GitHub has them (schema: `Commit.associatedPullRequests`): the merged ones
 * that introduced it; for a commit that is not in the default branch the open ones too. Forks share their
 * objects with the repository, and so a commit is also associated with what was merged in a fork with it:
 * release-drafter#221 and #251 tell of such lists.
 */
export function pullsWith(world: World, repository: Repository, sha: Sha): PlacedPull[] {
  const tip = repository.refs.get(branchRef(repository.defaultBranch));
  let inDefault: boolean | undefined;
  const own = [...repository.issues.values()].filter((issue) => {
    const { pull } = issue;
    if (!pull || (!pull.merged && issue.state === "closed")) return false;
    if (!membersOf(repository, issue, pull).introduced.has(sha)) return false;
    if (pull.merged) return true;
    inDefault ??= tip !== undefined && reachable(repository, tip).has(sha);
    return !inDefault;
  });
  const forks = [...world.repositories.values()].filter(({ parent }) => parent === repository);
  return [
    ...own.map((issue) => ({ id: issue.id, repository, issue })),
    ...forks.flatMap((fork) =>
      [...fork.issues.values()]
        .filter((issue) => issue.pull?.merged && mergedIn(fork, issue, issue.pull).has(sha))
        .map((issue) => ({ id: issue.id, repository: fork, issue })),
    ),
  ];
}

const mergedIn = (fork: Repository, issue: Issue, pull: Pull): ReadonlySet<Sha> =>
  membersOf(fork, issue, pull).introduced;
