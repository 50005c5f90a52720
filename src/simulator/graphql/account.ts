import { actorOf, may } from "../http/viewer.ts";
import { findTeam, findUser, teamsOf, withParents } from "../world/accounts.ts";
import type { Team, World } from "../world/types.ts";
import { webUrl } from "../web-address.ts";
import { connect, type Page } from "./connection.ts";
import { forbidden, refuse } from "./errors.ts";
import {
  locate,
  numbered,
  ordered,
  own,
  visible,
  type Context,
  type Fields,
  type Order,
} from "./source.ts";
import type { User } from "../world/basic-types.ts";

/** An account's login in GraphQL: bots go without the suffix that REST shows. */
export function graphqlLogin({ login, type }: User): string {
  return type === "Bot" ? login.replace(/\[bot\]$/, "") : login;
}

function pathOf(account: User): string {
  return account.type === "Bot" ? `apps/${graphqlLogin(account)}` : account.login;
}

const account = {
  ...numbered,
  login: ({ it }: { readonly it: User }) => graphqlLogin(it),
  url: ({ it }: { readonly it: User }, _: unknown, { world }: Context) =>
    `${webUrl(world)}/${pathOf(it)}`,
  resourcePath: ({ it }: { readonly it: User }) => `/${pathOf(it)}`,
  avatarUrl: ({ it }: { readonly it: User }, _: unknown, { world }: Context) =>
    `${webUrl(world)}/avatars/u/${it.id}`,
};

export const userFields: Fields<"User"> = {
  ...account,
  // The App itself, as `viewer`, is a User to GraphQL, with the login of REST.
  login: ({ it }) => it.login,
  name: ({ it }) => it.login,
  isViewer: ({ it }, _, { viewer }) => actorOf(viewer)?.id === it.id,
};

export const botFields: Fields<"Bot"> = account;

export const organizationFields: Fields<"Organization"> = {
  ...account,
  name: ({ it }) => it.login,
  team: ({ it }, { slug }: { slug: string }, context) => {
    needMembers(context);
    const team = findTeam(context.world, it.login, slug);
    return team ? own("Team", team) : null;
  },
  teams: ({ it }, args: TeamsArgs, context) => {
    needMembers(context);
    const { world } = context;
    for (const name of ["ldapMapped", "notificationSetting", "privacy", "query", "role"] as const)
      refuse(args[name], `Organization.teams(${name}:)`);
    const ids = args.userLogins?.map((login) => findUser(world, login)?.id);
    const teams = teamsOf(world, it.login).filter(
      (team) =>
        (!args.rootTeamsOnly || team.parent === undefined) &&
        (!ids || ids.some((id) => id !== undefined && team.members.get(id) === "active")),
    );
    const sorted = ordered(teams, args.orderBy, { NAME: ({ name }) => name.toLowerCase() });
    return connect(sorted, args, (team) => own("Team", team));
  },
  membersWithRole: ({ it }, page: Page, context) => {
    needMembers(context);
    const members = context.world.orgs.get(it.login.toLowerCase())?.members ?? new Map();
    return connect(usersOf(context.world, members.keys()), page, (user) => own("User", user), {
      edge: (user) => ({ role: members.get(user.id) === "admin" ? "ADMIN" : "MEMBER" }),
    });
  },
  repository: ({ it }, { name }: { name: string }, context) => {
    for (const repository of context.world.repositories.values())
      if (
        repository.owner.toLowerCase() === it.login.toLowerCase() &&
        repository.name.toLowerCase() === name.toLowerCase() &&
        visible(context, repository)
      )
        return locate("Repository", repository, repository);
    return null;
  },
  viewerIsAMember: ({ it }, _, { world, viewer }) => {
    const asking = actorOf(viewer);
    return !!asking && !!world.orgs.get(it.login.toLowerCase())?.members.has(asking.id);
  },
};

interface TeamsArgs extends Page {
  readonly ldapMapped?: boolean | null;
  readonly notificationSetting?: string | null;
  readonly orderBy?: Order | null;
  readonly privacy?: string | null;
  readonly query?: string | null;
  readonly role?: string | null;
  readonly rootTeamsOnly: boolean;
  /** Finds the teams of which one of these is a member, not those above them. */
  readonly userLogins?: readonly string[] | null;
}

interface MembersArgs extends Page {
  readonly membership: "ALL" | "IMMEDIATE" | "CHILD_TEAM";
  readonly role?: "MAINTAINER" | "MEMBER" | null;
  readonly query?: string | null;
  readonly orderBy?: Order | null;
}

export const teamFields: Fields<"Team"> = {
  ...numbered,
  slug: ({ it }) => it.slug,
  name: ({ it }) => it.name,
  combinedSlug: ({ it }) => `${it.org}/${it.slug}`,
  url: ({ it }, _, { world }) => `${webUrl(world)}/orgs/${it.org}/teams/${it.slug}`,
  organization: ({ it }, _, { world }) => {
    const org = world.orgs.get(it.org.toLowerCase());
    return org ? own("Organization", org.account) : null;
  },
  parentTeam: ({ it }, _, { world }) => {
    const parent = it.parent === undefined ? undefined : findTeam(world, it.org, it.parent);
    return parent ? own("Team", parent) : null;
  },
  ancestors: ({ it }, page: Page, { world }) =>
    connect(withParents(world, it).slice(1), page, (team) => own("Team", team)),
  members: ({ it }, args: MembersArgs, { world }) => {
    const role = (user: User) => (isOwner(world, it, user) ? "MAINTAINER" : "MEMBER");
    const members = ordered(
      usersOf(world, memberIds(world, it, args.membership)),
      args.orderBy,
      // Only these two orders exist.
      { LOGIN: ({ login }) => login.toLowerCase(), CREATED_AT: ({ id }) => id },
    ).filter(
      (user) =>
        (!args.role || role(user) === args.role) &&
        (!args.query || user.login.toLowerCase().includes(args.query.toLowerCase())),
    );
    return connect(members, args, (user) => own("User", user), {
      edge: (user) => ({ role: role(user) }),
    });
  },
};

/** Invited people are no members yet. "ALL" counts those of the child teams too. */
function memberIds(world: World, team: Team, membership: MembersArgs["membership"]): Set<number> {
  const teams = teamsOf(world, team.org).filter((candidate) =>
    candidate === team
      ? membership !== "CHILD_TEAM"
      : membership !== "IMMEDIATE" && withParents(world, candidate).includes(team),
  );
  return new Set(
    teams.flatMap(({ members }) =>
      [...members].filter(([, state]) => state === "active").map(([id]) => id),
    ),
  );
}

function isOwner(world: World, team: Team, user: User): boolean {
  return world.orgs.get(team.org.toLowerCase())?.members.get(user.id) === "admin";
}

function usersOf(world: World, ids: Iterable<number>): User[] {
  return [...ids].flatMap((id) => world.users.get(id) ?? []);
}

/** Members and teams of an organisation are shown to Apps with the permission `members`. */
function needMembers({ world, viewer }: Context): void {
  if (!may(world, viewer, "members", "read")) throw forbidden();
}

export const appFields: Fields<"App"> = {
  ...numbered,
  slug: ({ it }) => it.slug,
  name: ({ it }) => it.slug,
  url: ({ it }, _, { world }) => `${webUrl(world)}/apps/${it.slug}`,
};
