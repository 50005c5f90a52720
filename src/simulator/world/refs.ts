import { happen } from "./create-world.ts";
import { adopt, commitAt, commitsBetween, reachable } from "./graph.ts";
import type { Issue, Pull, Repository, World } from "./types.ts";
import { invalid } from "./world-error.ts";
import type { Sha, User } from "./basic-types.ts";

const NO_SHA = "0".repeat(40);
const HEADS = "refs/heads/";
const TAGS = "refs/tags/";

export const branchRef = (name: string): string => HEADS + name;
export const tagRef = (name: string): string => TAGS + name;

/**
 * The commit that a branch, a tag, a full ref (`refs/heads/x`, `heads/x`), or a sha of at least seven digits
 * names, in this order; undefined when nothing does.
 */
export function resolveRef(repo: Repository, name: string): Sha | undefined {
  for (const ref of [branchRef(name), tagRef(name), name, `refs/${name}`]) {
    const sha = repo.refs.get(ref);
    if (sha !== undefined) return sha;
  }
  if (repo.commits.has(name)) return name;
  if (!/^[0-9a-f]{7,39}$/.test(name)) return undefined;
  const matches = [...repo.commits.keys()].filter((sha) => sha.startsWith(name));
  return matches.length === 1 ? matches[0] : undefined;
}

/** The tip of a branch. Throws "invalid" when there is no such branch. */
export function tipOf(repo: Repository, branch: string): Sha {
  const sha = repo.refs.get(branchRef(branch));
  if (sha === undefined) throw invalid(`Branch ${branch} not found`, "branch");
  return sha;
}

/**
 * Points a full ref to a commit, or deletes it (null), and tells of it: `create` or `delete`, `push`, and
 * what follows for open pull requests. A ref that is there already stays and nothing is told.
 */
export function moveRef(
  world: World,
  repo: Repository,
  { ref, to, by }: { readonly ref: string; readonly to: Sha | null; readonly by: User },
): void {
  const before = repo.refs.get(ref) ?? null;
  if (before === to) return;
  if (before !== null) refuseLockedTag(repo, ref);
  if (to === null) repo.refs.delete(ref);
  else repo.refs.set(ref, to);
  const pulls = ref.startsWith(HEADS)
    ? followPulls(world, repo, { branch: ref.slice(HEADS.length), before, to, by })
    : [];
  tellPush(world, repo, { ref, before, to, by });
  for (const tell of pulls) tell();
}

function refuseLockedTag(repo: Repository, ref: string): void {
  for (const release of repo.releases.values())
    if (release.immutable && tagRef(release.tagName) === ref)
      throw invalid("Cannot change a tag that belongs to an immutable release", "ref");
}

interface Move {
  readonly before: Sha | null;
  readonly to: Sha | null;
  readonly by: User;
}

function tellPush(world: World, repo: Repository, move: Move & { readonly ref: string }): void {
  const { ref, before, to, by } = move;
  const isTag = ref.startsWith(TAGS);
  if (before === null || to === null)
    happen(world, repo, by, before === null ? "create" : "delete", {
      ref: ref.slice((isTag ? TAGS : HEADS).length),
      ref_type: isTag ? "tag" : "branch",
      master_branch: repo.defaultBranch,
    });
  const isMove = before !== null && to !== null;
  happen(world, repo, by, "push", {
    ref,
    before: before ?? NO_SHA,
    after: to ?? NO_SHA,
    created: before === null,
    deleted: to === null,
    forced: isMove && !reachable(repo, to).has(before),
    commits: isMove ? commitsBetween(repo, before, to) : [],
    head_commit: to === null ? null : commitAt(repo, to),
  });
}

/**
 * Open pull requests follow their branches: a new head is a `synchronize`; a head that reaches the base
 * by a plain push counts as merged; a deleted branch closes them. Answers what to tell, after the push.
 */
function followPulls(
  world: World,
  repo: Repository,
  move: Move & { readonly branch: string },
): (() => void)[] {
  const { branch, before, to, by } = move;
  const tell: (() => void)[] = [];
  let arrived: ReadonlySet<Sha> | undefined;
  for (const [home, issue, pull] of openPullsAround(repo)) {
    const isHead = pull.headRef === branch && (pull.fork ?? home) === repo;
    if (!isHead && (pull.baseRef !== branch || home !== repo)) continue;
    const subject = { pull_request: issue, number: issue.number };
    if (to === null || before === null) {
      if (to === null) close(world, issue);
      if (to === null) tell.push(() => happen(world, home, by, "pull_request.closed", subject));
    } else if (isHead) {
      if (home !== repo) adopt(home, repo, to);
      pull.headSha = to;
      issue.updatedAt = world.clock.now();
      const moved = { ...subject, before, after: to };
      tell.push(() => happen(world, home, by, "pull_request.synchronize", moved));
    } else {
      arrived ??= reachable(repo, to, reachable(repo, before));
      if (!arrived.has(pull.headSha)) continue;
      markMerged(world, issue, pull, { by, mergeCommit: to });
      tell.push(() => happen(world, repo, by, "pull_request.closed", subject));
    }
  }
  return tell;
}

/** The open pull requests of a repository, and of the one that it is a fork of. */
function* openPullsAround(
  repo: Repository,
): Generator<readonly [home: Repository, issue: Issue, pull: Pull]> {
  for (const home of repo.parent ? [repo, repo.parent] : [repo])
    for (const issue of home.issues.values())
      if (issue.pull && issue.state === "open") yield [home, issue, issue.pull];
}

/** Writes the close of an issue or pull request into the state; telling is up to the caller. */
export function close(world: World, issue: Issue): void {
  issue.state = "closed";
  issue.closedAt = world.clock.now();
  issue.updatedAt = issue.closedAt;
}

/** Writes the merge of a pull request into the state; telling is up to the caller. */
export function markMerged(
  world: World,
  issue: Issue,
  pull: Pull,
  { by, mergeCommit }: { readonly by: User; readonly mergeCommit: Sha },
): void {
  close(world, issue);
  pull.merged = true;
  pull.mergedAt = issue.closedAt;
  pull.mergedBy = by;
  pull.mergeCommit = mergeCommit;
}
