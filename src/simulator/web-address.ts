/**
 * Where the pages of the simulated GitHub are: `html_url` in REST, `url` in GraphQL.
 * A world that no server serves has GitHub's own address.
 */
import type { Repository, World } from "./world/types.ts";

const addresses = new WeakMap<World, string>();

/** Told by the server once it listens; `url` without a slash at its end. */
export function serveAt(world: World, url: string): void {
  addresses.set(world, url);
}

/** Base of the world's pages, without a slash at its end. */
export function webUrl(world: World): string {
  return addresses.get(world) ?? "https://github.com";
}

/** The page of a repository, or with `rest` (no leading slash) of something in it. */
export function repositoryPage(world: World, repository: Repository, rest?: string): string {
  const page = `${webUrl(world)}/${repository.owner}/${repository.name}`;
  return rest === undefined ? page : `${page}/${rest}`;
}
