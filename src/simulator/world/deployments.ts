import { latestCheckRuns, latestStatuses } from "./checks.ts";
import { mergeBranches } from "./commits.ts";
import { happen } from "./create-world.ts";
import { isAncestor } from "./graph.ts";
import { branchRef, resolveRef, tipOf } from "./refs.ts";
import { requireRole } from "./repositories.ts";
import { isSameName } from "./text.ts";
import type { AppInfo } from "./app-types.ts";
import type { Deployment, DeploymentState, DeploymentStatus } from "./deployment-types.ts";
import type { Repository, World } from "./types.ts";
import { invalid, WorldError } from "./world-error.ts";
import type { Sha, User } from "./basic-types.ts";

export interface DeploymentInput {
  /** A branch, tag or sha. */
  readonly ref: string;
  readonly by: User;
  /** The App that `by` is the bot of. */
  readonly app?: AppInfo;
  readonly task?: string;
  readonly environment?: string;
  readonly description?: string;
  readonly payload?: unknown;
  /** Default true: brings the ref up to date with the default branch instead of deploying it. */
  readonly autoMerge?: boolean;
  /** Contexts that must be green; default: every one that the commit has. */
  readonly requiredContexts?: readonly string[];
  /** Default: whether the environment is named "production". */
  readonly productionEnvironment?: boolean;
  readonly transientEnvironment?: boolean;
}

/**
 * The environment of this name as it is written there; undefined: there is none. Its name is known in any case ("Deployments
 * and environments", GitHub docs: "Environment names are not case sensitive").
 */
export const environmentNamed = ({ environments }: Repository, name: string): string | undefined =>
  [...environments].find((one) => isSameName(one, name));

/** A deployment to an environment that isn't there makes it. */
function haveEnvironment(repo: Repository, name: string): void {
  if (environmentNamed(repo, name) === undefined) repo.environments.add(name);
}

/** GitHub's 201, or its 202: it merged and wants to be asked again. */
export type DeploymentAnswer =
  | { readonly kind: "created"; readonly deployment: Deployment }
  | { readonly kind: "merged"; readonly message: string };

/**
 * Asks for a deployment, with GitHub's defaults and their traps (REST docs, "Create a deployment"). Throws
 * "invalid" for an unknown ref, "conflict" when the default branch can't be merged in or a required context
 * isn't green.
 */
export function createDeployment(
  world: World,
  repo: Repository,
  input: DeploymentInput,
): DeploymentAnswer {
  const { ref, by, environment = "production" } = input;
  requireRole(world, repo, by, "write");
  const sha = resolveRef(repo, ref);
  if (sha === undefined) throw invalid(`No ref found for: ${ref}`, "ref");
  if (input.autoMerge !== false && !isAncestor(repo, tipOf(repo, repo.defaultBranch), sha))
    return mergeDefaultBranch(world, repo, ref, by);
  requireGreen(repo, ref, sha, input.requiredContexts);
  const now = world.clock.now();
  const deployment: Deployment = {
    id: world.nextId(),
    sha,
    ref,
    task: input.task ?? "deploy",
    environment,
    originalEnvironment: environment,
    description: input.description ?? "",
    payload: input.payload ?? "",
    productionEnvironment: input.productionEnvironment ?? isSameName(environment, "production"),
    transientEnvironment: input.transientEnvironment ?? false,
    creator: by,
    app: input.app ?? null,
    createdAt: now,
    updatedAt: now,
    statuses: [],
  };
  repo.deployments.set(deployment.id, deployment);
  haveEnvironment(repo, environment);
  happen(world, repo, by, "deployment.created", { deployment });
  return { kind: "created", deployment };
}

function mergeDefaultBranch(
  world: World,
  repo: Repository,
  ref: string,
  by: User,
): DeploymentAnswer {
  const refused = `Conflict merging ${repo.defaultBranch} into ${ref}.`;
  // Only a branch can take the merge; a tag or a sha stays behind for ever.
  if (!repo.refs.has(branchRef(ref))) throw new WorldError("conflict", refused);
  try {
    mergeBranches(world, repo, { base: ref, head: repo.defaultBranch, by });
  } catch (error) {
    if (error instanceof WorldError && error.kind === "conflict")
      throw new WorldError("conflict", refused);
    throw error;
  }
  return {
    kind: "merged",
    message: `Auto-merged ${repo.defaultBranch} into ${ref} on deployment.`,
  };
}

const GREEN: ReadonlySet<string> = new Set(["success", "neutral", "skipped"]);

