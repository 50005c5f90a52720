import { findUser, withParents } from "./accounts.ts";
import { happen } from "./create-world.ts";
import { forgetIssue } from "./forget-issue.ts";
import { branchRef } from "./refs.ts";
import { storeCommit } from "./store-commit.ts";
import { withChanges, type Changes } from "./trees.ts";
import type { Repository, Role, Team, World } from "./types.ts";
import { found, invalid, WorldError } from "./world-error.ts";
import type { User } from "./basic-types.ts";

/** The repository of this name, in any case; undefined when there is none. */
export function findRepository(world: World, owner: string, name: string): Repository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase();
  const known = foundIn.get(world) ?? new Map<string, Repository>();
  foundIn.set(world, known);
  const isWanted = (repo: Repository): boolean =>
    `${repo.owner}/${repo.name}`.toLowerCase() === wanted;
  const before = known.get(wanted);
  if (before && world.repositories.get(before.id) === before && isWanted(before)) return before;
  for (const repo of world.repositories.values()) {
    if (!isWanted(repo)) continue;
    known.set(wanted, repo);
    return repo;
  }
  return undefined;
}

/** Where names were found last: one query asks for hundreds. They are looked at again, since repositories are renamed. */
const foundIn = new WeakMap<World, Map<string, Repository>>();

/**
 * The repository that had this name and has another one now; undefined when the name is in use or never was. A new
 * repository of the name ends the redirect (docs, "Renaming a repository").
 */
export function redirectedFrom(world: World, owner: string, name: string): Repository | undefined {
  if (findRepository(world, owner, name)) return undefined;
  const id = world.redirects.get(`${owner}/${name}`.toLowerCase());
  return id === undefined ? undefined : world.repositories.get(id);
}

/**
 * Creates a repository with a first commit on its default branch: `files`, or a README. `by` becomes its
 * administrator. Throws "invalid" when the name is taken.
 */
export function addRepository(
  world: World,
  input: {
    readonly owner: string;
    readonly name: string;
    readonly by: User;
    readonly isPrivate?: boolean;
    readonly defaultBranch?: string;
    readonly files?: Changes;
  },
): Repository {
  found(findUser(world, input.owner), `Account ${input.owner}`);
  if (findRepository(world, input.owner, input.name))
    throw invalid("name already exists on this account", "name");
  const repo = emptyRepository(world, input);
  world.repositories.set(repo.id, repo);
  world.redirects.delete(`${input.owner}/${input.name}`.toLowerCase());
  if (input.by.type === "User") repo.collaborators.set(input.by.id, "admin");
  const files = withChanges(new Map(), input.files ?? { "README.md": `# ${input.name}\n` });
  const first = storeCommit(world, repo, {
    parents: [],
    files,
    message: "Initial commit",
    by: input.by,
  });
  repo.refs.set(branchRef(repo.defaultBranch), first.sha);
  happen(world, repo, input.by, "repository.created", {});
  return repo;
}

/** A repository without any commit, not yet part of the world. */
export function emptyRepository(
  world: World,
  input: {
    readonly owner: string;
    readonly name: string;
    readonly isPrivate?: boolean;
    readonly defaultBranch?: string;
  },
): Repository {
  return {
    id: world.nextId(),
    owner: input.owner,
    name: input.name,
    isPrivate: input.isPrivate ?? false,
    isInternal: false,
    archived: false,
    defaultBranch: input.defaultBranch ?? "main",
    createdAt: world.clock.now(),
    collaborators: new Map(),
    teams: new Map(),
    commits: new Map(),
    refs: new Map(),
    issues: new Map(),
    comments: new Map(),
    labels: new Map(),
    milestones: new Map(),
    checkRuns: new Map(),
    statuses: [],
    deployments: new Map(),
    workflowRuns: new Map(),
    gates: new Map(),
    environments: new Set(),
    protections: new Map(),
    releases: new Map(),
    requiredChecks: new Map(),
    rulesets: [],
    lastNumber: 0,
    hasIssues: true,
    goneIssues: new Map(),
    commitComments: [],
    immutableReleases: false,
    discussionCategories: null,
    dependencies: null,
    burnedTags: new Set(),
  };
}

