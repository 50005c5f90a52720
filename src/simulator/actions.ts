/** What GitHub Actions does in its own name. */
import { registerApp, installApp } from "./world/apps.ts";
import { addDeploymentStatus, createDeployment } from "./world/deployments.ts";
import type { App } from "./world/app-types.ts";
import type { Deployment } from "./world/deployment-types.ts";
import type { WorkflowRun } from "./world/run-types.ts";
import type { Repository, World } from "./world/types.ts";
import { moveRun } from "./world/workflow-runs.ts";
import { WorldError } from "./world/world-error.ts";

const slug = "github-actions";

/** The App under whose account jobs act; there from the first time it is needed. */
export function actionsApp(world: World, owner: string): App {
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

/** What a job with an `environment` makes before it has told anything. */
export function deploymentOf(
  world: World,
  repository: Repository,
  job: { readonly ref: string; readonly environment: string; readonly app: App },
): Deployment {
  const { ref, environment, app } = job;
  const answer = createDeployment(world, repository, {
    ref,
    environment,
    autoMerge: false,
    requiredContexts: [],
    by: app.bot,
    app,
  });
  if (answer.kind === "merged") throw new WorldError("conflict", answer.message);
  return answer.deployment;
}

/**
 * The deployment that a job with an `environment` makes when it starts, whatever started its workflow ("Deployments
 * and environments", GitHub docs).
 */
export function startJob(
  world: World,
  repository: Repository,
  job: { readonly ref: string; readonly environment: string; readonly logUrl?: string },
): Deployment {
  const app = actionsApp(world, repository.owner);
  const { ref, environment, logUrl = "" } = job;
  const deployment = deploymentOf(world, repository, { ref, environment, app });
  addDeploymentStatus(world, repository, deployment, {
    state: "in_progress",
    by: app.bot,
    app,
    logUrl,
  });
  return deployment;
}

/**
 * Runs what is started by hand in a repository, over the clock. `plan` says how a run ends; a job of it that has an
 * `environment` makes its own deployment there.
 */
export function runWorkflows(
  world: World,
  input: {
    readonly repository: Repository;
    readonly environment?: string;
    readonly plan: (run: WorkflowRun) => {
      readonly conclusion: "success" | "failure" | "cancelled";
      readonly after: Temporal.Duration;
    };
  },
): void {
  const { repository, environment, plan } = input;
  world.listen((event) => {
    if (event.name !== "workflow_run" || event.action !== "requested") return;
    if (event.repository !== repository) return;
    const run = event.subject["workflow_run"] as WorkflowRun;
    const { conclusion, after } = plan(run);
    // Whoever cancelled it meanwhile has ended it.
    const isOver = (): boolean => run.status === "completed";
    world.clock.after(Temporal.Duration.from({ seconds: 2 }), () => {
      if (isOver()) return;
      moveRun(world, repository, run, { status: "in_progress", conclusion: null });
      if (environment === undefined) return;
      const ref = run.headBranch;
      const logUrl = `https://github.com/${repository.owner}/${repository.name}/actions/runs/${run.id}`;
      startJob(world, repository, { ref, environment, logUrl });
    });
    world.clock.after(after, () => {
      if (!isOver()) moveRun(world, repository, run, { status: "completed", conclusion });
    });
  });
}
