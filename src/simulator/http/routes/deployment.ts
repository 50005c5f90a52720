import {
  addDeploymentStatus,
  createDeployment,
  environmentNamed,
} from "../../world/deployments.ts";
import type { Deployment, DeploymentStatus } from "../../world/types.ts";
import { isSameName } from "../../world/text.ts";
import { created, ok, orNotFound, validationFailed, type Answer } from "../answer.ts";
import { countedAnswer, listAnswer } from "../page.ts";
import {
  presentDeployment,
  presentDeploymentStatus,
  presentEnvironment,
} from "../present/deployment.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";

/** Deployments with their statuses, and the environments that they made. */
export const deploymentRoutes: readonly Route[] = [
  repositoryRoute("GET", "/deployments", "deployments:read", listDeployments),
  repositoryRoute("POST", "/deployments", "deployments:write", create),
  repositoryRoute("GET", "/deployments/{deployment_id}", "deployments:read", (call) =>
    ok(presentDeployment(call.world, call.repository, deploymentOf(call))),
  ),
  repositoryRoute("GET", "/deployments/{deployment_id}/statuses", "deployments:read", (call) =>
    listAnswer(call, deploymentOf(call).statuses.toReversed(), (one) => present(call, one)),
  ),
  repositoryRoute(
    "POST",
    "/deployments/{deployment_id}/statuses",
    "deployments:write",
    createStatus,
  ),
  repositoryRoute(
    "GET",
    "/deployments/{deployment_id}/statuses/{status_id}",
    "deployments:read",
    (call) => {
      const id = call.id("status_id");
      const { statuses } = deploymentOf(call);
      return ok(present(call, orNotFound(statuses.find((status) => status.id === id))));
    },
  ),
  repositoryRoute("GET", "/environments", "actions:read", (call) =>
    countedAnswer(call, "environments", [...call.repository.environments], (name) =>
      presentEnvironment(call.world, call.repository, name),
    ),
  ),
  repositoryRoute("GET", "/environments/{environment_name}", "actions:read", (call) => {
    const name = orNotFound(environmentNamed(call.repository, call.param("environment_name")));
    return ok(presentEnvironment(call.world, call.repository, name));
  }),
];

function deploymentOf({ repository, id }: RepositoryCall): Deployment {
  return orNotFound(repository.deployments.get(id("deployment_id")));
}

function present(call: RepositoryCall, status: DeploymentStatus) {
  return presentDeploymentStatus(call.world, call.repository, deploymentOf(call), status);
}

/** Newest first. */
function listDeployments(call: RepositoryCall): Answer {
  const { world, repository, query } = call;
  // GitHub's default for these is the word "none", which means any.
  const wish = (name: string) => {
    const value = query.get(name);
    return value === "none" ? null : value;
  };
  const wanted = {
    sha: wish("sha"),
    ref: wish("ref"),
    task: wish("task"),
    environment: wish("environment"),
  };
  const deployments = [...repository.deployments.values()]
    .filter((deployment) =>
      (["sha", "ref", "task"] as const).every(
        (key) => wanted[key] === null || deployment[key] === wanted[key],
      ),
    )
    .filter(
      ({ environment }) =>
        wanted.environment === null || isSameName(wanted.environment, environment),
    )
    .toReversed();
  return listAnswer(call, deployments, (one) => presentDeployment(world, repository, one));
}

function actingApp({ viewer }: RepositoryCall) {
  return viewer.kind === "installation" ? { app: viewer.app } : {};
}

/** 201 with the deployment, or 202: the default branch was merged in and nothing is deployed. */
function create(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const fields = call.fields("Deployment");
  const ref = fields.text("ref", { required: true }) ?? "";
  const task = fields.text("task");
  const autoMerge = fields.flag("auto_merge");
  const requiredContexts = fields.texts("required_contexts");
  const payload = fields.any("payload");
  const environment = fields.text("environment");
  const description = fields.textOrNull("description");
  const transientEnvironment = fields.flag("transient_environment");
  const productionEnvironment = fields.flag("production_environment");
  fields.check();
  if (payload !== undefined && typeof payload !== "string" && typeof payload !== "object")
    throw validationFailed([{ resource: "Deployment", field: "payload", code: "invalid" }]);
  const answer = createDeployment(world, repository, {
    ref,
    by: actor,
    ...actingApp(call),
    ...(task !== undefined && { task }),
    ...(autoMerge !== undefined && { autoMerge }),
    ...(requiredContexts && { requiredContexts }),
    ...(payload !== undefined && { payload }),
    ...(environment !== undefined && { environment }),
    ...(typeof description === "string" && { description }),
    ...(transientEnvironment !== undefined && { transientEnvironment }),
    ...(productionEnvironment !== undefined && { productionEnvironment }),
  });
  if (answer.kind === "merged") return { status: 202, body: { message: answer.message } };
  return created(presentDeployment(world, repository, answer.deployment));
}

function createStatus(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const deployment = deploymentOf(call);
  const fields = call.fields("DeploymentStatus");
  const state = fields.oneOf(
    "state",
    ["error", "failure", "inactive", "in_progress", "queued", "pending", "success"],
    { required: true },
  );
  const targetUrl = fields.text("target_url");
  const logUrl = fields.text("log_url") ?? targetUrl;
  const description = fields.text("description");
  const environment = fields.text("environment");
  const environmentUrl = fields.text("environment_url");
  const autoInactive = fields.flag("auto_inactive");
  fields.check();
  const status = addDeploymentStatus(world, repository, deployment, {
    state: orNotFound(state),
    by: actor,
    ...actingApp(call),
    ...(logUrl !== undefined && { logUrl }),
    ...(description !== undefined && { description }),
    ...(environment !== undefined && { environment }),
    ...(environmentUrl !== undefined && { environmentUrl }),
    ...(autoInactive !== undefined && { autoInactive }),
  });
  return created(present(call, status));
}