/** Changes the settings that GitHub tells Apps about; one `repository.*` event for each that differs. */
export function editRepository(
  world: World,
  repo: Repository,
  input: {
    readonly by: User;
    readonly name?: string;
    readonly isPrivate?: boolean;
    readonly archived?: boolean;
    readonly defaultBranch?: string;
  },
): void {
  // An archived repository refuses every act but this one, which may end it.
  if (!hasRole(world, repo, input.by, "admin"))
    throw new WorldError("forbidden", "Must have admin rights to Repository.");
  const events: [string, Record<string, unknown>][] = [];
  const { name, isPrivate, archived, defaultBranch } = input;
  if (name !== undefined && name !== repo.name) {
    if (findRepository(world, repo.owner, name)) throw invalid("name already exists", "name");
    events.push(["renamed", { changes: { repository: { name: { from: repo.name } } } }]);
    world.redirects.set(`${repo.owner}/${repo.name}`.toLowerCase(), repo.id);
    repo.name = name;
  }
  if (defaultBranch !== undefined && defaultBranch !== repo.defaultBranch) {
    found(repo.refs.get(branchRef(defaultBranch)), `Branch ${defaultBranch}`);
    events.push(["edited", { changes: { default_branch: { from: repo.defaultBranch } } }]);
    repo.defaultBranch = defaultBranch;
  }
  if (isPrivate !== undefined && isPrivate !== repo.isPrivate) {
    events.push([isPrivate ? "privatized" : "publicized", {}]);
    repo.isPrivate = isPrivate;
  }
  if (archived !== undefined && archived !== repo.archived) {
    events.push([archived ? "archived" : "unarchived", {}]);
    repo.archived = archived;
  }
  for (const [action, subject] of events)
    happen(world, repo, input.by, `repository.${action}`, subject);
}

/** Deletes the repository with all that is in it. */
export function deleteRepository(world: World, repo: Repository, by: User): void {
  if (!hasRole(world, repo, by, "admin"))
    throw new WorldError("forbidden", "Must have admin rights to Repository.");
  world.repositories.delete(repo.id);
  for (const issue of repo.issues.values()) forgetIssue(world, issue);
  happen(world, repo, by, "repository.deleted", {});
}

/** Gives a person a role in the repository, or takes it away (null). */
export function setCollaborator(
  world: World,
  repo: Repository,
  user: User,
  role: Role | null,
): void {
  const before = repo.collaborators.get(user.id);
  if (role === null) repo.collaborators.delete(user.id);
  else repo.collaborators.set(user.id, role);
  const subject = { member: user, permission: role };
  const owner = accountOf(world, repo);
  if (role === null && before) happen(world, repo, owner, "member.removed", subject);
  if (role !== null && role !== before)
    happen(world, repo, owner, before ? "member.edited" : "member.added", subject);
}

/** Gives a team a role in the repository, or takes it away (null). */
export function grantTeam(world: World, repo: Repository, team: Team, role: Role | null): void {
  const before = repo.teams.get(team.id);
  if (role === null) repo.teams.delete(team.id);
  else repo.teams.set(team.id, role);
  const owner = accountOf(world, repo);
  if (role === null && before) happen(world, repo, owner, "team.removed_from_repository", { team });
  if (role !== null && !before) happen(world, repo, owner, "team.added_to_repository", { team });
}

function accountOf(world: World, repo: Repository): User {
  return found(findUser(world, repo.owner), `Account ${repo.owner}`);
}

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
  if (repo.archived) throw new WorldError("forbidden", "Repository was archived so is read-only.");
  if (!hasRole(world, repo, user, least))
    throw new WorldError("forbidden", `${user.login} needs the role ${least} in ${name}`);
}

/** Switches the issues of a repository on or off; its pull requests stay. */
export function setIssuesEnabled(
  world: World,
  repo: Repository,
  { isEnabled, by }: { readonly isEnabled: boolean; readonly by: User },
): void {
  requireRole(world, repo, by, "admin");
  repo.hasIssues = isEnabled;
  happen(world, repo, by, "repository.edited", { changes: {} });
}
