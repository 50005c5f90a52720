import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName, type TeamName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { anyShape, idShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

export interface RepositoryPermission {
  /** GitHub's four levels; `maintain` counts as `write`, `triage` as `read`. */
  readonly permission: "admin" | "write" | "read" | "none";
  /** The exact role, custom ones too. */
  readonly roleName: string;
  /** Who has this login now; null: GitHub doesn't say. Only a `User` is a person. */
  readonly user: {
    readonly id: number;
    readonly login: string;
    readonly kind: "person" | "bot";
  } | null;
}

const permissionShape = z
  .object({
    permission: z.enum(["admin", "write", "read", "none"]),
    role_name: z.string(),
    user: z.object({ id: idShape, login: z.string(), type: z.string() }).nullish(),
  })
  .transform((answer): RepositoryPermission => ({
    permission: answer.permission,
    roleName: answer.role_name,
    user: answer.user
      ? {
          id: answer.user.id,
          login: answer.user.login,
          kind: answer.user.type === "User" ? "person" : "bot",
        }
      : null,
  }));

/** What a person may do in a repository; "not found" when nobody has that login. */
export async function repositoryPermission(
  github: GitHub,
  of: { readonly repo: RepoName; readonly login: string },
): Promise<Result<RepositoryPermission>> {
  const { owner, name } = splitRepo(of.repo);
  return github.read({
    repos: [of.repo],
    fresh: true,
    doing: wording`read what ${of.login} may do in ${of.repo}`,
    shape: permissionShape,
    ask: (octokit) =>
      octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo: name, username: of.login }),
  });
}

/** What a person is called now ("Get a user using their ID", REST API). */
export async function loginOf(
  github: GitHub,
  of: { readonly repo: RepoName; readonly id: number },
): Promise<Result<string>> {
  return github.read({
    repos: [of.repo],
    doing: wording`read what the account ${of.id} is called`,
    shape: z.object({ login: z.string() }).transform(({ login }) => login),
    ask: (octokit) => octokit.rest.users.getById({ account_id: of.id }),
  });
}

/** GitHub's id of the team that goes by a name now. */
export async function teamId(github: GitHub, team: TeamName): Promise<Result<number>> {
  const slash = team.indexOf("/");
  const [org, slug] = [team.slice(0, slash), team.slice(slash + 1)];
  return github.readMembers({
    organization: org,
    doing: wording`read the team ${team}`,
    shape: z.object({ id: idShape }).transform(({ id }) => id),
    ask: (octokit) => octokit.rest.teams.getByName({ org, team_slug: slug }),
  });
}

/** `pending`: invited, not yet a member. */
export type Membership = "active" | "pending" | "none";

const membershipShape = z.object({ state: z.enum(["active", "pending"]) });

/**
 * Whether a person is in a team or in a team below it. A 404 means "no" only when the team itself can be
 * seen; otherwise the team is missing or secret, and that is a Failure.
 */
export async function teamMembership(
  github: GitHub,
  of: { readonly team: TeamName; readonly login: string },
): Promise<Result<Membership>> {
  const slash = of.team.indexOf("/");
  const organization = of.team.slice(0, slash);
  const slug = of.team.slice(slash + 1);
  const membership = await github.readMembers({
    organization,
    doing: wording`read whether ${of.login} is in ${of.team}`,
    shape: membershipShape,
    ask: (octokit) =>
      octokit.rest.teams.getMembershipForUserInOrg({
        org: organization,
        team_slug: slug,
        username: of.login,
      }),
  });
  if (membership.ok) return succeed(membership.value.state);
  if (membership.failure.kind !== "not found") return membership;
  const team = await github.readMembers({
    organization,
    doing: wording`read the team ${of.team}`,
    shape: anyShape,
    ask: (octokit) => octokit.rest.teams.getByName({ org: organization, team_slug: slug }),
  });
  return team.ok ? succeed("none") : team;
}
