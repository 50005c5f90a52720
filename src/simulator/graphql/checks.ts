/** Check runs and commit statuses, alone and rolled up to one state. */
import { nodeId } from "../node-id.ts";
import { may } from "../http/viewer.ts";
import { checkSuite, latestCheckRuns, latestStatuses } from "../world/checks.ts";
import { requiredChecksOf } from "../world/rulesets.ts";
import type { Sha } from "../world/basic-types.ts";
import type { CheckRun, Commit, Repository } from "../world/types.ts";
import { isSameName } from "../world/text.ts";
import { repositoryPage } from "../web-address.ts";
import { connect, type Page } from "./connection.ts";
import { fieldError, forbidden } from "./errors.ts";
import {
  actor,
  commitNode,
  locate,
  numbered,
  own,
  placed,
  type Checks,
  type Context,
  type Fields,
  type Source,
} from "./source.ts";

type State = "FAILURE" | "PENDING" | "SUCCESS";

/** What counts on a commit: the latest run of each name and App, the latest status of each context. */
export function checksOf(repository: Repository, commit: Commit): Checks {
  return {
    commit,
    runs: latestCheckRuns(repository, commit.sha),
    statuses: latestStatuses(repository, commit.sha),
  };
}

/** Null where nothing has reported: that is not the same as green. */
export function rollupNode(repository: Repository, commit: Commit) {
  const checks = checksOf(repository, commit);
  const isEmpty = checks.runs.length + checks.statuses.length === 0;
  return isEmpty ? null : locate("StatusCheckRollup", repository, checks);
}

export function suiteNode(repository: Repository, run: CheckRun) {
  return locate("CheckSuite", repository, { id: run.suite, run });
}

export interface SuitesArgs extends Page {
  readonly filterBy?: Pick<CheckRunFilter, "appId" | "checkName"> | null;
}

/** The suites of a commit: every App that reported on it has one. */
export function suitePage(repository: Repository, sha: Sha, args: SuitesArgs) {
  const runs = new Map<number, CheckRun>();
  for (const run of repository.checkRuns.values())
    if (run.sha === sha && !runs.has(run.suite) && passes(run, args.filterBy ?? {}))
      runs.set(run.suite, run);
  return connect([...runs.values()], args, (run) => suiteNode(repository, run), {
    key: ({ suite }) => suite,
  });
}

function stateOfRun({ status, conclusion }: CheckRun): State {
  if (status !== "completed") return "PENDING";
  switch (conclusion) {
    case "success":
    case "neutral":
    case "skipped":
      return "SUCCESS";
    case "stale":
    case null:
      return "PENDING";
    case "failure":
    case "cancelled":
    case "timed_out":
    case "action_required":
      return "FAILURE";
  }
}

/** One failure fails all, else one that is pending holds all back. */
export function rollUp({ runs, statuses }: Checks): State {
  const states = new Set([
    ...runs.map(stateOfRun),
    ...statuses.map(({ state }) => (state === "error" ? "FAILURE" : state.toUpperCase())),
  ]);
  if (states.has("FAILURE")) return "FAILURE";
  return states.has("PENDING") ? "PENDING" : "SUCCESS";
}

function contextPage(repository: Repository, { runs, statuses }: Checks, page: Page) {
  const contexts = [
    ...runs.map((run) => locate("CheckRun", repository, run)),
    ...statuses.map((status) => locate("StatusContext", repository, status)),
  ];
  return {
    ...connect(contexts, page, (context) => context, { key: ({ it }) => it.id }),
    checkRunCount: runs.length,
    statusContextCount: statuses.length,
  };
}

export const statusCheckRollupFields: Fields<"StatusCheckRollup"> = {
  id: ({ repository, it }) => nodeId("StatusCheckRollup", `${repository.id}:${it.commit.sha}`),
  state: ({ it }) => rollUp(it),
  commit: ({ repository, it }) => locate("Commit", repository, it.commit),
  contexts: ({ repository, it }, page: Page) => contextPage(repository, it, page),
};

export const statusFields: Fields<"Status"> = {
  id: ({ repository, it }) => nodeId("Status", `${repository.id}:${it.commit.sha}`),
  state: ({ it }) => rollUp(it),
  commit: ({ repository, it }) => locate("Commit", repository, it.commit),
  contexts: ({ repository, it }) =>
    it.statuses.map((status) => locate("StatusContext", repository, status)),
  context({ repository, it }, { name }: { name: string }) {
    const status = it.statuses.find(({ context }) => isSameName(context, name));
    return status ? locate("StatusContext", repository, status) : null;
  },
};

interface RequiredArgs {
  readonly pullRequestId?: string | null;
  readonly pullRequestNumber?: number | null;
}

