import { ghost } from "../../world/accounts.ts";
import { nodeId } from "../../node-id.ts";
import type { App, AppInfo, Installation, Repository, Team, World } from "../../world/types.ts";
import { webUrl } from "../../web-address.ts";
import { apiUrl, stampOrNull, type Json } from "./address.ts";
import type { User } from "../../world/basic-types.ts";

/** Schema `simple-user`: people, bots and organisations. */
export function presentUser(world: World, { isGone, ...given }: User): Json {
  const user: User = isGone ? ghost : given;
  const url = `${apiUrl(world)}/users/${encodeURIComponent(user.login)}`;
  const page = user.type === "Bot" ? `apps/${user.login.replace(/\[bot\]$/, "")}` : user.login;
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId(user.type, user.id),
    avatar_url: `${webUrl(world)}/avatars/u/${user.id}`,
    gravatar_id: "",
    url,
    html_url: `${webUrl(world)}/${page}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    site_admin: false,
  };
}

/** The `organization` of a webhook. */
export function presentOrganization(world: World, account: User): Json {
  const url = `${apiUrl(world)}/orgs/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId("Organization", account.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${webUrl(world)}/avatars/u/${account.id}`,
    description: null,
  };
}

/** What stands behind `author_association`; it says nothing about write access. */
export function authorAssociation(world: World, repository: Repository, author: User): string {
  if (author.login === repository.owner) return "OWNER";
  if (world.orgs.get(repository.owner.toLowerCase())?.members.has(author.id)) return "MEMBER";
  if (repository.collaborators.has(author.id)) return "COLLABORATOR";
  for (const commit of repository.commits.values())
    if (commit.author.id === author.id) return "CONTRIBUTOR";
  return "NONE";
}

/** Schema `team`, without the parent's own details when it is a parent itself. */
export function presentTeam(world: World, team: Team): Json {
  const parent = team.parent && findParent(world, team);
  return {
    ...presentTeamSimple(world, team),
    parent: parent ? presentTeamSimple(world, parent) : null,
  };
}

function findParent(world: World, team: Team): Team | undefined {
  for (const other of world.teams.values())
    if (other.org === team.org && other.slug === team.parent) return other;
  return undefined;
}

function presentTeamSimple(world: World, team: Team): Json {
  const organization = world.orgs.get(team.org.toLowerCase())?.account.id ?? 0;
  const url = `${apiUrl(world)}/organizations/${organization}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId("Team", team.id),
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: "closed",
    notification_setting: "notifications_enabled",
    permission: "pull",
    url,
    html_url: `${webUrl(world)}/orgs/${team.org}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: "organization",
    organization_id: organization,
  };
}

/** Schema `team-full`. */
export function presentTeamFull(world: World, team: Team): Json {
  const organization = world.orgs.get(team.org.toLowerCase())?.account;
  let repositories = 0;
  for (const repository of world.repositories.values())
    if (repository.teams.has(team.id)) repositories += 1;
  return {
    ...presentTeam(world, team),
    members_count: [...team.members.values()].filter((state) => state === "active").length,
    repos_count: repositories,
    ...(organization && { organization: presentOrganization(world, organization) }),
  };
}

/** Schema `integration`. */
export function presentApp(world: World, app: App): Json {
  const owner = [...world.users.values()].find((user) => user.login === app.owner);
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId("App", app.id),
    client_id: clientId(app),
    owner: owner ? presentUser(world, owner) : null,
    name: app.slug,
    description: null,
    external_url: webUrl(world),
    html_url: `${webUrl(world)}/apps/${app.slug}`,
    permissions: { metadata: "read", ...app.permissions },
    events: app.events,
  };
}

/** The App's client id, which may stand for its id in a JWT. */
export function clientId(app: { readonly id: number }): string {
  return `Iv1.${app.id.toString(16).padStart(16, "0")}`;
}

/** The `app` of a check run: in full when the App is registered, else what is known of it. */
export function presentAppInfo(world: World, info: AppInfo): Json {
  const app = world.apps.get(info.id);
  if (app) return presentApp(world, app);
  return {
    id: info.id,
    slug: info.slug,
    node_id: nodeId("App", info.id),
    client_id: clientId(info),
    name: info.slug,
    description: null,
    external_url: webUrl(world),
    html_url: `${webUrl(world)}/apps/${info.slug}`,
    permissions: {},
    events: [],
  };
}

/** The `performed_via_github_app` of what an App's bot did; null for people. */
export function presentAppOf(world: World, author: User): Json | null {
  if (author.type !== "Bot") return null;
  for (const app of world.apps.values())
    if (app.bot.id === author.id) return presentApp(world, app);
  return null;
}

/** Schema `installation`. */
export function presentInstallation(world: World, installation: Installation): Json {
  const app = world.apps.get(installation.appId);
  const account = [...world.users.values()].find((user) => user.login === installation.account);
  const organization = account?.type === "Organization" ? `organizations/${account.login}/` : "";
  return {
    id: installation.id,
    ...(app && { client_id: clientId(app), app_slug: app.slug, events: app.events }),
    account: account ? presentUser(world, account) : null,
    repository_selection: installation.repositories === "all" ? "all" : "selected",
    access_tokens_url: `${apiUrl(world)}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${apiUrl(world)}/installation/repositories`,
    html_url: `${webUrl(world)}/${organization}settings/installations/${installation.id}`,
    app_id: installation.appId,
    target_id: account?.id ?? 0,
    target_type: account?.type ?? "User",
    permissions: { metadata: "read", ...installation.permissions },
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: stampOrNull(installation.suspendedAt),
  };
}
