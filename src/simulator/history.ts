/** What a company deployed before anyone thinks of the release. */
import type { Fleet } from "./fleet.ts";
import { addDeploymentStatus, createDeployment } from "./world/deployments.ts";

/** So often each service was deployed to production, each time as long as it takes. */
export function deployedBefore({ world, sites }: Fleet, times: number): void {
  for (const { repository, lead, plan } of sites) {
    for (let days = times; days > 0; days -= 1) {
      const answer = createDeployment(world, repository, {
        ref: repository.defaultBranch,
        environment: "production",
        autoMerge: false,
        requiredContexts: [],
        by: lead,
      });
      if (answer.kind === "merged") throw new Error(answer.message);
      const { deployment } = answer;
      addDeploymentStatus(world, repository, deployment, { state: "success", by: lead });
      // The world knows only its present; this was days ago.
      const createdAt = world.clock.now().subtract({ hours: 24 * days });
      Object.assign(deployment, { createdAt });
      for (const status of deployment.statuses) {
        Object.assign(status, { at: createdAt.add(plan.takes) });
      }
    }
  }
}