/** Whether the rules of the base branch of that pull request ask for the check. */
function isRequired(repository: Repository, check: string, args: RequiredArgs): boolean {
  const pull = [...repository.issues.values()].find(
    ({ id, number }) =>
      number === args.pullRequestNumber || nodeId("PullRequest", id) === args.pullRequestId,
  )?.pull;
  if (!pull)
    throw fieldError(
      "UNPROCESSABLE",
      "Either pullRequestId or pullRequestNumber of a pull request of this repository is needed.",
    );
  return requiredChecksOf(repository, pull.baseRef).includes(check);
}

export const checkRunFields: Fields<"CheckRun"> = {
  ...numbered,
  ...placed,
  name: ({ it }) => it.name,
  status: ({ it }) => it.status.toUpperCase(),
  conclusion: ({ it }) => it.conclusion?.toUpperCase() ?? null,
  startedAt: ({ it }) => it.startedAt,
  completedAt: ({ it }) => it.completedAt,
  detailsUrl: ({ it }) => it.detailsUrl,
  externalId: ({ it }) => it.externalId,
  title: ({ it }) => it.output.title,
  summary: ({ it }) => it.output.summary,
  text: ({ it }) => it.output.text,
  url: runUrl,
  permalink: runUrl,
  isRequired: ({ repository, it }, args: RequiredArgs) => isRequired(repository, it.name, args),
  checkSuite: ({ repository, it }) => suiteNode(repository, it),
};

function runUrl({ repository, it }: Source<"CheckRun">, _: unknown, { world }: Context): string {
  return repositoryPage(world, repository, `runs/${it.id}`);
}

export const statusContextFields: Fields<"StatusContext"> = {
  id: numbered.id,
  context: ({ it }) => it.context,
  state: ({ it }) => it.state.toUpperCase(),
  description: ({ it }) => it.description,
  targetUrl: ({ it }) => it.targetUrl,
  createdAt: ({ it }) => it.at,
  creator: ({ it }) => actor(it.creator),
  commit: ({ repository, it }) => commitNode(repository, it.sha),
  isRequired: ({ repository, it }, args: RequiredArgs) => isRequired(repository, it.context, args),
};

/** The one App whose suites are workflow runs. */
const ACTIONS = "github-actions";

interface CheckRunFilter {
  readonly appId?: number | null;
  readonly checkName?: string | null;
  readonly checkType?: string | null;
  readonly conclusions?: readonly string[] | null;
  readonly status?: string | null;
  readonly statuses?: readonly string[] | null;
}

function passes(run: CheckRun, filter: CheckRunFilter): boolean {
  const statuses = filter.statuses ?? (filter.status ? [filter.status] : undefined);
  return (
    (!filter.appId || run.app.id === filter.appId) &&
    (!filter.checkName || run.name === filter.checkName) &&
    (!statuses || statuses.includes(run.status.toUpperCase())) &&
    (!filter.conclusions || filter.conclusions.includes(run.conclusion?.toUpperCase() ?? ""))
  );
}

export const checkSuiteFields: Fields<"CheckSuite"> = {
  ...numbered,
  ...placed,
  app: ({ it }) => own("App", it.run.app),
  commit: ({ repository, it }) => commitNode(repository, it.run.sha),
  status: ({ repository, it }) => checkSuite(repository, it.run).status.toUpperCase(),
  conclusion: ({ repository, it }) =>
    checkSuite(repository, it.run).conclusion?.toUpperCase() ?? null,
  checkRuns({ repository, it }, args: Page & { readonly filterBy?: CheckRunFilter | null }) {
    const filter = args.filterBy ?? {};
    // "LATEST": the latest run of each name; "ALL": those before, too (GraphQL docs, `CheckRunType`).
    const runs =
      filter.checkType === "ALL"
        ? [...repository.checkRuns.values()].filter(({ suite }) => suite === it.id)
        : checkSuite(repository, it.run).runs;
    return connect(
      runs.filter((run) => passes(run, filter)),
      args,
      (run) => locate("CheckRun", repository, run),
    );
  },
  workflowRun({ repository, it }, _, { world, viewer }) {
    if (it.run.app.slug !== ACTIONS) return null;
    if (!may(world, viewer, "actions", "read", repository)) throw forbidden();
    return locate("WorkflowRun", repository, it);
  },
};

export const workflowRunFields: Fields<"WorkflowRun"> = {
  ...numbered,
  checkSuite: ({ repository, it }) => locate("CheckSuite", repository, it),
  url: ({ repository, it }, _, { world }) =>
    repositoryPage(world, repository, `actions/runs/${it.id}`),
};
