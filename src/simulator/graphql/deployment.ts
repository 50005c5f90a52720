import { ghost } from "../world/accounts.ts";
import type { Deployment, DeploymentStatus, Repository } from "../world/types.ts";
import { nodeId } from "../node-id.ts";
import { isSameName } from "../world/text.ts";
import { connect, type Page } from "./connection.ts";
import { refNode } from "./ref.ts";
import {
  actor,
  commitNode,
  locate,
  numbered,
  ordered,
  placed,
  type Fields,
  type Order,
} from "./source.ts";

/** A deployment that nobody touched for so long while it is pending counts as abandoned. */
const ABANDONED_AFTER = Temporal.Duration.from({ minutes: 30 });

/**
 * GitHub's reading of a deployment from its latest status (schema: enum DeploymentState). Production keeps
 * several ACTIVE ones: only non-production deployments are made inactive by a later success.
 */
function stateOf(deployment: Deployment, now: Temporal.Instant): string {
  const state = deployment.statuses.at(-1)?.state ?? "pending";
  switch (state) {
    case "success":
      return "ACTIVE";
    case "inactive":
      return deployment.transientEnvironment ? "DESTROYED" : "INACTIVE";
    case "pending": {
      const limit = deployment.updatedAt.add(ABANDONED_AFTER);
      return Temporal.Instant.compare(now, limit) >= 0 ? "ABANDONED" : "PENDING";
    }
    case "error":
    case "failure":
    case "in_progress":
    case "queued":
    case "waiting":
      return state.toUpperCase();
  }
}

export interface DeploymentsArgs extends Page {
  readonly environments?: readonly string[] | null;
  readonly orderBy: Order;
}

/** One page of these deployments; an environment is compared by its present name, without case. */
export function deploymentPage(
  repository: Repository,
  deployments: Iterable<Deployment>,
  args: DeploymentsArgs,
) {
  const wanted = [...deployments].filter(
    ({ environment }) =>
      !args.environments || args.environments.some((one) => isSameName(one, environment)),
  );
  const sorted = ordered(wanted, args.orderBy, {
    CREATED_AT: ({ createdAt }) => createdAt.epochMilliseconds,
  });
  return connect(sorted, args, (deployment) => locate("Deployment", repository, deployment));
}

function statusNode(repository: Repository, deployment: Deployment, status: DeploymentStatus) {
  return locate("DeploymentStatus", repository, { ...status, deployment });
}

export const deploymentFields: Fields<"Deployment"> = {
  ...numbered,
  ...placed,
  commitOid: ({ it }) => it.sha,
  commit: ({ repository, it }) => commitNode(repository, it.sha),
  ref: ({ repository, it }) => refNode(repository, it.ref),
  environment: ({ it }) => it.environment,
  latestEnvironment: ({ it }) => it.environment,
  originalEnvironment: ({ it }) => it.originalEnvironment,
  task: ({ it }) => it.task,
  description: ({ it }) => it.description,
  // REST gives back what was sent; GraphQL only ever a string.
  payload: ({ it }) => (typeof it.payload === "string" ? it.payload : JSON.stringify(it.payload)),
  state: ({ it }, _, { world }) => stateOf(it, world.clock.now()),
  createdAt: ({ it }) => it.createdAt,
  updatedAt: ({ it }) => it.updatedAt,
  creator: ({ it }) => actor(it.creator.isGone ? ghost : it.creator),
  latestStatus({ repository, it }) {
    const latest = it.statuses.at(-1);
    return latest ? statusNode(repository, it, latest) : null;
  },
  // Newest first, as REST lists them.
  statuses: ({ repository, it }, page: Page) =>
    connect(it.statuses.toReversed(), page, (status) => statusNode(repository, it, status)),
};

export const deploymentStatusFields: Fields<"DeploymentStatus"> = {
  id: numbered.id,
  state: ({ it }) => it.state.toUpperCase(),
  description: ({ it }) => it.description,
  environment: ({ it }) => it.environment,
  // GitHub answers null where nothing was given.
  environmentUrl: ({ it }) => it.environmentUrl || null,
  logUrl: ({ it }) => it.logUrl || null,
  createdAt: ({ it }) => it.at,
  updatedAt: ({ it }) => it.at,
  creator: ({ it }) => actor(it.creator.isGone ? ghost : it.creator),
  deployment: ({ repository, it }) => locate("Deployment", repository, it.deployment),
};

export const environmentFields: Fields<"Environment"> = {
  id: ({ repository, it }) => nodeId("Environment", `${repository.id}:${it.name}`),
  name: ({ it }) => it.name,
  latestCompletedDeployment({ repository, it }) {
    const completed = [...repository.deployments.values()].findLast(
      ({ environment, statuses }) =>
        isSameName(environment, it.name) &&
        statuses.some(({ state }) => ["success", "failure", "error"].includes(state)),
    );
    return completed ? locate("Deployment", repository, completed) : null;
  },
};
