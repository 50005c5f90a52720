import { nodeId } from "../../node-id.ts";
import { repositoryPage, webUrl } from "../../web-address.ts";
import type { CheckSuite } from "../../world/checks.ts";
import type { CheckRun, CommitStatus, Repository, World } from "../../world/types.ts";
import { presentAppInfo, presentUser } from "./account.ts";
import { repositoryApi, stamp, stampOrNull, type Json } from "./address.ts";
import { isPull, presentPullMinimal } from "./pull.ts";
import { presentRepository } from "./repository.ts";
import type { Sha } from "../../world/basic-types.ts";

/** Schema `check-run`. */
export function presentCheckRun(world: World, repository: Repository, run: CheckRun): Json {
  const url = repositoryApi(world, repository, `check-runs/${run.id}`);
  const page = repositoryPage(world, repository, `runs/${run.id}`);
  return {
    id: run.id,
    node_id: nodeId("CheckRun", run.id),
    head_sha: run.sha,
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: stamp(run.startedAt),
    completed_at: stampOrNull(run.completedAt),
    output: {
      title: run.output.title,
      summary: run.output.summary,
      text: run.output.text,
      annotations_count: run.output.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.suite },
    app: presentAppInfo(world, run.app),
    pull_requests: pullsAt(world, repository, run.sha),
  };
}

/** The open pull requests whose head is this commit; GitHub doesn't name those of forks. */
function pullsAt(world: World, repository: Repository, sha: Sha): Json[] {
  const pulls: Json[] = [];
  for (const issue of repository.issues.values())
    if (isPull(issue) && issue.state === "open" && issue.pull.headSha === sha && !issue.pull.fork)
      pulls.push(presentPullMinimal(world, repository, issue));
  return pulls;
}

/** Schema `check-suite`: the runs of one App at one commit, put together. */
export function presentCheckSuite(world: World, repository: Repository, suite: CheckSuite): Json {
  const url = repositoryApi(world, repository, `check-suites/${suite.id}`);
  const branch = [...repository.refs].find(
    ([name, sha]) => sha === suite.sha && name.startsWith("refs/heads/"),
  )?.[0];
  const begun = suite.runs[0]?.startedAt ?? world.clock.now();
  return {
    id: suite.id,
    node_id: nodeId("CheckSuite", suite.id),
    head_branch: branch?.slice("refs/heads/".length) ?? null,
    head_sha: suite.sha,
    status: suite.status,
    conclusion: suite.conclusion,
    url,
    before: null,
    after: suite.sha,
    pull_requests: pullsAt(world, repository, suite.sha),
    app: presentAppInfo(world, suite.app),
    created_at: stamp(begun),
    updated_at: stamp(suite.runs.at(-1)?.completedAt ?? begun),
    latest_check_runs_count: suite.runs.length,
    check_runs_url: `${url}/check-runs`,
  };
}

/** Schema `status`. */
export function presentStatus(world: World, repository: Repository, status: CommitStatus): Json {
  return {
    url: repositoryApi(world, repository, `statuses/${status.sha}`),
    avatar_url: `${webUrl(world)}/avatars/u/${status.creator.id}`,
    id: status.id,
    node_id: nodeId("StatusContext", status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: stamp(status.at),
    updated_at: stamp(status.at),
    creator: presentUser(world, status.creator),
  };
}

/**
 * Schema `combined-commit-status`. `latest` holds the newest status of each context; with none the state is
 * "pending", although nothing is awaited (REST docs, "Get the combined status").
 */
export function presentCombinedStatus(
  world: World,
  repository: Repository,
  sha: Sha,
  latest: readonly CommitStatus[],
): Json {
  const has = (...states: string[]) => latest.some((status) => states.includes(status.state));
  const state = has("error", "failure")
    ? "failure"
    : has("pending") || latest.length === 0
      ? "pending"
      : "success";
  return {
    state,
    statuses: latest.map((status) => {
      const { creator: _, ...simple } = presentStatus(world, repository, status);
      return simple;
    }),
    sha,
    total_count: latest.length,
    repository: presentRepository(world, repository),
    commit_url: repositoryApi(world, repository, `commits/${sha}`),
    url: repositoryApi(world, repository, `commits/${sha}/status`),
  };
}
