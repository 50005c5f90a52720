/** Check runs and commit statuses of one commit, as one list. */
import { z } from "zod";
import type { AppIdentity, GitHub } from "../github/github.ts";
import { instantShape, shaShape } from "../github/shapes.ts";
import { known, unknown, type Reading } from "../model/failure.ts";
import type { RepoName, Sha } from "../model/ids.ts";
import type { CheckFacts, CheckResult } from "../model/checks.ts";
import type { Put } from "./ask.ts";
import { accountFragment, accountShape, isOurs } from "./account.ts";
import { pageInfo, pageOf, wholeList, type Page } from "./part.ts";

export const checkFragment = `fragment Check on StatusCheckRollupContext {
  __typename
  ... on CheckRun {
    name status conclusion startedAt completedAt detailsUrl checkSuite { id app { slug } }
  }
  ... on StatusContext { context state targetUrl createdAt creator { ...Account } }
}`;

const runShape = z.object({
  __typename: z.literal("CheckRun"),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  startedAt: instantShape.nullable(),
  completedAt: instantShape.nullable(),
  detailsUrl: z.string().nullable(),
  checkSuite: z.object({ id: z.string(), app: z.object({ slug: z.string() }).nullable() }),
});
const statusShape = z.object({
  __typename: z.literal("StatusContext"),
  context: z.string(),
  state: z.string(),
  targetUrl: z.string().nullable(),
  createdAt: instantShape,
  creator: accountShape,
});

const contextShape = z.discriminatedUnion("__typename", [runShape, statusShape]);
type Run = z.infer<typeof runShape>;
type Context = z.infer<typeof contextShape>;

const noContexts: Page<Context> = { nodes: [], next: null };
const rollupShape = z
  .object({ contexts: pageOf(contextShape) })
  .nullable()
  // null: nothing ever reported on this commit.
  .transform((rollup) => rollup?.contexts ?? noContexts);

export const checkedCommitShape = z.object({ oid: shaShape, statusCheckRollup: rollupShape });
export type CheckedCommit = z.infer<typeof checkedCommitShape>;

/** The field of a commit that `checkedCommitShape` reads, beside `oid`. */
export const rollupOf = (put: Put, after: string | null): string =>
  `statusCheckRollup { contexts(first: 100, after: ${put("String", after)}) {
    ${pageInfo} nodes { ...Check } } }`;

/** Everything that reported on a commit, every page of it. */
export async function readChecks(
  github: GitHub,
  of: {
    readonly repo: RepoName;
    readonly tip: Sha;
    readonly commit: Reading<CheckedCommit>;
    readonly requiredByRules: Reading<readonly string[] | null>;
    readonly app: AppIdentity;
  },
): Promise<Reading<CheckFacts>> {
  const { repo, tip, commit } = of;
  if (commit.kind === "unknown") return commit;
  if (commit.value.oid !== tip) return unknown("the release branch moved while it was read");
  const contexts = await wholeList(
    github,
    { kind: "known", value: commit.value.statusCheckRollup },
    {
      repo,
      select: (put, cursor) =>
        `page: object(oid: ${put("GitObjectID!", tip)}) {
          ... on Commit { oid ${rollupOf(put, cursor)} } }`,
      fragments: [checkFragment, accountFragment],
      shape: checkedCommitShape.transform(({ statusCheckRollup }) => statusCheckRollup),
      pagesMax: 20,
    },
  );
  if (contexts.kind === "unknown") return contexts;
  const { requiredByRules } = of;
  return known({ commit: tip, requiredByRules, ...checkResults(contexts.value, of.app) });
}

/**
 * One result per name. A check suite is one workflow run or one App's answer to a commit: within it the
 * newest run of a name replaces the earlier ones (a rerun). Suites, and a status of the same name, stand
 * beside each other, and of these the worst counts: two workflows may both have a job `test`.
 */
export function checkResults(
  contexts: readonly Context[],
  app: AppIdentity,
): Pick<CheckFacts, "results" | "ours"> {
  const newest = new Map<string, Run>();
  const found: CheckResult[] = [];
  const ours = new Set<string>();
  for (const context of contexts) {
    const isRun = context.__typename === "CheckRun";
    if (isOwn(context, app)) {
      ours.add(isRun ? context.name : context.context);
    } else if (isRun) {
      const key = `${context.checkSuite.id} ${context.name}`;
      const other = newest.get(key);
      if (!other || supersedes(context, other)) newest.set(key, context);
    } else {
      found.push(resultOfStatus(context));
    }
  }
  for (const run of newest.values()) found.push(resultOfRun(run));
  const worst = new Map<string, CheckResult>();
  for (const result of found) {
    const other = worst.get(result.name);
    if (!other || badness[result.result] > badness[other.result]) worst.set(result.name, result);
  }
  const results = [...worst.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { results, ours: [...ours].toSorted() };
}

const isOwn = (context: Context, app: AppIdentity): boolean =>
  context.__typename === "CheckRun"
    ? context.checkSuite.app?.slug.toLowerCase() === app.slug.toLowerCase()
    : isOurs(context.creator, app);

const badness: Readonly<Record<CheckResult["result"], number>> = {
  passed: 0,
  missing: 1,
  stale: 2,
  unclear: 3,
  running: 4,
  failed: 5,
};

/** A run that has not begun or not ended is newer than one that has; at the same time the worse counts. */
function supersedes(run: Run, other: Run): boolean {
  for (const time of ["startedAt", "completedAt"] as const) {
    const a = run[time]?.epochMilliseconds ?? Infinity;
    const b = other[time]?.epochMilliseconds ?? Infinity;
    if (a !== b) return a > b;
  }
  return badness[resultOfRun(run).result] > badness[resultOfRun(other).result];
}

const passed = new Set(["success", "neutral", "skipped"]);
const running = new Set(["queued", "in_progress", "waiting", "requested", "pending"]);
const failed = new Set([
  "failure",
  "timed_out",
  "cancelled",
  "action_required",
  "startup_failure",
  "error",
]);

function resultOfRun(run: Run): CheckResult {
  const isEnded = run.status === "COMPLETED" && run.conclusion !== null;
  const word = (isEnded && run.conclusion !== null ? run.conclusion : run.status).toLowerCase();
  return {
    name: run.name,
    result: resultOf(word),
    word,
    url: run.detailsUrl,
    endedAt: isEnded ? run.completedAt : null,
  };
}

function resultOfStatus(status: z.infer<typeof statusShape>): CheckResult {
  const word = status.state.toLowerCase();
  const result = resultOf(word);
  return {
    name: status.context,
    result,
    word,
    url: status.targetUrl,
    endedAt: result === "passed" || result === "failed" ? status.createdAt : null,
  };
}

function resultOf(word: string): CheckResult["result"] {
  if (passed.has(word)) return "passed";
  if (failed.has(word)) return "failed";
  if (running.has(word)) return "running";
  // A status that is required and that nobody has set.
  if (word === "expected") return "missing";
  return word === "stale" ? "stale" : "unclear";
}
