import { addDeploymentStatus, createDeployment } from "./world/deployments.ts";
import type { Repository, World } from "./world/types.ts";
import type { User } from "./world/basic-types.ts";

/** A deployment to production that succeeded before the story begins: the world itself knows only its present. */
export function deployedInThePast(
  world: World,
  repository: Repository,
  past: {
    readonly ref: string;
    readonly by: User;
    readonly at: Temporal.Instant;
    readonly took: Temporal.Duration;
    /** Default: production. */
    readonly environment?: string;
  },
): void {
  const { ref, by, at, took, environment = "production" } = past;
  const answer = createDeployment(world, repository, {
    ref,
    environment,
    autoMerge: false,
    requiredContexts: [],
    by,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  const { deployment } = answer;
  addDeploymentStatus(world, repository, deployment, { state: "success", by });
  Object.assign(deployment, { createdAt: at });
  for (const status of deployment.statuses) Object.assign(status, { at: at.add(took) });
}
