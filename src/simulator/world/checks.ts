import { happen } from "./create-world.ts";
import { requireRole } from "./repositories.ts";
import type { AppInfo } from "./app-types.ts";
import type { CheckRun, CommitStatus, Repository, World } from "./types.ts";
import { invalid, WorldError } from "./world-error.ts";
import type { Sha, User } from "./basic-types.ts";

type Conclusion = NonNullable<CheckRun["conclusion"]>;

const OUTPUT_LIMIT = 65_535;

export interface CheckRunInput {
  readonly status?: CheckRun["status"];
  /** Given alone it completes the run. */
  readonly conclusion?: Conclusion;
  readonly startedAt?: Temporal.Instant;
  readonly completedAt?: Temporal.Instant;
  readonly detailsUrl?: string;
  readonly externalId?: string;
  /** Annotations add up over updates; the rest is replaced. */
  readonly output?: Partial<CheckRun["output"]>;
}

/**
 * Creates a check run of an App on a commit. It joins the suite of that App and commit, or begins another: each
 * workflow run of GitHub Actions has a suite of its own (docs: REST, Check suites; GraphQL, CheckSuite.workflowRun).
 */
export function createCheckRun(
  world: World,
  repo: Repository,
  input: CheckRunInput & {
    readonly name: string;
    readonly sha: Sha;
    readonly app: AppInfo;
    /** `new`: one of its own; default: the first of the App on the commit. */
    readonly suite?: number | "new";
  },
): CheckRun {
  const { name, sha, app, suite } = input;
  requireRole(world, repo, app.bot, "write");
  if (name === "") throw invalid("name can't be blank", "name");
  if (!repo.commits.has(sha)) throw invalid(`No commit found for SHA: ${sha}`, "head_sha");
  const check = checkInput(input);
  const run: CheckRun = {
    id: world.nextId(),
    suite:
      suite === "new"
        ? world.nextId()
        : (suite ?? runsOf(repo, app, sha)[0]?.suite ?? world.nextId()),
    name,
    sha,
    app,
    status: "queued",
    conclusion: null,
    startedAt: world.clock.now(),
    completedAt: null,
    detailsUrl: null,
    externalId: "",
    output: { title: null, summary: null, text: null, annotations: [] },
  };
  repo.checkRuns.set(run.id, run);
  write(world, run, check);
  happen(world, repo, app.bot, "check_run.created", { check_run: run });
  if (run.status === "completed") tellCompleted(world, repo, run);
  return run;
}

