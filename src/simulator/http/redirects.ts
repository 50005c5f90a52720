/** Names that repositories had before, and their addresses by id, which renames keep. */
import { findRepository, redirectedFrom } from "../world/repositories.ts";
import type { World } from "../world/types.ts";
import type { Answer } from "./answer.ts";
import { canSee, type Viewer } from "./viewer.ts";
import type { DispatchRequest } from "./dispatch-request.ts";

const byName = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/;
const byId = /^\/repositories\/(\d+)(\/.*)?$/;

/**
 * What GitHub answers below a former name: 301 to reads, and 307 to writes, which clients repeat as they are (docs,
 * "Best practices for using the REST API", "Follow redirects"); undefined when the name is nobody's former one.
 */
export function movedAnswer(
  world: World,
  viewer: Viewer,
  { method, path, url }: Pick<DispatchRequest, "method" | "path" | "url">,
): Answer | undefined {
  const [, owner = "", name = "", rest = ""] = byName.exec(path) ?? [];
  const repository = owner === "" ? undefined : redirectedFrom(world, owner, name);
  if (!repository) return undefined;
  // An App looks its installation up by the repository, whether it may see it or not.
  if (viewer.kind !== "app" && !canSee(world, viewer, repository)) return undefined;
  const status = method === "GET" ? 301 : 307;
  const message = status === 301 ? "Moved Permanently" : "Temporary Redirect";
  const location = `/api/v3/repositories/${repository.id}${rest}${url.search}`;
  return { status, body: { message, url: location }, headers: { location } };
}

/** The same path by the present name, where it names the repository by its id. */
export function pathByName(world: World, path: string): string {
  const [, id = "", rest = ""] = byId.exec(path) ?? [];
  const repository = id === "" ? undefined : world.repositories.get(Number(id));
  const isKnown = repository && findRepository(world, repository.owner, repository.name);
  return isKnown ? `/repos/${repository.owner}/${repository.name}${rest}` : path;
}
