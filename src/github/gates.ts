import { z } from "zod";
import { succeed, type Result } from "../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../model/ids.ts";
import type { Waiting } from "../model/stance.ts";
import type { GitHub } from "./github.ts";
import { anyShape, idShape, shaShape } from "./shapes.ts";

const runsShape = z.object({
  workflow_runs: z.array(z.object({ id: idShape, head_sha: shaShape })),
});
const pendingShape = z.array(z.object({ environment: z.object({ name: z.string() }) }));

/**
 * The jobs of a repository that wait at a gate, of whatever kind ("List workflow runs for a repository", "Get pending
 * deployments for a workflow run", REST API). Needs Actions: read.
 */
export async function listWaiting(
  github: GitHub,
  repo: RepoName,
): Promise<Result<readonly Waiting[]>> {
  const { owner, name } = splitRepo(repo);
  const runs = await listWaitingRuns(github, repo);
  if (!runs.ok) return runs;
  const waiting: Waiting[] = [];
  for (const { id, head_sha: commit } of runs.value) {
    const pending = await github.read({
      repos: [repo],
      fresh: true,
      doing: `read what run ${id} in ${repo} waits for`,
      shape: pendingShape,
      ask: (octokit) =>
        octokit.rest.actions.getPendingDeploymentsForRun({ owner, repo: name, run_id: id }),
    });
    // Gone since it was listed: nobody waits there, and one that nobody needs must not keep the others.
    if (!pending.ok && pending.failure.kind === "not found") continue;
    if (!pending.ok) return pending;
    for (const { environment } of pending.value) {
      waiting.push({ repo, run: id, commit, environment: environment.name });
    }
  }
  return succeed(waiting);
}

const pageSize = 100;
/** GitHub lists no more than 1,000 runs of one search ("List workflow runs for a repository"). */
const pagesMax = 10;

/** A job may wait for 30 days, and the newest ones hide no older one whose turn it is. */
async function listWaitingRuns(
  github: GitHub,
  repo: RepoName,
): Promise<Result<readonly { readonly id: number; readonly head_sha: Sha }[]>> {
  const { owner, name } = splitRepo(repo);
  const runs: z.infer<typeof runsShape>["workflow_runs"] = [];
  for (let page = 1; page <= pagesMax; page += 1) {
    const listed = await github.read({
      repos: [repo],
      doing: `list the waiting runs in ${repo}`,
      shape: runsShape,
      ask: (octokit) =>
        octokit.rest.actions.listWorkflowRunsForRepo({
          owner,
          repo: name,
          status: "waiting",
          per_page: pageSize,
          page,
        }),
    });
    if (!listed.ok) return listed;
    runs.push(...listed.value.workflow_runs);
    if (listed.value.workflow_runs.length < pageSize) break;
  }
  return succeed(runs);
}

/**
 * Answers for the app's own protection rule ("Review custom deployment protection rules for a workflow run", REST API).
 * The comment has at most 1,024 characters.
 */
export async function answerGate(
  github: GitHub,
  { repo, run, environment }: Waiting,
  { state, comment }: { readonly state: "approved" | "rejected"; readonly comment: string },
): Promise<Result<unknown>> {
  const { owner, name } = splitRepo(repo);
  return github.write({
    repo,
    permissions: { deployments: "write" },
    // GitHub asks for both ("Permissions required for GitHub Apps").
    welcome: { actions: "read" },
    urgency: "effect",
    doing: `answer run ${run} at the gate of ${environment} in ${repo}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.actions.reviewCustomGatesForRun({
        owner,
        repo: name,
        run_id: run,
        environment_name: environment,
        state,
        comment: comment.slice(0, 1024),
      }),
  });
}
