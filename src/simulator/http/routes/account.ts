import { findTeam, findUser, teamsOf } from "../../world/accounts.ts";
import { permissionOf } from "../../world/repositories.ts";
import type { Role, Team, World } from "../../world/types.ts";
import { noContent, notFound, ok, orNotFound, Refusal, type Answer } from "../answer.ts";
import { resetSeconds, type Limits } from "../limits.ts";
import { listAnswer } from "../page.ts";
import {
  presentOrganization,
  presentTeam,
  presentTeamFull,
  presentUser,
} from "../present/account.ts";
import { apiUrl, type Json } from "../present/address.ts";
import {
  openRoute,
  organizationRoute,
  repositoryRoute,
  type Call,
  type RepositoryCall,
  type Route,
} from "../route.ts";
import { atLeast } from "../viewer.ts";
import type { User } from "../../world/basic-types.ts";

type OrganizationCall = Call & { readonly org: string };

/** People, teams, who may what, and what is left of the limits. */
export function accountRoutes(limits: Limits): readonly Route[] {
  return [
    openRoute("GET", "/user", ({ world, viewer }) => {
      if (viewer.kind === "user") return ok(presentUser(world, viewer.user));
      throw viewer.kind === "anonymous"
        ? new Refusal(401, "Requires authentication")
        : new Refusal(403, "Resource not accessible by integration");
    }),
    // REST docs, "Get a user using their ID".
    openRoute("GET", "/user/{account_id}", ({ world, param }) =>
      ok(presentUser(world, orNotFound(world.users.get(Number(param("account_id")))))),
    ),
    openRoute("GET", "/users/{username}", ({ world, param }) =>
      ok(presentUser(world, orNotFound(findUser(world, param("username"))))),
    ),
    openRoute("GET", "/orgs/{org}", ({ world, param }) => {
      const org = orNotFound(world.orgs.get(param("org").toLowerCase()));
      return ok(presentOrganization(world, org.account));
    }),
    organizationRoute("GET", "/members/{username}", "members:read", (call) => {
      const user = orNotFound(findUser(call.world, call.param("username")));
      const members = call.world.orgs.get(call.org.toLowerCase())?.members;
      if (!members?.has(user.id)) throw notFound();
      return noContent();
    }),
    organizationRoute("GET", "/teams", "members:read", (call) =>
      listAnswer(call, teamsOf(call.world, call.org), (team) => presentTeam(call.world, team)),
    ),
    organizationRoute("GET", "/teams/{team_slug}", "members:read", (call) =>
      ok(presentTeamFull(call.world, teamOf(call))),
    ),
    organizationRoute("GET", "/teams/{team_slug}/members", "members:read", listMembers),
    organizationRoute(
      "GET",
      "/teams/{team_slug}/memberships/{username}",
      "members:read",
      showMembership,
    ),
    repositoryRoute("GET", "/collaborators/{username}/permission", "metadata:read", showPermission),
    openRoute("GET", "/rate_limit", ({ viewer }) => {
      const [core, graphql] = (["core", "graphql"] as const).map((resource) => {
        const budget = limits.budget(viewer, resource);
        const { limit, used, remaining } = budget;
        return { limit, used, remaining, reset: resetSeconds(budget) };
      });
      return ok({ resources: { core, graphql }, rate: core });
    }),
  ];
}

function teamOf({ world, org, param }: OrganizationCall): Team {
  return orNotFound(findTeam(world, org, param("team_slug")));
}

/** The team and the teams below it, whose members are its members too. */
function withChildren(world: World, team: Team): Team[] {
  const children = teamsOf(world, team.org).filter(({ parent }) => parent === team.slug);
  return [team, ...children.flatMap((child) => withChildren(world, child))];
}

function membershipState(world: World, team: Team, user: User): "active" | "pending" | undefined {
  const states = withChildren(world, team).map(({ members }) => members.get(user.id));
  return states.includes("active") ? "active" : states.find((state) => state !== undefined);
}

function listMembers(call: OrganizationCall): Answer {
  const { world } = call;
  const members = new Set<User>();
  for (const team of withChildren(world, teamOf(call)))
    for (const [id, state] of team.members) {
      const user = world.users.get(id);
      if (user && state === "active") members.add(user);
    }
  return listAnswer(call, [...members], (user) => presentUser(world, user));
}

/** Owners of the organisation show as maintainers (REST docs, "Get team membership for a user"). */
function showMembership(call: OrganizationCall): Answer {
  const { world, org } = call;
  const team = teamOf(call);
  const user = orNotFound(findUser(world, call.param("username")));
  const state = orNotFound(membershipState(world, team, user));
  const isOwner = world.orgs.get(org.toLowerCase())?.members.get(user.id) === "admin";
  const path = `teams/${team.id}/memberships/${encodeURIComponent(user.login)}`;
  return ok({ url: `${apiUrl(world)}/${path}`, role: isOwner ? "maintainer" : "member", state });
}

/** The old words of `permission` know neither triage nor maintain. */
const COARSE: Readonly<Record<Role, string>> = {
  read: "read",
  triage: "read",
  write: "write",
  maintain: "write",
  admin: "admin",
};

function showPermission({ world, repository, param }: RepositoryCall): Answer {
  const user = orNotFound(findUser(world, param("username")));
  const role = permissionOf(world, repository, user);
  const permissions: Json = {
    pull: atLeast(role, "read"),
    triage: atLeast(role, "triage"),
    push: atLeast(role, "write"),
    maintain: atLeast(role, "maintain"),
    admin: atLeast(role, "admin"),
  };
  const roleName = role ?? "none";
  return ok({
    permission: role ? COARSE[role] : "none",
    role_name: roleName,
    user: { ...presentUser(world, user), permissions, role_name: roleName },
  });
}
