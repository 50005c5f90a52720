import { cut } from "../../model/cut.ts";
import type { Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { ReportedState } from "../../model/github/run.ts";
import type { GitHub } from "../client/github.ts";
import { anyShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

export interface NewStatus {
  readonly repo: RepoName;
  /** Database id. */
  readonly deployment: number;
  readonly state: ReportedState;
  /** At most 140 characters are sent. */
  readonly description: string;
  readonly logUrl: string | null;
}

/** Says something of a deployment. Others in its environment keep their state: they are no concern of ours. */
export async function createDeploymentStatus(
  github: GitHub,
  status: NewStatus,
): Promise<Result<unknown>> {
  const { owner, name } = splitRepo(status.repo);
  return github.write({
    repo: status.repo,
    permissions: { deployments: "write" },
    urgency: "effect",
    doing: wording`say of deployment ${status.deployment} in ${status.repo} that it is ${status.state}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.repos.createDeploymentStatus({
        owner,
        repo: name,
        deployment_id: status.deployment,
        state: status.state,
        description: cut(status.description, 140),
        auto_inactive: false,
        ...(status.logUrl !== null && { log_url: status.logUrl }),
      }),
  });
}
