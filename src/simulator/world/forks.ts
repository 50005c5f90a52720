import { happen } from "./create-world.ts";
import { reachable } from "./graph.ts";
import { branchRef, tipOf } from "./refs.ts";
import { emptyRepository, findRepository, requireRole } from "./repositories.ts";
import type { Repository, User, World } from "./types.ts";
import { invalid } from "./world-error.ts";

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
