/** What a company deployed before anyone thinks of the release. */
import type { Fleet } from "./fleet.ts";
import { deployedInThePast } from "./past.ts";

/** So often each service was deployed to production, each time as long as it takes. */
export function deployedBefore({ world, sites }: Fleet, times: number): void {
  for (const { repository, lead, plan } of sites) {
    for (let days = times; days > 0; days -= 1) {
      deployedInThePast(world, repository, {
        ref: repository.defaultBranch,
        by: lead,
        at: world.clock.now().subtract({ hours: 24 * days }),
        took: plan.takes,
      });
    }
  }
}
