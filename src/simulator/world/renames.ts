/**
 * Names that change while ids stay: of organisations, teams and people, and repositories that move to another owner.
 * A repository's own name changes in `editRepository`.
 */
import { findTeam, findUser, teamsOf } from "./accounts.ts";
import { happen, happenTo } from "./create-world.ts";
import { findRepository } from "./repositories.ts";
import type { Repository, Team, World } from "./types.ts";
import { found, invalid } from "./world-error.ts";
import type { User } from "./basic-types.ts";

/**
 * Moves a repository to another owner, with all that is in it; teams of the old owner lose it, and links to it lead on
 * (docs, "Transferring a repository"). Apps follow only where they are installed.
 */
export function transferRepository(
  world: World,
  repository: Repository,
  { to, by }: { readonly to: string; readonly by: User },
): void {
  const owner = found(findUser(world, to), `Account ${to}`);
  if (findRepository(world, owner.login, repository.name))
    throw invalid("name already exists on this account", "new_owner");
  const before = found(findUser(world, repository.owner), "The owner");
  moved(world, repository);
  repository.owner = owner.login;
  repository.teams.clear();
  const from = before.type === "Organization" ? { organization: before } : { user: before };
  happen(world, repository, by, "repository.transferred", { changes: { owner: { from } } });
}

/**
 * Gives an organisation another login. Its repositories lead on from their old names; the organisation itself and its
 * teams are not found by the old login any more (docs, "Renaming an organization").
 */
export function renameOrganization(world: World, login: string, to: string): void {
  const organization = found(world.orgs.get(login.toLowerCase()), `Organisation ${login}`);
  if (findUser(world, to)) throw invalid(`The login ${to} is taken`, "login");
  const { account } = organization;
  const repositories = [...world.repositories.values()].filter((one) => isOf(one.owner, login));
  for (const repository of repositories) moved(world, repository);
  const teams = teamsOf(world, login);
  world.orgs.delete(login.toLowerCase());
  world.orgs.set(to.toLowerCase(), organization);
  account.login = to;
  for (const repository of repositories) repository.owner = to;
  for (const team of teams) team.org = to;
  for (const installation of world.installations.values())
    if (isOf(installation.account, login)) installation.account = to;
  happenTo(world, to, account, "organization.renamed", { changes: { login: { from: login } } });
}

/** Gives a team another name, and with it another slug; nothing leads on from the old one (docs, "Update a team"). */
export function renameTeam(world: World, team: Team, slug: string): void {
  if (findTeam(world, team.org, slug)) throw invalid("Name must be unique", "name");
  const from = { name: team.name };
  for (const child of teamsOf(world, team.org)) if (child.parent === team.slug) child.parent = slug;
  team.slug = slug;
  team.name = slug;
  const account = found(findUser(world, team.org), "The organisation");
  happenTo(world, team.org, account, "team.edited", {
    team,
    changes: { name: { from: from.name } },
  });
}

/** Gives a person another login: anybody may sign up under the old one (docs, "Changing your GitHub username"). */
export function renameUser(world: World, user: User, to: string): void {
  if (findUser(world, to)) throw invalid(`The login ${to} is taken`, "login");
  for (const repository of world.repositories.values()) {
    if (!isOf(repository.owner, user.login)) continue;
    moved(world, repository);
    repository.owner = to;
  }
  user.login = to;
}

const moved = (world: World, { owner, name, id }: Repository): void =>
  void world.redirects.set(`${owner}/${name}`.toLowerCase(), id);

const isOf = (owner: string, login: string): boolean => owner.toLowerCase() === login.toLowerCase();