function requireGreen(
  repo: Repository,
  ref: string,
  sha: Sha,
  required: readonly string[] | undefined,
): void {
  const states = new Map<string, string>();
  for (const { context, state } of latestStatuses(repo, sha)) states.set(context, state);
  for (const run of latestCheckRuns(repo, sha)) states.set(run.name, run.conclusion ?? "pending");
  const contexts = (required ?? [...states.keys()]).map((context) => ({
    context,
    state: states.get(context) ?? "pending",
  }));
  if (contexts.every(({ state }) => GREEN.has(state))) return;
  throw new WorldError("conflict", `Conflict: Commit status checks failed for ${ref}.`, {
    field: "required_contexts",
    errors: [{ resource: "Deployment", field: "required_contexts", code: "invalid", contexts }],
  });
}

const STATES: readonly string[] = [
  "error",
  "failure",
  "inactive",
  "in_progress",
  "queued",
  "pending",
  "success",
] satisfies readonly DeploymentState[];

/**
 * Reports on a deployment. A `success` makes the earlier successful ones of the environment `inactive`
 * unless `autoInactive` is false; those of production or transient environments stay. GitHub sends no event
 * for `inactive`. The description has at most 140 characters.
 */
export function addDeploymentStatus(
  world: World,
  repo: Repository,
  deployment: Deployment,
  input: {
    readonly state: DeploymentState;
    readonly by: User;
    readonly app?: AppInfo;
    readonly description?: string;
    readonly logUrl?: string;
    readonly environmentUrl?: string;
    /** Moves the deployment to another environment. */
    readonly environment?: string;
    readonly autoInactive?: boolean;
  },
): DeploymentStatus {
  requireRole(world, repo, input.by, "write");
  if (!STATES.includes(input.state)) throw invalid("state is not included in the list", "state");
  if ((input.description?.length ?? 0) > 140)
    throw invalid("description is too long (maximum is 140 characters)", "description");
  deployment.environment = input.environment ?? deployment.environment;
  haveEnvironment(repo, deployment.environment);
  const status = pushStatus(world, deployment, {
    state: input.state,
    description: input.description ?? "",
    logUrl: input.logUrl ?? "",
    environmentUrl: input.environmentUrl ?? "",
    creator: input.by,
    app: input.app ?? null,
  });
  if (status.state === "success" && input.autoInactive !== false)
    retireEarlier(world, repo, deployment, status);
  if (status.state !== "inactive")
    happen(world, repo, input.by, "deployment_status.created", {
      deployment_status: status,
      deployment,
    });
  return status;
}

/**
 * Takes a deployment away, of which nothing is left: its statuses go along, and GitHub tells nobody (webhooks know no
 * such action). Of several only one that isn't active (REST docs, "Delete a deployment").
 */
export function deleteDeployment(
  world: World,
  repo: Repository,
  deployment: Deployment,
  { by }: { readonly by: User },
): void {
  requireRole(world, repo, by, "write");
  const isActive = deployment.statuses.at(-1)?.state === "success";
  if (isActive && repo.deployments.size > 1)
    throw invalid("We cannot delete an active deployment unless it is the only deployment", "id");
  repo.deployments.delete(deployment.id);
}

/** A job waits at the gate of its environment. */
export function addWaiting(
  world: World,
  repo: Repository,
  deployment: Deployment,
  app: AppInfo,
): void {
  const status = pushStatus(world, deployment, {
    state: "waiting",
    description: "",
    logUrl: "",
    environmentUrl: "",
    creator: app.bot,
    app,
  });
  happen(world, repo, app.bot, "deployment_status.created", {
    deployment_status: status,
    deployment,
  });
}

function pushStatus(
  world: World,
  deployment: Deployment,
  input: Omit<DeploymentStatus, "id" | "at" | "environment">,
): DeploymentStatus {
  const at = world.clock.now();
  const status = { id: world.nextId(), ...input, environment: deployment.environment, at };
  deployment.statuses.push(status);
  deployment.updatedAt = at;
  return status;
}

function retireEarlier(
  world: World,
  repo: Repository,
  { id, environment }: Deployment,
  { creator, app }: DeploymentStatus,
): void {
  for (const earlier of repo.deployments.values()) {
    if (earlier.id >= id || !isSameName(earlier.environment, environment)) continue;
    if (earlier.productionEnvironment || earlier.transientEnvironment) continue;
    if (earlier.statuses.at(-1)?.state !== "success") continue;
    pushStatus(world, earlier, {
      state: "inactive",
      description: "",
      logUrl: "",
      environmentUrl: "",
      creator,
      app,
    });
  }
}