/** Updates a check run; only the App that made it may. Completing the last one of a suite completes the suite. */
export function updateCheckRun(
  world: World,
  repo: Repository,
  run: CheckRun,
  input: CheckRunInput & { readonly app: AppInfo; readonly name?: string },
): void {
  requireRole(world, repo, input.app.bot, "write");
  if (input.app.id !== run.app.id)
    throw new WorldError(
      "forbidden",
      `Invalid app_id \`${input.app.id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  const check = checkInput(input);
  const before = run.status;
  write(world, run, check);
  if (run.status === "completed" && before !== "completed") tellCompleted(world, repo, run);
}

function checkInput(input: CheckRunInput): CheckRunInput {
  if (input.status === "completed" && input.conclusion === undefined)
    throw invalid("conclusion is required when the status is completed", "conclusion");
  if (input.output && (input.output.annotations?.length ?? 0) > 50)
    throw invalid("annotations are limited to 50 per request", "annotations");
  for (const field of ["summary", "text"] as const)
    if ((input.output?.[field]?.length ?? 0) > OUTPUT_LIMIT)
      throw invalid(`${field} is too long (maximum is ${OUTPUT_LIMIT} characters)`, field);
  return input;
}

function write(world: World, run: CheckRun, input: CheckRunInput): void {
  const { conclusion, output } = input;
  if (conclusion !== undefined) {
    run.status = "completed";
    run.conclusion = conclusion;
    run.completedAt = input.completedAt ?? world.clock.now();
  } else if (input.status !== undefined) {
    run.status = input.status;
    run.conclusion = null;
    run.completedAt = null;
  }
  run.startedAt = input.startedAt ?? run.startedAt;
  run.detailsUrl = input.detailsUrl ?? run.detailsUrl;
  run.externalId = input.externalId ?? run.externalId;
  if (output)
    run.output = {
      title: output.title ?? null,
      summary: output.summary ?? null,
      text: output.text ?? null,
      annotations: [...run.output.annotations, ...(output.annotations ?? [])],
    };
}

function tellCompleted(world: World, repo: Repository, run: CheckRun): void {
  happen(world, repo, run.app.bot, "check_run.completed", { check_run: run });
  const suite = checkSuite(repo, run);
  if (suite.status === "completed")
    happen(world, repo, run.app.bot, "check_suite.completed", { check_suite: suite });
}

/** Check runs of one App on one commit that belong together: GitHub's check suite. */
export interface CheckSuite {
  readonly id: number;
  readonly sha: Sha;
  readonly app: AppInfo;
  /** The latest run of each name, in the order of creation. */
  readonly runs: readonly CheckRun[];
  readonly status: CheckRun["status"];
  readonly conclusion: CheckRun["conclusion"];
}

/** Worst first: the suite concludes with the first that one of its runs has. */
const CONCLUSIONS: readonly Conclusion[] = [
  "failure",
  "timed_out",
  "cancelled",
  "action_required",
  "stale",
  "success",
  "neutral",
  "skipped",
];

/** The suite that a run belongs to, as it is now. */
export function checkSuite(repo: Repository, { suite, app, sha }: CheckRun): CheckSuite {
  const runs = latestRuns(runsOf(repo, app, sha).filter((one) => one.suite === suite));
  const isCompleted = runs.every(({ status }) => status === "completed");
  const isQueued = runs.every(({ status }) => status === "queued");
  const conclusions = new Set(runs.map(({ conclusion }) => conclusion));
  return {
    id: suite,
    sha,
    app,
    runs,
    status: isCompleted ? "completed" : isQueued ? "queued" : "in_progress",
    conclusion: isCompleted ? (CONCLUSIONS.find((one) => conclusions.has(one)) ?? null) : null,
  };
}

function runsOf(repo: Repository, app: AppInfo, sha: Sha): CheckRun[] {
  return [...repo.checkRuns.values()].filter((run) => run.sha === sha && run.app.id === app.id);
}

/**
 * Only the latest run of each suite and name: a re-run replaces the run before. Runs of the same name in other
 * suites stand beside it.
 */
function latestRuns(runs: readonly CheckRun[]): CheckRun[] {
  return [...new Map(runs.map((run) => [`${run.suite} ${run.name}`, run])).values()];
}

/** The check runs of a commit that count: of each suite and name the latest. */
export function latestCheckRuns(repo: Repository, sha: Sha): CheckRun[] {
  return latestRuns([...repo.checkRuns.values()].filter((run) => run.sha === sha));
}

/** The statuses of a commit that count: of each context the latest. */
export function latestStatuses(repo: Repository, sha: Sha): CommitStatus[] {
  const statuses = repo.statuses.filter((status) => status.sha === sha);
  // "This field is case-insensitive" ("Create a commit status", REST docs).
  return [...new Map(statuses.map((one) => [one.context.toLowerCase(), one])).values()];
}

/** Sets a commit status (the older kind of check). The description has at most 140 characters. */
export function setStatus(
  world: World,
  repo: Repository,
  input: {
    readonly sha: Sha;
    readonly state: CommitStatus["state"];
    readonly by: User;
    readonly context?: string;
    readonly description?: string;
    readonly targetUrl?: string;
  },
): CommitStatus {
  requireRole(world, repo, input.by, "write");
  const commit = repo.commits.get(input.sha);
  if (!commit) throw invalid(`No commit found for SHA: ${input.sha}`, "sha");
  if ((input.description?.length ?? 0) > 140)
    throw invalid("description is too long (maximum is 140 characters)", "description");
  const status: CommitStatus = {
    id: world.nextId(),
    sha: input.sha,
    context: input.context ?? "default",
    state: input.state,
    description: input.description ?? null,
    targetUrl: input.targetUrl ?? null,
    creator: input.by,
    at: world.clock.now(),
  };
  repo.statuses.push(status);
  happen(world, repo, input.by, "status", { status, commit });
  return status;
}
