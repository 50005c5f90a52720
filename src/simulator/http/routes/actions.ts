import { dispatchWorkflow, moveRun } from "../../world/workflow-runs.ts";
import { answerGate } from "../../gated-jobs.ts";
import type { WorkflowRun } from "../../world/run-types.ts";
import type { Repository, World } from "../../world/types.ts";
import { isSameName } from "../../world/text.ts";
import { noContent, ok, orNotFound, Refusal, validationFailed, type Answer } from "../answer.ts";
import { countedAnswer } from "../page.ts";
import type { Json } from "../present/address.ts";
import { presentEnvironment } from "../present/deployment.ts";
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
  repositoryRoute("GET", "/actions/runs", "actions:read", (call) => {
    const status = call.query.get("status");
    const runs = [...call.repository.workflowRuns.values()]
      .filter((run) => status === null || run.status === status)
      .toReversed();
    return countedAnswer(call, "workflow_runs", runs, (run) =>
      presentWorkflowRun(call.world, call.repository, run),
    );
  }),
  repositoryRoute("GET", "/actions/runs/{run_id}", "actions:read", (call) =>
    ok(presentWorkflowRun(call.world, call.repository, runOf(call))),
  ),
  repositoryRoute("POST", "/actions/runs/{run_id}/cancel", "actions:write", (call) => {
    const run = runOf(call);
    if (run.status === "completed") {
      throw new Refusal(409, "Cannot cancel a workflow run that is completed.");
    }
    moveRun(call.world, call.repository, run, { status: "completed", conclusion: "cancelled" });
    return { status: 202, body: {} };
  }),
  repositoryRoute("GET", "/actions/runs/{run_id}/pending_deployments", "actions:read", (call) => {
    const { pending } = runOf(call);
    return ok(
      pending === null
        ? []
        : [
            {
              environment: presentPending(call.world, call.repository, pending.environment),
              wait_timer: 0,
              wait_timer_started_at: null,
              current_user_can_approve: false,
              reviewers: [],
            },
          ],
    );
  }),
  repositoryRoute(
    "POST",
    "/actions/runs/{run_id}/deployment_protection_rule",
    "deployments:write",
    (call) => {
      const fields = call.fields("DeploymentProtectionRule");
      const environment = fields.text("environment_name", { required: true }) ?? "";
      const state = fields.oneOf("state", ["approved", "rejected"], { required: true });
      fields.text("comment");
      fields.check();
      if (call.viewer.kind !== "installation")
        throw new Refusal(403, "Must be an App to answer for its protection rule");
      const { app } = call.viewer;
      const answer = { environment, state: orNotFound(state), app };
      answerGate(call.world, call.repository, runOf(call), answer);
      return noContent();
    },
  ),
];

const runOf = ({ repository, id }: RepositoryCall): WorkflowRun =>
  orNotFound(repository.workflowRuns.get(id("run_id")));

/** An environment, as those name it who wait for it. */
function presentPending(world: World, repository: Repository, name: string): Json {
  const { id, node_id, url, html_url } = presentEnvironment(world, repository, name);
  return { id, node_id, name, url, html_url };
}

/** GitHub lists no more of one search that is narrowed ("List workflow runs for a workflow", REST docs). */
const searchedMax = 1_000;

/** Newest first. */
function listRuns(call: RepositoryCall): Answer {
  const { world, repository, query } = call;
  const path = `.github/workflows/${call.param("workflow_id")}`;
  const { event, actor, created } = {
    event: query.get("event"),
    actor: query.get("actor"),
    created: query.get("created"),
  };
  const isNarrowed = event !== null || actor !== null || created !== null;
  const runs = [...repository.workflowRuns.values()]
    .filter((run) => run.path === path && (event === null || run.event === event))
    .filter((run) => actor === null || isSameName(run.actor.login, actor))
    .filter((run) => created === null || isCreated(run.createdAt, created))
    .toReversed()
    .slice(0, isNarrowed ? searchedMax : undefined);
  return countedAnswer(call, "workflow_runs", runs, (run) =>
    presentWorkflowRun(world, repository, run),
  );
}

/** By the syntax of searches ("Understanding the search syntax", GitHub docs: "Query for dates"). */
function isCreated(at: Temporal.Instant, query: string): boolean {
  const [, word = "", from = "", to] = /^([<>]=?)?(.+?)(?:\.\.(.+))?$/.exec(query) ?? [];
  const compared = (text: string): number =>
    Temporal.Instant.compare(
      at.round({ smallestUnit: "second", roundingMode: "floor" }),
      instantOf(text),
    );
  if (to !== undefined) {
    return (from === "*" || compared(from) >= 0) && (to === "*" || compared(to) <= 0);
  }
  switch (word) {
    case ">":
      return compared(from) > 0;
    case ">=":
      return compared(from) >= 0;
    case "<":
      return compared(from) < 0;
    case "<=":
      return compared(from) <= 0;
    default:
      return at.toString().startsWith(from.slice(0, 10));
  }
}

function instantOf(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  } catch {
    throw validationFailed([{ resource: "WorkflowRun", field: "created", code: "invalid" }]);
  }
}
