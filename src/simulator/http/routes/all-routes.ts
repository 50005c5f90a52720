import type { Delivery } from "../../world/types.ts";
import type { Credentials } from "../credentials.ts";
import type { Limits } from "../limits.ts";
import type { Route } from "../route.ts";
import { accountRoutes } from "./account.ts";
import { actionsRoutes } from "./actions.ts";
import { appRoutes } from "./app.ts";
import { checkRoutes } from "./check.ts";
import { commentRoutes } from "./comment.ts";
import { contentRoutes } from "./content.ts";
import { dependencyGraphRoutes } from "./dependency-graph.ts";
import { deploymentRoutes } from "./deployment.ts";
import { issueRoutes } from "./issue.ts";
import { labelRoutes } from "./label.ts";
import { pullRoutes } from "./pull.ts";
import { reactionRoutes } from "./reaction.ts";
import { releaseRoutes } from "./release.ts";
import { repositoryRoutes } from "./repository.ts";
import { subIssueRoutes } from "./sub-issue.ts";

/** Everything that the simulator answers over REST. */
export function allRoutes(parts: {
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly redeliver: (delivery: Delivery) => void;
}): readonly Route[] {
  return [
    ...appRoutes(parts),
    ...accountRoutes(parts.limits),
    ...repositoryRoutes,
    ...contentRoutes,
    ...issueRoutes,
    ...commentRoutes,
    ...reactionRoutes,
    ...labelRoutes,
    ...subIssueRoutes,
    ...pullRoutes,
    ...checkRoutes,
    ...deploymentRoutes,
    ...actionsRoutes,
    ...releaseRoutes,
    ...dependencyGraphRoutes,
  ];
}
