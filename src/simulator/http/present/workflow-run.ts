import { nodeId } from "../../node-id.ts";
import { repositoryPage } from "../../web-address.ts";
import type { WorkflowRun } from "../../world/run-types.ts";
import type { Repository, World } from "../../world/types.ts";
import { presentUser } from "./account.ts";
import { repositoryApi, stamp, type Json } from "./address.ts";

/** Schema `workflow-run`, as far as it is modelled. */
export function presentWorkflowRun(world: World, repository: Repository, run: WorkflowRun): Json {
  return {
    id: run.id,
    node_id: nodeId("WorkflowRun", run.id),
    name: run.path,
    path: run.path,
    display_title: run.path,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    url: repositoryApi(world, repository, `actions/runs/${run.id}`),
    html_url: repositoryPage(world, repository, `actions/runs/${run.id}`),
    created_at: stamp(run.createdAt),
    updated_at: stamp(run.updatedAt),
    actor: presentUser(world, run.actor),
    triggering_actor: presentUser(world, run.actor),
  };
}
