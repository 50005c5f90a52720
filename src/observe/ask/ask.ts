/**
 * Questions about many repositories in few GraphQL requests: one alias each, several in a request. What different readers
 * ask at the same moment goes together, whoever asks. Trouble stays where it belongs: what could not be read of one
 * repository leaves the others known.
 */
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import { isShutOut, remedyFor } from "../../github/client/failure.ts";
import type { GitHub, GraphqlAnswer, GraphqlError } from "../../github/client/github.ts";
import { inParallel } from "./in-parallel.ts";
import { createLoad, loads, type Load } from "./load.ts";
import { wording } from "../../model/view/wording.ts";

/** Declares a GraphQL variable of this type with this value; the answer is how the query names it. */
export type Put = (type: string, value: unknown) => string;

export interface Question {
  readonly repo: RepoName;
  /** The fields of `Repository` that are wanted. Nothing of other people's is written into the text itself. */
  readonly select: (put: Put) => string;
  /** Then the fields are of the answer to this search for issues, which names the repository: how many there are, never which. */
  readonly search?: string;
}

/** What one repository answered; paths of the errors begin at its fields. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly GraphqlError[];
}

export interface AskOptions {
  /** Definitions that the selections may use, one fragment each; unused ones are left out. */
  readonly fragments?: readonly string[];
  /** Questions of this weight in one request, at most; default 25. */
  readonly batch?: number;
}

const batchDefault = 25;
const parallelMax = 4;
/**
 * Requests beyond the planned ones: to find one bad repository among 25 takes about ten. A GitHub that is
 * down altogether must not be asked for ever.
 */
const extraRequestsMax = 24;

/** A question that goes with the next requests. */
interface Waiting {
  readonly question: Question;
  readonly fragments: readonly string[];
  /** The part of a request that it takes, above 0 and at most 1. */
  readonly weight: number;
}

/** What was asked of one GitHub since requests were last sent. */
interface Gathering {
  readonly waiting: Waiting[];
  readonly answers: Promise<ReadonlyMap<Waiting, Result<Answer>>>;
}

interface Known {
  readonly load: Load;
  open: Gathering | undefined;
}

const known = new WeakMap<GitHub, Known>();

/** Answers in the order of the questions. A missing repository is a Failure of kind "not found". */
export async function ask(
  github: GitHub,
  questions: readonly Question[],
  { fragments = [], batch = batchDefault }: AskOptions = {},
): Promise<readonly Result<Answer>[]> {
  if (questions.length === 0) return [];
  const own = questions.map((question): Waiting => ({ question, fragments, weight: 1 / batch }));
  const { waiting, answers } = gatheringOf(github);
  waiting.push(...own);
  const given = await answers;
  return own.map((one) => given.get(one) ?? fail(unreachable(one.question.repo)));
}

/** Readers that were waiting for the same answer ask on one after the other, before anything else happens. */
function gatheringOf(github: GitHub): Gathering {
  const of = known.get(github) ?? { load: createLoad(), open: undefined };
  known.set(github, of);
  if (of.open) return of.open;
  const waiting: Waiting[] = [];
  const answers = new Promise<void>((resolve) => void setImmediate(resolve)).then(() => {
    of.open = undefined;
    return send(github, waiting, of.load);
  });
  of.open = { waiting, answers };
  return of.open;
}

/** Sends all of them, in as few requests as they fit into. */
async function send(
  github: GitHub,
  waiting: readonly Waiting[],
  load: Load,
): Promise<ReadonlyMap<Waiting, Result<Answer>>> {
  const answers = new Map<Waiting, Result<Answer>>();
  const { groups, failures } = await github.groupByInstallation([
    ...new Set(waiting.map(({ question }) => question.repo)),
  ]);
  for (const one of waiting) {
    const failure = failures.get(one.question.repo);
    if (failure) answers.set(one, fail(failure));
  }
  const requests = groups.flatMap((group) => {
    const repos = new Set(group);
    const mine = waiting.filter((one) => repos.has(one.question.repo) && !answers.has(one));
    return loads(mine, load.most());
  });
  const extra = { left: extraRequestsMax };
  await inParallel(parallelMax, requests, (request) =>
    sendOne(github, request, { extra, load, answers }),
  );
  return answers;
}

