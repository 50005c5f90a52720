import { cut } from "../../model/cut.ts";
import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import { entriesOf } from "../../model/listing.ts";
import type { Waiting } from "../../model/release/admission-rule.ts";
import type { GitHub } from "../client/github.ts";
import { listRunPages } from "./run-pages.ts";
import { anyShape, idShape, shaShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

const runsShape = z
  .object({ workflow_runs: z.array(z.object({ id: idShape, head_sha: shaShape })) })
  .transform(({ workflow_runs }) => workflow_runs);
const pendingShape = z.array(z.object({ environment: z.object({ name: z.string() }) }));

/**
 * The jobs of a repository that wait at a gate, of whatever kind ("List workflow runs for a repository", "Get pending
 * deployments for a workflow run", REST API). Needs Actions: read. Whoever is not among them is answered when they are:
 * of more than GitHub lists the oldest come as soon as newer ones have gone on.
 */
export async function listWaiting(
  github: GitHub,
  repo: RepoName,
): Promise<Result<readonly Waiting[]>> {
  const { owner, name } = splitRepo(repo);
  // A job may wait for 30 days, and the newest ones hide no older one whose turn it is.
  const runs = await listRunPages(github, {
    repo,
    doing: wording`list the waiting runs in ${repo}`,
    shape: runsShape,
    ask: (page) => (octokit) =>
      octokit.rest.actions.listWorkflowRunsForRepo({
        owner,
        repo: name,
        status: "waiting",
        ...page,
      }),
  });
  if (!runs.ok) return runs;
  const waiting: Waiting[] = [];
  for (const { id, head_sha: commit } of entriesOf(runs.value)) {
    // No list of pages: GitHub gives all that a run waits for.
    const pending = await github.read({
      repos: [repo],
      fresh: true,
      doing: wording`read what run ${id} in ${repo} waits for`,
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
    doing: wording`answer run ${run} at the gate of ${environment} in ${repo}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.actions.reviewCustomGatesForRun({
        owner,
        repo: name,
        run_id: run,
        environment_name: environment,
        state,
        comment: cut(comment, 1_024),
      }),
  });
}
