/** What GitHub Actions does in its own name. */
import { registerApp, installApp } from "./world/apps.ts";
import { addDeploymentStatus, createDeployment } from "./world/deployments.ts";
import type { App } from "./world/app-types.ts";
import type { Deployment } from "./world/deployment-types.ts";
import type { Repository, World } from "./world/types.ts";
import { WorldError } from "./world/world-error.ts";

const slug = "github-actions";

/** The App under whose account jobs act; there from the first time it is needed. */
function actionsApp(world: World, owner: string): App {
  const app =
    [...world.apps.values()].find((one) => one.slug === slug) ??
    registerApp(world, {
      slug,
      owner: "github",
      publicKey: "",
      webhookSecret: "",
      permissions: { metadata: "read", deployments: "write", statuses: "write" },
      events: [],
    });
  const isThere = [...world.installations.values()].some(
    ({ appId, account }) => appId === app.id && account === owner,
  );
  if (!isThere) installApp(world, app, owner);
  return app;
}

/**
 * The deployment that a job with an `environment` makes when it starts, whatever started its workflow ("Deployments
 * and environments", GitHub docs).
 */
export function startJob(
  world: World,
  repository: Repository,
  { ref, environment }: { readonly ref: string; readonly environment: string },
): Deployment {
  const app = actionsApp(world, repository.owner);
  const answer = createDeployment(world, repository, {
    ref,
    environment,
    autoMerge: false,
    requiredContexts: [],
    by: app.bot,
    app,
  });
  if (answer.kind === "merged") throw new WorldError("conflict", answer.message);
  const { deployment } = answer;
  addDeploymentStatus(world, repository, deployment, { state: "in_progress", by: app.bot, app });
  return deployment;
}
