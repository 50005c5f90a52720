import { pullOf } from "./pulls.ts";
import { requireRole } from "./repositories.ts";
import type { Stack } from "./stack-types.ts";
import type { Issue, Repository, World } from "./types.ts";
import { invalid } from "./world-error.ts";
import type { User } from "./basic-types.ts";

/**
 * Makes a stack of pull requests, the lowest first: each goes into the branch of the one below it (docs: REST,
 * "Create a pull request stack").
 */
export function stackPulls(
  world: World,
  repo: Repository,
  { layers, by }: { readonly layers: readonly Issue[]; readonly by: User },
): Stack {
  requireRole(world, repo, by, "write");
  const [lowest] = layers;
  if (!lowest || layers.length < 2) throw invalid("A stack has at least two pull requests.");
  for (const [index, layer] of layers.entries()) {
    const below = layers[index - 1];
    if (below && pullOf(layer).baseRef !== pullOf(below).headRef)
      throw invalid(`#${layer.number} does not go into the branch of #${below.number}.`);
  }
  const id = world.nextId();
  const stack: Stack = {
    id,
    number: id,
    baseRef: pullOf(lowest).baseRef,
    layers: layers.map(({ number }) => number),
  };
  for (const layer of layers) pullOf(layer).stack = stack;
  return stack;
}
