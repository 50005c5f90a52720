/** What becomes of deployments late: they are begun again, wait for their reviewers, or are ended by hand. */
import { actionsApp, deploymentOf } from "./actions.ts";
import type { Deployment, DeploymentState } from "./world/deployment-types.ts";
import { addDeploymentStatus, addWaiting } from "./world/deployments.ts";
import type { Repository, World } from "./world/types.ts";
import type { User } from "./world/basic-types.ts";

/**
 * Runs the pipeline of an old deployment again: it reports on the same object, since nothing in GitHub makes a new one
 * of it, and that commit goes live again (REST docs, "Create a deployment status": any number of them, at any time).
 */
export function deployAgain(
  world: World,
  repository: Repository,
  deployment: Deployment,
  run: {
    readonly by: User;
    /** How long it takes; without, it is over at once. */
    readonly takes?: Temporal.Duration;
    /** Default: success. */
    readonly ends?: Extract<DeploymentState, "success" | "failure" | "error">;
  },
): void {
  const { by, takes, ends = "success" } = run;
  const app = [...world.apps.values()].find(({ bot }) => bot.id === by.id);
  const report = (state: DeploymentState): void =>
    void addDeploymentStatus(world, repository, deployment, { state, by, ...(app && { app }) });
  report("in_progress");
  if (takes) world.clock.after(takes, () => report(ends));
  else report(ends);
}

/**
 * Somebody says by hand that a deployment is no longer there ("Create a deployment status" with `inactive`), also of
 * one that never came to an end. GitHub itself says that only of a `success` that a later one replaces, and only in
 * environments that are neither production nor transient (`auto_inactive`); see `addDeploymentStatus`.
 */
export const endByHand = (
  world: World,
  repository: Repository,
  deployment: Deployment,
  by: User,
): void => void addDeploymentStatus(world, repository, deployment, { state: "inactive", by });

export interface WaitingJob {
  readonly deployment: Deployment;
  /** A reviewer lets it begin; it is queued, then in progress, and ends with success when it has taken its time. */
  approve(takes?: Temporal.Duration): void;
  /** A reviewer refuses it. */
  refuse(): void;
}

/**
 * A job of GitHub Actions in an environment with required reviewers or a wait timer: its deployment is there from the
 * start, with the status `waiting`, and nothing of it is done until they approve or the time is over ("Deployments and
 * environments" and "Reviewing deployments", GitHub docs). Only GitHub Actions can write that status.
 */
export function startWaitingJob(
  world: World,
  repository: Repository,
  job: { readonly ref: string; readonly environment: string; readonly run?: number },
): WaitingJob {
  const app = actionsApp(world, repository.owner);
  const { ref, environment, run } = job;
  const deployment = deploymentOf(world, repository, { ref, environment, app });
  const report = (state: DeploymentState): void =>
    void addDeploymentStatus(world, repository, deployment, {
      state,
      by: app.bot,
      app,
      ...(run !== undefined && { logUrl: runAddress(repository, run) }),
    });
  addWaiting(world, repository, deployment, app);
  return {
    deployment,
    approve(takes) {
      report("queued");
      report("in_progress");
      if (takes) world.clock.after(takes, () => report("success"));
      else report("success");
    },
    refuse: () => report("failure"),
  };
}

/**
 * Where a job of a run tells what it does; each of its jobs that has an environment makes a deployment of its own, and
 * so does each when the run is run again, under the same id ("Re-running workflows and jobs", GitHub docs).
 */
const runAddress = ({ owner, name }: Repository, run: number, job = 1): string =>
  `https://github.com/${owner}/${name}/actions/runs/${run}/job/${job}`;
