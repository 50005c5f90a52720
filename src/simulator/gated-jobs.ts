/** Jobs of GitHub Actions that wait until an App lets them begin (custom deployment protection rules). */
import { actionsApp } from "./actions.ts";
import type { AppInfo } from "./world/app-types.ts";
import { happen } from "./world/create-world.ts";
import { repositoryPage } from "./web-address.ts";
import { addDeploymentStatus, addWaiting, createDeployment } from "./world/deployments.ts";
import { tipOf } from "./world/refs.ts";
import type { WorkflowRun } from "./world/run-types.ts";
import type { Repository, World } from "./world/types.ts";
import { isSameName } from "./world/text.ts";
import { invalid, WorldError } from "./world/world-error.ts";
import { moveRun } from "./world/workflow-runs.ts";

/** A push to a branch starts a job there; in an environment with a gate it waits, and the gate's App is asked. */
export function startGatedJob(
  world: World,
  repository: Repository,
  job: {
    readonly branch: string;
    readonly environment: string;
    /** How long it takes once it has begun. */
    readonly takes: Temporal.Duration;
    /** How it ends; default: with success. */
    readonly conclusion?: "success" | "failure";
  },
): WorkflowRun {
  const { branch, environment, conclusion = "success" } = job;
  const actions = actionsApp(world, repository.owner);
  const sha = tipOf(repository, branch);
  const answer = createDeployment(world, repository, {
    ref: sha,
    environment,
    autoMerge: false,
    requiredContexts: [],
    by: actions.bot,
    app: actions,
  });
  if (answer.kind === "merged") throw new WorldError("conflict", answer.message);
  const { deployment } = answer;
  const now = world.clock.now();
  const run: WorkflowRun = {
    id: world.nextId(),
    number: repository.workflowRuns.size + 1,
    path: ".github/workflows/gate.yml",
    event: "push",
    headBranch: branch,
    headSha: sha,
    inputs: {},
    actor: actions.bot,
    app: actions,
    createdAt: now,
    updatedAt: now,
    attempt: 1,
    pending: { environment, deployment },
    status: "waiting",
    conclusion: null,
  };
  repository.workflowRuns.set(run.id, run);
  const say = (state: "success" | "failure"): void =>
    void addDeploymentStatus(world, repository, deployment, {
      state,
      by: actions.bot,
      app: actions,
      logUrl: jobUrl(world, repository, run),
    });
  world.listen((event) => {
    if (event.name !== "workflow_run" || event.subject["workflow_run"] !== run) return;
    // The job of a run that was cancelled has failed, as its deployment tells.
    if (event.action === "completed" && run.conclusion === "cancelled") say("failure");
    if (event.action !== "in_progress") return;
    world.clock.after(job.takes, () => {
      if (run.status === "completed") return;
      say(conclusion);
      moveRun(world, repository, run, { status: "completed", conclusion });
    });
  });
  addWaiting(world, repository, deployment, actions);
  const api = `https://api.github.com/repos/${repository.owner}/${repository.name}`;
  happen(world, repository, actions.bot, "deployment_protection_rule.requested", {
    environment,
    event: "push",
    deployment,
    deployment_callback_url: `${api}/actions/runs/${run.id}/deployment_protection_rule`,
    pull_requests: [],
  });
  return run;
}

/** As the statuses of a job link its log. */
const jobUrl = (world: World, repository: Repository, { id }: WorkflowRun): string =>
  repositoryPage(world, repository, `actions/runs/${id}/job/${id}1`);

/**
 * The App of a gate answers (REST docs, "Review custom deployment protection rules for a workflow run"). Throws
 * "forbidden" for an App whose rule isn't enabled there, "invalid" when nothing waits.
 */
export function answerGate(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  answer: {
    readonly environment: string;
    readonly state: "approved" | "rejected";
    readonly app: AppInfo;
  },
): void {
  const { pending } = run;
  const gate = [...repository.gates].find(([name]) => isSameName(name, answer.environment))?.[1];
  if (gate?.id !== answer.app.id)
    throw new WorldError("forbidden", "The App has no protection rule in this environment");
  if (!pending || !isSameName(pending.environment, answer.environment))
    throw invalid("No deployment waits in this environment", "environment_name");
  run.pending = null;
  const actions = actionsApp(world, repository.owner);
  const state = answer.state === "approved" ? "in_progress" : "failure";
  addDeploymentStatus(world, repository, pending.deployment, {
    state,
    by: actions.bot,
    app: actions,
    logUrl: jobUrl(world, repository, run),
  });
  moveRun(
    world,
    repository,
    run,
    answer.state === "approved"
      ? { status: "in_progress", conclusion: null }
      : { status: "completed", conclusion: "failure" },
  );
}
