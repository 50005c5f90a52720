import type { AppInfo } from "./app-types.ts";
import { happen } from "./create-world.ts";
import { branchRef, tagRef } from "./refs.ts";
import { requireRole } from "./repositories.ts";
import type { WorkflowRun } from "./run-types.ts";
import type { Repository, World } from "./types.ts";
import { invalid, WorldError } from "./world-error.ts";
import type { User } from "./basic-types.ts";

const FOLDER = ".github/workflows/";

/**
 * Starts a workflow by hand (REST docs, "Create a workflow dispatch event"): the file as it is at the head of the
 * branch or tag. Throws "not found" without such a file, "invalid" without the trigger, for a ref that is neither, and
 * for an input that the file doesn't declare.
 */
export function dispatchWorkflow(
  world: World,
  repo: Repository,
  asked: {
    /** Name of the file. */
    readonly workflow: string;
    readonly ref: string;
    readonly inputs: Readonly<Record<string, string>>;
    readonly by: User;
    readonly app?: AppInfo;
  },
): WorkflowRun {
  const { workflow, ref, inputs, by, app } = asked;
  const path = `${FOLDER}${workflow}`;
  const sha = repo.refs.get(branchRef(ref)) ?? repo.refs.get(tagRef(ref));
  if (sha === undefined) throw invalid(`No ref found for: ${ref}`, "ref");
  const text = repo.commits.get(sha)?.files.get(path);
  if (text === undefined) throw new WorldError("not found", "Not Found");
  if (!/^\s*workflow_dispatch:/m.test(text))
    throw invalid("Workflow does not have 'workflow_dispatch' trigger");
  const unknown = Object.keys(inputs).filter(
    (name) => !new RegExp(`^ {6}${name}:`, "m").test(text),
  );
  if (unknown.length > 0) throw invalid(`Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  const now = world.clock.now();
  const run: WorkflowRun = {
    id: world.nextId(),
    number: repo.workflowRuns.size + 1,
    path,
    event: "workflow_dispatch",
    headBranch: ref,
    headSha: sha,
    inputs,
    actor: by,
    app: app ?? null,
    createdAt: now,
    updatedAt: now,
    attempt: 1,
    pending: null,
    status: "queued",
    conclusion: null,
  };
  repo.workflowRuns.set(run.id, run);
  happen(world, repo, by, "workflow_run.requested", { workflow_run: run });
  return run;
}

/** A run gets on, or ends with a conclusion. */
export function moveRun(
  world: World,
  repo: Repository,
  run: WorkflowRun,
  to: Pick<WorkflowRun, "status" | "conclusion">,
): void {
  Object.assign(run, to, { updatedAt: world.clock.now() });
  const action = to.status === "completed" ? "completed" : "in_progress";
  happen(world, repo, run.actor, `workflow_run.${action}`, { workflow_run: run });
}

/**
 * Somebody runs a run again that has ended: it keeps its id, its commit and the time of its creation, and has no end any
 * more ("Re-running workflows and jobs", GitHub docs). Throws "forbidden" while it is under way.
 */
export function rerun(world: World, repo: Repository, run: WorkflowRun, by: User): void {
  requireRole(world, repo, by, "write");
  if (run.status !== "completed") {
    throw new WorldError("forbidden", "This workflow is already running");
  }
  run.attempt += 1;
  Object.assign(run, { status: "queued", conclusion: null, updatedAt: world.clock.now() });
  happen(world, repo, by, "workflow_run.requested", { workflow_run: run });
}
