import type { VirtualClock } from "../../src/simulator/clock.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";
import type { World } from "../../src/simulator/world/types.ts";
import { longestLag } from "./requests.ts";

/** The deployments that a replica of GitHub may not know yet. */
export function youngDeployments(
  world: World,
  clock: VirtualClock,
): { readonly ids: () => ReadonlySet<number> } {
  let made: readonly Deployment[] = [];
  world.listen(({ name, subject }) => {
    if (name === "deployment") made = [...made, subject["deployment"] as Deployment];
  });
  return {
    ids() {
      const since = clock.now().subtract({ seconds: longestLag });
      made = made.filter(({ createdAt }) => Temporal.Instant.compare(createdAt, since) >= 0);
      return new Set(made.map(({ id }) => id));
    },
  };
}
