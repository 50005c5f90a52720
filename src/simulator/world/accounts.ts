import { happenTo } from "./create-world.ts";
import { found, invalid } from "./world-error.ts";
import type { Team, World } from "./types.ts";
import type { User } from "./basic-types.ts";

/** The account of this login, in any case; undefined when there is none. */
export function findUser(world: World, login: string): User | undefined {
  const wanted = login.toLowerCase();
  for (const user of world.users.values()) if (user.login.toLowerCase() === wanted) return user;
  return undefined;
}

/** Signs an account up. Throws "invalid" when the login is taken. */
export function addUser(world: World, login: string, type: User["type"] = "User"): User {
  if (findUser(world, login)) throw invalid(`The login ${login} is taken`, "login");
  const user: User = { id: world.nextId(), login, type };
  world.users.set(user.id, user);
  return user;
}

/** Founds an organisation; answers its account. */
export function addOrg(world: World, login: string): User {
  const account = addUser(world, login, "Organization");
  world.orgs.set(login.toLowerCase(), { account, members: new Map() });
  return account;
}

/** As whom GitHub shows deleted accounts where somebody must be shown. */
export const ghost: User = { id: 10_137, login: "ghost", type: "User" };

/**
 * Deletes the account of a person ("Deleting your personal account"): nobody's member, nobody's collaborator, and what it
 * wrote is shown as written by `ghost`, in GraphQL by null.
 */
export function deleteAccount(world: World, user: User): void {
  for (const { account } of world.orgs.values()) removeMember(world, account.login, user);
  for (const repository of world.repositories.values()) repository.collaborators.delete(user.id);
  world.users.delete(user.id);
  user.isGone = true;
}

function organisation(world: World, org: string) {
  return found(world.orgs.get(org.toLowerCase()), `Organisation ${org}`);
}

/** Makes the user a member, or changes the role of one. */
export function addMember(
  world: World,
  org: string,
  user: User,
  role: "member" | "admin" = "member",
): void {
  const { account, members } = organisation(world, org);
  const isNew = !members.has(user.id);
  members.set(user.id, role);
  if (isNew) happenTo(world, org, account, "organization.member_added", { member: user, role });
}

/** Takes the user out of the organisation and of all its teams. */
export function removeMember(world: World, org: string, user: User): void {
  const { account, members } = organisation(world, org);
  if (!members.delete(user.id)) return;
  for (const team of teamsOf(world, org)) removeTeamMember(world, team, user);
  happenTo(world, org, account, "organization.member_removed", { member: user });
}

/** The teams of an organisation, in the order of their creation. */
export function teamsOf(world: World, org: string): Team[] {
  const wanted = org.toLowerCase();
  return [...world.teams.values()].filter((team) => team.org.toLowerCase() === wanted);
}

export function findTeam(world: World, org: string, slug: string): Team | undefined {
  const wanted = slug.toLowerCase();
  return teamsOf(world, org).find((team) => team.slug.toLowerCase() === wanted);
}

/**
 * Creates a team with its members, all of whom accept at once. `parent` is the slug of another team: members
 * of a child team have the access of its parents. Throws "invalid" when the slug is taken.
 */
export function addTeam(
  world: World,
  input: {
    readonly org: string;
    readonly slug: string;
    readonly name?: string;
    readonly members?: readonly User[];
    readonly parent?: string;
  },
): Team {
  const { account } = organisation(world, input.org);
  if (findTeam(world, input.org, input.slug)) throw invalid("Name must be unique", "name");
  if (input.parent !== undefined) found(findTeam(world, input.org, input.parent), "Parent team");
  const team: Team = {
    id: world.nextId(),
    org: account.login,
    slug: input.slug,
    name: input.name ?? input.slug,
    members: new Map(),
    ...(input.parent !== undefined && { parent: input.parent }),
  };
  world.teams.set(team.id, team);
  happenTo(world, team.org, account, "team.created", { team });
  for (const member of input.members ?? []) addTeamMember(world, team, member);
  return team;
}

/**
 * Invites a user into a team. "active": accepted, also into the organisation; "pending": not yet, so it
 * gives no access and GitHub sends no event.
 */
export function addTeamMember(
  world: World,
  team: Team,
  user: User,
  state: "active" | "pending" = "active",
): void {
  const before = team.members.get(user.id);
  const { account, members } = organisation(world, team.org);
  if (state === "active" && !members.has(user.id)) addMember(world, team.org, user);
  team.members.set(user.id, state);
  if (state === "active" && before !== "active")
    happenTo(world, team.org, account, "membership.added", { team, member: user, scope: "team" });
}

export function removeTeamMember(world: World, team: Team, user: User): void {
  const before = team.members.get(user.id);
  team.members.delete(user.id);
  const { account } = organisation(world, team.org);
  if (before === "active")
    happenTo(world, team.org, account, "membership.removed", { team, member: user, scope: "team" });
}

/**
 * Deletes a team for good, with the teams below it, as GitHub does; its people stay in the organisation ("Delete a
 * team": "If you are an organization owner, deleting a parent team will delete all of its child teams as well").
 */
export function deleteTeam(world: World, team: Team): void {
  const below = teamsOf(world, team.org).filter((one) => one.parent === team.slug);
  for (const one of below) deleteTeam(world, one);
  for (const repository of world.repositories.values()) repository.teams.delete(team.id);
  world.teams.delete(team.id);
  const { account } = organisation(world, team.org);
  happenTo(world, team.org, account, "team.deleted", { team });
}

/** The team and its parents, nearest first. */
export function withParents(world: World, team: Team): Team[] {
  const line: Team[] = [];
  let next: Team | undefined = team;
  while (next && !line.includes(next)) {
    line.push(next);
    next = next.parent === undefined ? undefined : findTeam(world, next.org, next.parent);
  }
  return line;
}
