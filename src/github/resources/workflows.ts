import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { Listing } from "../../model/listing.ts";
import type { GitHub } from "../client/github.ts";
import { listRunPages } from "./run-pages.ts";
import { anyShape, idShape, instantShape, shaShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

export interface NewRun {
  readonly repo: RepoName;
  /** Name of its file in `.github/workflows`. */
  readonly workflow: string;
  /** A branch or tag, never a commit: GitHub takes none. */
  readonly ref: string;
  /** At most 25; one that the workflow doesn't declare is refused. */
  readonly inputs: Readonly<Record<string, string>>;
}

/**
 * Starts a workflow by `workflow_dispatch` ("Create a workflow dispatch event", REST API). Needs Actions: write. Never
 * repeated here: after "unreachable" look for the run before another try.
 */
export async function startWorkflow(github: GitHub, run: NewRun): Promise<Result<void>> {
  const { owner, name } = splitRepo(run.repo);
  const started = await github.write({
    repo: run.repo,
    permissions: { actions: "write" },
    // It belongs to a deployment that is there already.
    urgency: "brake",
    doing: wording`start ${run.workflow} in ${run.repo}`,
    ifNotFound: wording`There is no workflow ${run.workflow} on ${run.ref}, or the App lacks actions: write in ${run.repo}.`,
    // 204 without a word, or the run, depending on the version of the API.
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.actions.createWorkflowDispatch({
        owner,
        repo: name,
        workflow_id: run.workflow,
        ref: run.ref,
        inputs: { ...run.inputs },
      }),
  });
  return started.ok ? succeed(undefined) : started;
}

/**
 * Asks GitHub to cancel a run ("Cancel a workflow run", REST API): it ends as soon as its jobs let it. Needs Actions:
 * write. A run that has ended already is a conflict.
 */
export async function cancelWorkflowRun(
  github: GitHub,
  { repo, run }: { readonly repo: RepoName; readonly run: number },
): Promise<Result<void>> {
  const { owner, name } = splitRepo(repo);
  const cancelled = await github.write({
    repo,
    permissions: { actions: "write" },
    urgency: "brake",
    doing: wording`cancel run ${run} in ${repo}`,
    shape: anyShape,
    ask: (octokit) => octokit.rest.actions.cancelWorkflowRun({ owner, repo: name, run_id: run }),
  });
  return cancelled.ok ? succeed(undefined) : cancelled;
}

/** A run by its id: its commit, and whether it has ended. "not found": it is gone. Needs Actions: read. */
export async function readRun(
  github: GitHub,
  { repo, run }: { readonly repo: RepoName; readonly run: number },
): Promise<Result<{ readonly commit: Sha; readonly isOver: boolean }>> {
  const { owner, name } = splitRepo(repo);
  return github.read({
    repos: [repo],
    doing: wording`read run ${run} of ${repo}`,
    shape: runShape.transform(({ head_sha, status }) => ({
      commit: head_sha,
      isOver: status === "completed",
    })),
    ask: (octokit) => octokit.rest.actions.getWorkflowRun({ owner, repo: name, run_id: run }),
  });
}

const runShape = z.object({
  id: idShape,
  html_url: z.string(),
  head_sha: shaShape,
  created_at: instantShape,
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
  actor: z.object({ login: z.string() }).nullish(),
});

export interface ListedRun {
  readonly id: number;
  readonly url: string;
  readonly commit: Sha;
  readonly createdAt: Temporal.Instant;
  readonly status: string;
  /** null: it has no end yet. */
  readonly conclusion: string | null;
  readonly actor: string;
}

const listShape = z.object({ workflow_runs: z.array(runShape) }).transform(({ workflow_runs }) =>
  workflow_runs.map((run): ListedRun => ({
    id: run.id,
    url: run.html_url,
    commit: run.head_sha,
    createdAt: run.created_at,
    status: run.status ?? "queued",
    conclusion: run.conclusion,
    actor: run.actor?.login ?? "",
  })),
);

/**
 * The runs of a workflow that somebody started by hand or over the API since then, newest first. Whose they are is told
 * by the reader: GitHub's filter `actor` is documented for those who push, not for Apps.
 */
export async function listRuns(
  github: GitHub,
  of: Pick<NewRun, "repo" | "workflow"> & { readonly since: Temporal.Instant },
): Promise<Result<Listing<ListedRun>>> {
  const { repo, workflow, since } = of;
  const { owner, name } = splitRepo(repo);
  return listRunPages(github, {
    repo,
    doing: wording`list the runs of ${workflow} in ${repo}`,
    shape: listShape,
    ask: (page) => (octokit) =>
      octokit.rest.actions.listWorkflowRuns({
        owner,
        repo: name,
        workflow_id: workflow,
        event: "workflow_dispatch",
        created: `>=${since.toString({ smallestUnit: "second" })}`,
        ...page,
      }),
  });
}
