import { addUser, findUser } from "./accounts.ts";
import { happenTo } from "./create-world.ts";
import type { App, Installation, Permissions } from "./app-types.ts";
import type { Repository, World } from "./types.ts";
import { found, WorldError } from "./world-error.ts";
import type { User } from "./basic-types.ts";

/** Registers a GitHub App with its bot account `<slug>[bot]`. */
export function registerApp(
  world: World,
  input: Omit<App, "id" | "bot" | "webhookUrl"> & { readonly webhookUrl?: string | null },
): App {
  const bot = addUser(world, `${input.slug}[bot]`, "Bot");
  const app: App = { ...input, id: world.nextId(), bot, webhookUrl: input.webhookUrl ?? null };
  world.apps.set(app.id, app);
  return app;
}

/**
 * Installs an App on an account, for all its repositories or for some, with the permissions that the App asks
 * for. Throws "conflict" when it is installed there.
 */
export function installApp(
  world: World,
  app: App,
  account: string,
  repositories: "all" | readonly Repository[] = "all",
): Installation {
  const owner = accountNamed(world, account);
  for (const { appId, account } of world.installations.values())
    if (appId === app.id && account === owner.login)
      throw new WorldError("conflict", `${app.slug} is installed on ${account}`);
  const installation: Installation = {
    id: world.nextId(),
    appId: app.id,
    account: owner.login,
    permissions: app.permissions,
    repositories: repositories === "all" ? "all" : new Set(repositories.map(({ id }) => id)),
    suspendedAt: null,
  };
  world.installations.set(installation.id, installation);
  happenTo(world, owner.login, owner, "installation.created", {
    installation,
    repositories: repositoriesOf(world, installation),
  });
  return installation;
}

function accountNamed(world: World, login: string): User {
  return found(findUser(world, login), `Account ${login}`);
}

/** The repositories that an installation covers now. */
function repositoriesOf(world: World, { account, repositories }: Installation): Repository[] {
  return [...world.repositories.values()].filter(
    ({ id, owner }) =>
      owner.toLowerCase() === account.toLowerCase() &&
      (repositories === "all" || repositories.has(id)),
  );
}

/** Tells what the owner of the account did to an installation. */
function tell(
  world: World,
  installation: Installation,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const owner = accountNamed(world, installation.account);
  happenTo(world, owner.login, owner, name, { installation, ...more });
}

export function uninstallApp(world: World, installation: Installation): void {
  const repositories = repositoriesOf(world, installation);
  world.installations.delete(installation.id);
  tell(world, installation, "installation.deleted", { repositories });
}

/** Suspends an installation, whose tokens then fail, or ends that. */
export function setSuspended(world: World, installation: Installation, suspended: boolean): void {
  installation.suspendedAt = suspended ? world.clock.now() : null;
  tell(world, installation, `installation.${suspended ? "suspend" : "unsuspend"}`);
}

/** Accepts (or narrows) what the App may do on this account. */
export function setPermissions(
  world: World,
  installation: Installation,
  permissions: Permissions,
): void {
  installation.permissions = permissions;
  tell(world, installation, "installation.new_permissions_accepted");
}

/** Changes which repositories an installation covers. */
export function selectRepositories(
  world: World,
  installation: Installation,
  repositories: "all" | readonly Repository[],
): void {
  const before = repositoriesOf(world, installation);
  installation.repositories =
    repositories === "all" ? "all" : new Set(repositories.map(({ id }) => id));
  const after = repositoriesOf(world, installation);
  const added = after.filter((repo) => !before.includes(repo));
  const removed = before.filter((repo) => !after.includes(repo));
  const both = { repositories_added: added, repositories_removed: removed };
  if (added.length > 0) tell(world, installation, "installation_repositories.added", both);
  if (removed.length > 0) tell(world, installation, "installation_repositories.removed", both);
}
