import { withParents } from "./accounts.ts";
import type { Repository, Role, User, World } from "./types.ts";
import { WorldError } from "./world-error.ts";

const ROLES: readonly Role[] = ["read", "triage", "write", "maintain", "admin"];

function atLeast(role: Role | null, least: Role): boolean {
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/**
 * The highest role that the user has in the repository: as its owner, as an owner or member of its
 * organisation (members read), as a collaborator, or through active membership of teams and their parents.
 * Everyone reads a public repository; null: a private one does not exist for them.
 */
export function permissionOf(world: World, repo: Repository, user: User): Role | null {
  const org = world.orgs.get(repo.owner.toLowerCase());
  const membership = org?.members.get(user.id);
  if (membership === "admin" || user.login.toLowerCase() === repo.owner.toLowerCase())
    return "admin";
  const roles = [repo.collaborators.get(user.id), ...teamRoles(world, repo, user)];
  if (membership || !repo.isPrivate) roles.push("read");
  let highest: Role | null = null;
  for (const role of roles) if (role && !(highest && atLeast(highest, role))) highest = role;
  return highest;
}

function teamRoles(world: World, repo: Repository, user: User): Role[] {
  if (repo.teams.size === 0) return [];
  return [...world.teams.values()]
    .filter((team) => team.members.get(user.id) === "active")
    .flatMap((team) => withParents(world, team))
    .flatMap((team) => repo.teams.get(team.id) ?? []);
}

/** Whether the user has at least this role; bots act by their App's permissions, which the API checks. */
export function hasRole(world: World, repo: Repository, user: User, least: Role): boolean {
  return user.type === "Bot" || atLeast(permissionOf(world, repo, user), least);
}

/**
 * Lets the act happen or throws as GitHub answers: "not found" to those who can't see the repository,
 * "forbidden" to those who may not, and to everyone once it is archived.
 */
export function requireRole(world: World, repo: Repository, user: User, least: Role): void {
  const name = `${repo.owner}/${repo.name}`;
  if (!hasRole(world, repo, user, "read")) throw new WorldError("not found", "Not Found");
  if (repo.archived)
    throw new WorldError("forbidden", "Repository was archived so is read-only.");
  if (!hasRole(world, repo, user, least))
    throw new WorldError("forbidden", `${user.login} needs the role ${least} in ${name}`);
}
