import { happen } from "./create-world.ts";
import { adopt, reachable } from "./graph.ts";
import { branchRef, moveRef, tipOf } from "./refs.ts";
import { emptyRepository, findRepository, requireRole } from "./repositories.ts";
import type { Repository, World } from "./types.ts";
import { invalid } from "./world-error.ts";
import type { User } from "./basic-types.ts";

/** A copy of a public repository's default branch under the account of `by`, from which they propose changes. */
export function forkRepository(
  world: World,
  parent: Repository,
  { by }: { readonly by: User },
): Repository {
  requireRole(world, parent, by, "read");
  if (findRepository(world, by.login, parent.name))
    throw invalid("name already exists on this account", "name");
  const { name, defaultBranch, isPrivate } = parent;
  const fork = {
    ...emptyRepository(world, { owner: by.login, name, defaultBranch, isPrivate }),
    parent,
  };
  world.repositories.set(fork.id, fork);
  fork.collaborators.set(by.id, "admin");
  const tip = tipOf(parent, defaultBranch);
  const history = reachable(parent, tip);
  for (const [sha, commit] of parent.commits) if (history.has(sha)) fork.commits.set(sha, commit);
  fork.refs.set(branchRef(defaultBranch), tip);
  happen(world, parent, by, "fork", { forkee: fork });
  return fork;
}

/**
 * Brings a branch of the repository into its fork under a name there, as `git push` of an upstream branch does:
 * the fork then has that very history.
 */
export function pushUpstream(
  world: World,
  fork: Repository,
  { branch, as, by }: { readonly branch: string; readonly as: string; readonly by: User },
): void {
  requireRole(world, fork, by, "write");
  if (!fork.parent) throw invalid(`${fork.owner}/${fork.name} is no fork`, "fork");
  const tip = tipOf(fork.parent, branch);
  adopt(fork, fork.parent, tip);
  moveRef(world, fork, { ref: branchRef(as), to: tip, by });
}
