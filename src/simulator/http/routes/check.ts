import {
  createCheckRun,
  latestCheckRuns,
  latestStatuses,
  setStatus,
  updateCheckRun,
  type CheckRunInput,
} from "../../world/checks.ts";
import type { CheckRun } from "../../world/types.ts";
import { created, ok, orNotFound, Refusal, validationFailed, type Answer } from "../answer.ts";
import type { Fields } from "../fields.ts";
import { countedAnswer, listAnswer } from "../page.ts";
import { presentCheckRun, presentCombinedStatus, presentStatus } from "../present/check.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";
import { unmodelled } from "../router.ts";
import { shaOf } from "./repository.ts";

/** Check runs, and their older kind, the commit statuses. */
export const checkRoutes: readonly Route[] = [
  repositoryRoute("POST", "/check-runs", "checks:write", createRun),
  repositoryRoute("GET", "/check-runs/{check_run_id}", "checks:read", (call) =>
    ok(presentCheckRun(call.world, call.repository, runOf(call))),
  ),
  repositoryRoute("PATCH", "/check-runs/{check_run_id}", "checks:write", updateRun),
  repositoryRoute("GET", "/commits/{ref}/check-runs", "checks:read", listRuns),
  repositoryRoute("GET", "/commits/{ref}/status", "statuses:read", (call) => {
    const { world, repository } = call;
    const sha = shaOf(repository, call.param("ref"));
    const latest = latestStatuses(repository, sha);
    return ok(presentCombinedStatus(world, repository, sha, latest));
  }),
  repositoryRoute("GET", "/commits/{ref}/statuses", "statuses:read", (call) => {
    const { world, repository } = call;
    const sha = shaOf(repository, call.param("ref"));
    const statuses = repository.statuses.filter((status) => status.sha === sha).toReversed();
    return listAnswer(call, statuses, (one) => presentStatus(world, repository, one));
  }),
  repositoryRoute("POST", "/statuses/{sha}", "statuses:write", createStatus),
];

function runOf({ repository, id }: RepositoryCall): CheckRun {
  return orNotFound(repository.checkRuns.get(id("check_run_id")));
}

function appOf({ viewer }: RepositoryCall) {
  if (viewer.kind === "installation") return viewer.app;
  throw new Refusal(403, "You must authenticate via a GitHub App.");
}

const CONCLUSIONS = [
  "success",
  "failure",
  "neutral",
  "cancelled",
  "skipped",
  "timed_out",
  "action_required",
] as const;

/** What creating and updating a run have in common. */
function readRun(fields: Fields): CheckRunInput {
  const status = fields.oneOf("status", ["queued", "in_progress", "completed"]);
  const conclusion = fields.oneOf("conclusion", CONCLUSIONS);
  const startedAt = fields.instant("started_at");
  const completedAt = fields.instant("completed_at");
  const detailsUrl = fields.text("details_url");
  const externalId = fields.text("external_id");
  const output = fields.object("output");
  return {
    ...(status && { status }),
    ...(conclusion && { conclusion }),
    ...(startedAt && { startedAt }),
    ...(completedAt && { completedAt }),
    ...(detailsUrl !== undefined && { detailsUrl }),
    ...(externalId !== undefined && { externalId }),
    ...(output && { output: readOutput(output) }),
  };
}

function readOutput(
  output: Readonly<Record<string, unknown>>,
): NonNullable<CheckRunInput["output"]> {
  const { title, summary, text, annotations, ...others } = output;
  const [other] = Object.keys(others);
  if (other !== undefined) throw unmodelled(`CheckRun.output.${other}`);
  if (summary !== undefined && typeof summary !== "string")
    throw validationFailed([{ resource: "CheckRun", field: "summary", code: "invalid" }]);
  return {
    ...(typeof title === "string" && { title }),
    ...(typeof summary === "string" && { summary }),
    ...(typeof text === "string" && { text }),
    ...(Array.isArray(annotations) && { annotations }),
  };
}

function createRun(call: RepositoryCall): Answer {
  const { world, repository } = call;
  const app = appOf(call);
  const fields = call.fields("CheckRun");
  const name = fields.text("name", { required: true }) ?? "";
  const sha = fields.text("head_sha", { required: true }) ?? "";
  const input = readRun(fields);
  fields.check();
  const run = createCheckRun(world, repository, { ...input, name, sha, app });
  return created(presentCheckRun(world, repository, run));
}

function updateRun(call: RepositoryCall): Answer {
  const { world, repository } = call;
  const run = runOf(call);
  const app = appOf(call);
  const fields = call.fields("CheckRun");
  const input = readRun(fields);
  fields.check();
  updateCheckRun(world, repository, run, { ...input, app });
  return ok(presentCheckRun(world, repository, run));
}

function listRuns(call: RepositoryCall): Answer {
  const { world, repository, query } = call;
  const sha = shaOf(repository, call.param("ref"));
  const name = query.get("check_name");
  const status = query.get("status");
  const appId = query.get("app_id");
  const isAll = query.get("filter") === "all";
  const runs = isAll
    ? [...repository.checkRuns.values()].filter((run) => run.sha === sha)
    : latestCheckRuns(repository, sha);
  const wanted = runs.filter(
    (run) =>
      (name === null || run.name === name) &&
      (status === null || run.status === status) &&
      (appId === null || run.app.id === Number(appId)),
  );
  return countedAnswer(call, "check_runs", wanted, (run) =>
    presentCheckRun(world, repository, run),
  );
}

function createStatus(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const fields = call.fields("Status");
  const state = fields.oneOf("state", ["error", "failure", "pending", "success"], {
    required: true,
  });
  const context = fields.text("context");
  const description = fields.textOrNull("description");
  const targetUrl = fields.textOrNull("target_url");
  fields.check();
  const status = setStatus(world, repository, {
    sha: call.param("sha"),
    state: orNotFound(state),
    by: actor,
    ...(context !== undefined && { context }),
    ...(typeof description === "string" && { description }),
    ...(typeof targetUrl === "string" && { targetUrl }),
  });
  return created(presentStatus(world, repository, status));
}
