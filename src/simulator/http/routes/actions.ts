import { dispatchWorkflow } from "../../world/workflow-runs.ts";
import { noContent, type Answer } from "../answer.ts";
import { countedAnswer } from "../page.ts";
import { presentWorkflowRun } from "../present/workflow-run.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";

/** GitHub Actions: workflows that are started, and their runs. */
export const actionsRoutes: readonly Route[] = [
  repositoryRoute(
    "POST",
    "/actions/workflows/{workflow_id}/dispatches",
    "actions:write",
    (call) => {
      const fields = call.fields("Workflow");
      const ref = fields.text("ref", { required: true }) ?? "";
      const inputs = fields.object("inputs") ?? {};
      fields.check();
      dispatchWorkflow(call.world, call.repository, {
        workflow: call.param("workflow_id"),
        ref,
        inputs: Object.fromEntries(
          Object.entries(inputs).map(([name, value]) => [name, String(value)]),
        ),
        by: call.actor,
        ...(call.viewer.kind === "installation" && { app: call.viewer.app }),
      });
      return noContent();
    },
  ),
  repositoryRoute("GET", "/actions/workflows/{workflow_id}/runs", "actions:read", listRuns),
];

/** Newest first. */
function listRuns(call: RepositoryCall): Answer {
  const { world, repository, query } = call;
  const path = `.github/workflows/${call.param("workflow_id")}`;
  const event = query.get("event");
  const runs = [...repository.workflowRuns.values()]
    .filter((run) => run.path === path && (event === null || run.event === event))
    .toReversed();
  return countedAnswer(call, "workflow_runs", runs, (run) =>
    presentWorkflowRun(world, repository, run),
  );
}
