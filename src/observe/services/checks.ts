/** Check runs and commit statuses of one commit, as one list. */
import { z } from "zod";
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { instantShape, shaShape } from "../../github/resources/shapes.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import { isSameName, type RepoName, type Sha } from "../../model/ids.ts";
import type { CheckFacts, CheckResult } from "../../model/github/checks.ts";
import type { Put } from "../ask/ask.ts";
import { appOfSlug } from "../../github/resources/branch-pins.ts";
import { accountFragment, accountShape, isOurs } from "../ask/account.ts";
import type { BranchRules } from "./branch-rules.ts";
import { pageInfo, pageOf, wholeList, type Page } from "../ask/part.ts";
import { failedWords, suitesOf, type Suites } from "./check-suites.ts";
import { wording } from "../../model/view/wording.ts";

export const checkFragment = `fragment Check on StatusCheckRollupContext {
  __typename
  ... on CheckRun {
    name status conclusion startedAt completedAt detailsUrl checkSuite { id app { databaseId slug } }
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
  checkSuite: z.object({
    id: z.string().optional(),
    app: z.object({ databaseId: z.int().nullable(), slug: z.string() }).nullable(),
  }),
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
    readonly rules: Reading<BranchRules>;
    readonly app: AppIdentity;
  },
): Promise<Reading<CheckFacts>> {
  const { repo, tip, commit } = of;
  if (commit.kind === "unknown") return commit;
  if (commit.value.oid !== tip) return unknown(wording`the release branch moved while it was read`);
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
  const { rules } = of;
  const pins: BranchRules["pins"] = rules.kind === "known" ? rules.value.pins : new Map();
  const apps = await appsOf(github, repo, contexts.value, pins);
  if (apps.kind === "unknown") return apps;
  return known({
    commit: tip,
    requiredByRules: rules.kind === "known" ? known(rules.value.required) : rules,
    ...(rules.kind === "known" && rules.value.workflows && { allCount: true }),
    ...checkResults(contexts.value, of.app, { pins, apps: apps.value }),
  });
}

/** Ids of the Apps that reported what must come from an App, by their slugs: a status names only the slug. */
async function appsOf(
  github: GitHub,
  repo: RepoName,
  contexts: readonly Context[],
  pins: BranchRules["pins"],
): Promise<Reading<ReadonlyMap<string, number>>> {
  const apps = new Map<string, number>();
  for (const one of contexts) {
    const app = one.__typename === "CheckRun" ? one.checkSuite.app : null;
    if (app && app.databaseId !== null) apps.set(app.slug.toLowerCase(), app.databaseId);
  }
  for (const one of contexts) {
    if (one.__typename === "CheckRun" || !pinsOfStatus(pins, [one])) continue;
    const slug = one.creator.login.toLowerCase();
    if (one.creator.kind !== "bot" || apps.has(slug)) continue;
    const found = await appOfSlug(github, { repo, slug });
    if (found.kind === "unknown") return found;
    if (found.value !== null) apps.set(slug, found.value);
  }
  return known(apps);
}

interface Pinned extends Pick<BranchRules, "pins"> {
  /** Ids of Apps by their slugs, in small letters. */
  readonly apps: ReadonlyMap<string, number>;
}

const nothingPinned: Pinned = { pins: new Map(), apps: new Map() };

/**
 * One result per name. Of the runs of one App those count that no later one replaced; what several of them, several
 * Apps, or a status of the same name say stands beside each other, and of these the worst counts: two workflows may
 * both have a job `test`. Where the branch's rules wait for certain Apps, nobody else's word counts, good or bad.
 */
export function checkResults(
  contexts: readonly Context[],
  app: AppIdentity,
  { pins, apps }: Pinned = nothingPinned,
): Pick<CheckFacts, "results" | "ours"> {
  const ours = new Set(contexts.filter((one) => isOwn(one, app)).map(nameOf));
  const others = Map.groupBy(
    contexts.filter((one) => !isOwn(one, app)),
    nameOf,
  );
  const suites = suitesOf([...others.values()].flat().filter(isRun));
  const results = [...others].flatMap(([name, reports]): readonly CheckResult[] => {
    const pinned = pins.get(name) ?? pinsOfStatus(pins, reports);
    if (!pinned) return worstOf(reports, suites);
    const each = pinned.filter((id) => id !== app.id);
    const byApp = each.map((id) => reports.filter((one) => reporterOf(one, apps) === id));
    const isStatus = reports.some((one) => one.__typename === "StatusContext");
    if (byApp.some((one) => one.length === 0)) {
      return [{ ...unreported, name, ...(isStatus && { isStatus }) }];
    }
    return worstOf(byApp.flat(), suites);
  });
  return {
    results: results.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ours: [...ours].toSorted(),
  };
}

/** Those of a status whose context is spelled otherwise: GitHub compares it without case. */
function pinsOfStatus(
  pins: BranchRules["pins"],
  reports: readonly Context[],
): readonly number[] | undefined {
  const status = reports.find((one) => one.__typename === "StatusContext");
  return status && [...pins].find(([name]) => isSameName(name, status.context))?.[1];
}

/** Others may have reported it; those who must haven't. */
const unreported = { result: "missing", word: "foreign", url: null, endedAt: null } as const;

const nameOf = (context: Context): string =>
  context.__typename === "CheckRun" ? context.name : context.context;

/** The App that said it, as far as that is known. */
const reporterOf = (context: Context, apps: Pinned["apps"]): number | null => {
  if (context.__typename === "CheckRun") return context.checkSuite.app?.databaseId ?? null;
  return context.creator.kind === "bot"
    ? (apps.get(context.creator.login.toLowerCase()) ?? null)
    : null;
};

const isRun = (one: Context): one is Run => one.__typename === "CheckRun";

/** What reports of one name come to; none when there are none. */
function worstOf(reports: readonly Context[], suites: Suites): readonly CheckResult[] {
  const found = [
    ...reports.flatMap((one) => (isRun(one) ? [] : [resultOfStatus(one)])),
    ...suites.standing(reports.filter(isRun)).map((one) => resultOfRun(one, suites.red)),
  ];
  const [first, ...rest] = found;
  if (!first) return [];
  return [rest.reduce((a, b) => (badness[b.result] > badness[a.result] ? b : a), first)];
}

const isOwn = (context: Context, app: AppIdentity): boolean =>
  context.__typename === "CheckRun"
    ? isSameName(context.checkSuite.app?.slug ?? "", app.slug)
    : isOurs(context.creator, app);

const badness: Readonly<Record<CheckResult["result"], number>> = {
  passed: 0,
  missing: 1,
  stale: 2,
  unclear: 3,
  running: 4,
  failed: 5,
};

const passed = new Set(["success", "neutral", "skipped"]);
const running = new Set(["queued", "in_progress", "waiting", "requested", "pending"]);
function resultOfRun(run: Run, red: ReadonlySet<string>): CheckResult {
  const isEnded = run.status === "COMPLETED" && run.conclusion !== null;
  const word = (isEnded && run.conclusion !== null ? run.conclusion : run.status).toLowerCase();
  const isLeftOut = word === "skipped" && red.has(run.checkSuite.id ?? "");
  return {
    name: run.name,
    result: isLeftOut ? "missing" : resultOf(word),
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
    isStatus: true,
    result,
    word,
    url: status.targetUrl,
    endedAt: result === "passed" || result === "failed" ? status.createdAt : null,
  };
}

function resultOf(word: string): CheckResult["result"] {
  if (passed.has(word)) return "passed";
  if (failedWords.has(word)) return "failed";
  if (running.has(word)) return "running";
  // A status that is required and that nobody has set.
  if (word === "expected") return "missing";
  return word === "stale" ? "stale" : "unclear";
}