async function sendOne(
  github: GitHub,
  request: readonly Waiting[],
  to: {
    readonly extra: { left: number };
    readonly load: Load;
    readonly answers: Map<Waiting, Result<Answer>>;
  },
): Promise<void> {
  const { extra, load, answers } = to;
  const { query, variables } = compose(request);
  const repos = [...new Set(request.map(({ question }) => question.repo))];
  const response = await github.graphql(repos, query, variables);
  // One repository of them may be out of reach, or have gone to another installation, since they were sorted.
  const isMixed = !response.ok && response.failure.kind !== "rate limited" && repos.length > 1;
  const again: Waiting[] = [];
  let isHeavy = false;
  request.forEach((one, index) => {
    const { repo } = one.question;
    const answer = response.ok ? answerAt(response.value, `r${index}`, repo) : response;
    answers.set(one, answer);
    const isTooHeavy = mayBeTooHeavy(answer);
    isHeavy ||= isTooHeavy;
    if (isMixed || isTooHeavy) again.push(one);
  });
  load.learn(request, isHeavy ? "too heavy" : "answered");
  // A request that is too heavy for GitHub fails as a whole or in parts: ask for less at once.
  if (again.length === 0 || request.length === 1) return;
  const half = Math.ceil(Math.min(again.length, request.length / 2));
  for (let at = 0; at < again.length; at += half) {
    if (extra.left <= 0) return;
    extra.left -= 1;
    await sendOne(github, again.slice(at, at + half), to);
  }
}

/** The text of a request and its variables. */
function compose(request: readonly Waiting[]): {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
} {
  const variables = new Map<string, { readonly name: string; readonly type: string }>();
  const values: Record<string, unknown> = {};
  const put: Put = (type, value) => {
    const key = `${type} ${JSON.stringify(value)}`;
    const name = variables.get(key)?.name ?? `v${variables.size}`;
    variables.set(key, { name, type });
    values[name] = value;
    return `$${name}`;
  };
  const fields = request.map(({ question: { repo, select, search } }, index) => {
    if (search !== undefined) {
      const sought = put("String!", search);
      return `r${index}: search(query: ${sought}, type: ISSUE, first: 1) { ${select(put)} }`;
    }
    const { owner, name } = splitRepo(repo);
    const address = `owner: ${put("String!", owner)}, name: ${put("String!", name)}`;
    return `r${index}: repository(${address}) { ${select(put)} }`;
  });
  const declared = [...variables.values()].map(({ name, type }) => `$${name}: ${type}`).join(", ");
  const query = [`query (${declared}) {`, "rateLimit { cost }", ...fields, "}"].join("\n");
  const fragments = [...new Set(request.flatMap((one) => one.fragments))];
  return { query: withFragments(query, fragments), variables: values };
}

/** GitHub refuses a query with fragments that it doesn't use. */
function withFragments(query: string, fragments: readonly string[]): string {
  const isUsed = (fragment: string): boolean => {
    const name = /^fragment (\w+) /.exec(fragment)?.[1] ?? "";
    return [...query.matchAll(/\.\.\.(\w+)/g)].some(([, used]) => used === name);
  };
  const used = fragments.filter(isUsed);
  if (used.length === 0) return query;
  const rest = fragments.filter((fragment) => !used.includes(fragment));
  return withFragments([query, ...used].join("\n"), rest);
}

function answerAt(answer: GraphqlAnswer, alias: string, repo: RepoName): Result<Answer> {
  const errors = answer.errors
    .filter(({ path }) => path.length === 0 || path[0] === alias)
    .map((error) => ({ ...error, path: error.path.slice(1) }));
  const data = answer.data[alias];
  if (isRecord(data)) return succeed({ data, errors });
  const error = errors[0];
  if (error?.type === "NOT_FOUND") {
    return fail({
      kind: "not found",
      message: wording`${repo} can't be found: ${error.message}`,
      hint: wording`Check the name ${repo}, and that the App is installed there.`,
      retry: "never",
    });
  }
  if (error?.type === "FORBIDDEN") {
    return fail({
      kind: "forbidden",
      message: wording`${repo} can't be read: ${error.message}`,
      hint: remedyFor(error.message) ?? wording`Give the App the permission to read ${repo}.`,
      retry: "never",
      ...(isShutOut(error.message) && { isLacking: true }),
    });
  }
  return fail({ ...unreachable(repo), ...(error && { message: `${repo}: ${error.message}` }) });
}

// What GitHub answers the same way however little is asked for at once.
const lasting = new Set(["NOT_FOUND", "FORBIDDEN", "INSUFFICIENT_SCOPES", "UNPROCESSABLE"]);

function mayBeTooHeavy(answer: Result<Answer>): boolean {
  if (answer.ok) return answer.value.errors.some(({ type }) => !lasting.has(type));
  const { kind, retry } = answer.failure;
  return retry === "later" && kind !== "rate limited";
}

const unreachable = (repo: RepoName): Failure => ({
  kind: "unreachable",
  message: wording`GitHub did not answer for ${repo}.`,
  hint: wording`The app asks again automatically.`,
  retry: "later",
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
