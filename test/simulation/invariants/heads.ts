import { releaseBranch } from "../../../src/simulator/fleet.ts";
import type { Heads, Watch } from "./watched.ts";

/** Follows the heads of all release branches from now on. */
export function headsOf({ rides, clock }: Watch): Heads {
  const heads = new Map<string, { sha: string; at: Temporal.Instant }[]>();
  const look = (): void => {
    for (const { fleet } of rides) {
      const ref = `refs/heads/${releaseBranch(fleet)}`;
      for (const { plan, repository } of fleet.sites) {
        const sha = repository.refs.get(ref);
        const key = `${fleet.plan.version} ${plan.id}`;
        const known = heads.get(key) ?? [];
        if (sha === undefined || known.at(-1)?.sha === sha) continue;
        heads.set(key, [...known, { sha, at: clock.now() }]);
      }
    }
  };
  look();
  rides[0]?.fleet.world.listen(look);
  return heads;
}
