import type { Exchange } from "../../../src/simulator/http/server.ts";
import { findRepository, redirectedFrom } from "../../../src/simulator/world/repositories.ts";
import type { Repository, World } from "../../../src/simulator/world/types.ts";
import { secret } from "../train.ts";
import { isMutation } from "../requests.ts";
import type { Watch } from "./watched.ts";

/** Which repository a path is about, by its name, a former name or its id. */
function repositoryAt(world: World, path: string): Repository | undefined {
  const [, id = ""] = /^\/repositories\/(\d+)\//.exec(path) ?? [];
  if (id !== "") return world.repositories.get(Number(id));
  const [, owner = "", name = ""] = /^\/repos\/([^/]+)\/([^/]+)\//.exec(path) ?? [];
  return findRepository(world, owner, name) ?? redirectedFrom(world, owner, name);
}

/** What the app wrote where others read it. */
export function checkConfinement({ plan, rides, violate }: Watch, exchange: Exchange): void {
  const { method, path, body, installation } = exchange;
  if (method === "GET" || installation === null) return;
  const text = JSON.stringify(body ?? "");
  if (path === "/graphql" && !isMutation(text)) return;
  const world = rides[0]?.fleet.world;
  const place = world && repositoryAt(world, path);
  for (const id of plan.hidden) {
    const hidden = rides[0]?.fleet.sites.find((one) => one.plan.id === id);
    const isInside = place !== undefined && place.id === hidden?.repository.id;
    if (!isInside && text.includes(secret(id))) {
      violate("confinement", `${method} ${path} tells what only readers of ${id} may know`);
    }
  }
}
