import { nodeId } from "../../node-id.ts";
import { repositoryPage } from "../../web-address.ts";
import type {
  Deployment,
  DeploymentStatus,
  EnvironmentProtection,
  Repository,
  World,
} from "../../world/types.ts";
import { presentAppInfo, presentUser } from "./account.ts";
import { repositoryApi, stamp, type Json } from "./address.ts";

/** Schema `deployment`. */
export function presentDeployment(
  world: World,
  repository: Repository,
  deployment: Deployment,
): Json {
  const url = repositoryApi(world, repository, `deployments/${deployment.id}`);
  return {
    url,
    id: deployment.id,
    node_id: nodeId("Deployment", deployment.id),
    task: deployment.task,
    original_environment: deployment.originalEnvironment,
    environment: deployment.environment,
    description: deployment.description,
    created_at: stamp(deployment.createdAt),
    updated_at: stamp(deployment.updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryApi(world, repository),
    creator: presentUser(world, deployment.creator),
    sha: deployment.sha,
    ref: deployment.ref,
    payload: deployment.payload,
    transient_environment: deployment.transientEnvironment,
    production_environment: deployment.productionEnvironment,
    performed_via_github_app: deployment.app && presentAppInfo(world, deployment.app),
  };
}

/** Schema `deployment-status`. */
export function presentDeploymentStatus(
  world: World,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): Json {
  const url = repositoryApi(world, repository, `deployments/${deployment.id}`);
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId("DeploymentStatus", status.id),
    state: status.state,
    creator: presentUser(world, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    created_at: stamp(status.at),
    updated_at: stamp(status.at),
    deployment_url: url,
    repository_url: repositoryApi(world, repository),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: status.app && presentAppInfo(world, status.app),
  };
}

/** Schema `environment`. */
export function presentEnvironment(world: World, repository: Repository, name: string): Json {
  const path = encodeURIComponent(name);
  return {
    id: environmentId(repository, name),
    node_id: nodeId("Environment", `${repository.id}:${name}`),
    name,
    url: repositoryApi(world, repository, `environments/${path}`),
    html_url: repositoryPage(
      world,
      repository,
      `deployments/activity_log?environments_filter=${path}`,
    ),
    created_at: stamp(repository.createdAt),
    updated_at: stamp(repository.createdAt),
    protection_rules: protectionRules(world, repository, name),
    deployment_branch_policy: branchPolicy(repository.protections.get(name)),
  };
}

function protectionRules(world: World, repository: Repository, name: string): readonly Json[] {
  const protection = repository.protections.get(name);
  if (!protection) return [];
  const { waitMinutes, reviewers, branches } = protection;
  const rule = (type: string, more: Json): Json => {
    const id = environmentId(repository, name);
    return { id, node_id: nodeId("Gate", `${repository.id}:${name}:${type}`), type, ...more };
  };
  return [
    ...(waitMinutes > 0 ? [rule("wait_timer", { wait_timer: waitMinutes })] : []),
    ...(reviewers.length > 0
      ? [
          rule("required_reviewers", {
            prevent_self_review: false,
            reviewers: reviewers.map((one) => ({
              type: "User",
              reviewer: presentUser(world, one),
            })),
          }),
        ]
      : []),
    ...(branches === "all" ? [] : [rule("branch_policy", {})]),
  ];
}

const branchPolicy = (protection: EnvironmentProtection | undefined): Json | null =>
  !protection || protection.branches === "all"
    ? null
    : {
        protected_branches: protection.branches === "protected",
        custom_branch_policies: protection.branches === "named",
      };

/** Environments are stored by name only: their number is made of the repository's and their place. */
function environmentId(repository: Repository, name: string): number {
  return repository.id * 1000 + [...repository.environments].indexOf(name);
}
