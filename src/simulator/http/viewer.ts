/**
 * Who is asking, and what they may see and do. REST and GraphQL ask the same questions here.
 */
import type { App, Installation, Permissions, Repository, Role, World } from "../world/types.ts";
import { permissionOf } from "../world/repositories.ts";
import type { User } from "../world/basic-types.ts";

export type Viewer =
  /** No credentials: public things, read only. */
  | { readonly kind: "anonymous" }
  /** An App with its JWT: `/app/*` only, plus the metadata of public things. */
  | { readonly kind: "app"; readonly app: App }
  | InstallationViewer
  | UserViewer;

/** Somebody with a token. */
interface UserViewer {
  readonly kind: "user";
  readonly user: User;
  /** The App to which they signed in: the token does what both may. Absent: it does what they may. */
  readonly via?: App;
}

/** An App with an installation token, which may be narrower than the installation itself. */
export interface InstallationViewer {
  readonly kind: "installation";
  readonly app: App;
  readonly installation: Installation;
  /** Those of the token. */
  readonly permissions: Permissions;
  /** Repository ids of the token; "all": as the installation. */
  readonly repositories: "all" | ReadonlySet<number>;
}

export type Access = "read" | "write";

/** A permission of GitHub Apps, by its API name: `issues`, `contents`, `deployments`, ... */
export type Permission = string;

/** The account in whose name the viewer acts: the App's bot, or the user; undefined for the anonymous. */
export function actorOf(viewer: Viewer): User | undefined {
  switch (viewer.kind) {
    case "anonymous":
      return undefined;
    case "app":
    case "installation":
      return viewer.app.bot;
    case "user":
      return viewer.user;
  }
}

/** Whether an installation was given this repository (by its account and its selection). */
export function installationCovers(installation: Installation, repository: Repository): boolean {
  return (
    installation.account.toLowerCase() === repository.owner.toLowerCase() &&
    (installation.repositories === "all" || installation.repositories.has(repository.id))
  );
}

/** Whether the token of this installation reaches the repository. */
export function covers(viewer: InstallationViewer, repository: Repository): boolean {
  return (
    installationCovers(viewer.installation, repository) &&
    (viewer.repositories === "all" || viewer.repositories.has(repository.id))
  );
}

/** Whether the repository exists for the viewer; when not, GitHub answers 404 (GraphQL: NOT_FOUND). */
export function canSee(world: World, viewer: Viewer, repository: Repository): boolean {
  if (!repository.isPrivate) return true;
  switch (viewer.kind) {
    case "anonymous":
    case "app":
      return false;
    case "installation":
      return covers(viewer, repository);
    case "user":
      if (viewer.via && !installationOf(world, viewer.via, repository)) return false;
      return permissionOf(world, repository, viewer.user) !== null;
  }
}

/**
 * In GitHub's words, why an organisation lets nobody ask who asks so: its rules come before everybody's rights there.
 * undefined: it lets them.
 */
export function shutOut(
  { orgs }: World,
  viewer: Viewer,
  repository: Repository,
): string | undefined {
  const isOffList =
    viewer.kind === "installation" &&
    covers(viewer, repository) &&
    viewer.installation.isOffAllowList === true;
  if (isOffList)
    return `Although you appear to have the correct authorization credentials, the \`${repository.owner}\` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.`;
  const isSignedOut =
    viewer.kind === "user" &&
    viewer.via !== undefined &&
    orgs.get(repository.owner.toLowerCase())?.signedOut?.has(viewer.user.id) === true;
  return isSignedOut
    ? "Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization."
    : undefined;
}

const ROLES: readonly Role[] = ["read", "triage", "write", "maintain", "admin"];

/** Whether a role reaches at least `least`. */
export function atLeast(role: Role | null, least: Role): boolean {
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/**
 * Whether the viewer may read or write this kind of thing. With a repository it is about that repository
 * (ask `canSee` first); without, about the organisation or account (`members`, say).
 * A missing permission is GitHub's 403 "Resource not accessible by integration" (GraphQL: FORBIDDEN).
 */
export function may(
  world: World,
  viewer: Viewer,
  permission: Permission,
  access: Access,
  repository?: Repository,
): boolean {
  switch (viewer.kind) {
    case "anonymous":
    case "app":
      return access === "read" && repository !== undefined && !repository.isPrivate;
    case "installation":
      // A token also reads what is public anywhere; where it is installed, its permissions decide.
      if (repository && !covers(viewer, repository))
        return access === "read" && !repository.isPrivate;
      return grants(viewer.permissions, permission, access);
    case "user":
      if (viewer.via && repository && !appMay(world, viewer.via, permission, access, repository))
        return false;
      return !repository || userMay(world, viewer.user, permission, access, repository);
  }
}

const installationOf = (world: World, app: App, repository: Repository): Installation | undefined =>
  [...world.installations.values()].find(
    (one) => one.appId === app.id && !one.suspendedAt && installationCovers(one, repository),
  );

/** Whether the App may do this there; what is public it may read anywhere. */
function appMay(
  world: World,
  app: App,
  permission: Permission,
  access: Access,
  repository: Repository,
): boolean {
  const installation = installationOf(world, app, repository);
  if (!installation) return access === "read" && !repository.isPrivate;
  return grants(installation.permissions, permission, access);
}

/** Whether a set of permissions includes this one; every App may read metadata. */
export function grants(permissions: Permissions, permission: Permission, access: Access): boolean {
  const granted = permissions[permission] ?? (permission === "metadata" ? "read" : undefined);
  return granted === "write" || granted === access;
}

function userMay(
  world: World,
  user: User,
  permission: Permission,
  access: Access,
  repository: Repository,
): boolean {
  const role = permissionOf(world, repository, user);
  if (permission === "administration") return atLeast(role, "admin");
  if (access === "read") return role !== null || !repository.isPrivate;
  // Whoever reads a repository may open issues and pull requests and comment; the rest is the world's matter.
  if (permission === "issues" || permission === "pull_requests")
    return role !== null || !repository.isPrivate;
  return atLeast(role, "write");
}
