/**
 * Questions about many repositories in few GraphQL requests: one alias each, several in a request. Trouble
 * stays where it belongs: what could not be read of one repository leaves the others known.
 */
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub, GraphqlAnswer, GraphqlError } from "../../github/client/github.ts";
import { chunks } from "./chunks.ts";
import { inParallel } from "./in-parallel.ts";

/** Declares a GraphQL variable of this type with this value; the answer is how the query names it. */
export type Put = (type: string, value: unknown) => string;

export interface Question {
  readonly repo: RepoName;
  /** The fields of `Repository` that are wanted. Nothing of other people's is written into the text itself. */
  readonly select: (put: Put) => string;
}

/** What one repository answered; paths of the errors begin at its fields. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly GraphqlError[];
}

export interface AskOptions {
  /** Definitions that the selections may use, one fragment each; unused ones are left out. */
  readonly fragments?: readonly string[];
  /** Questions in one request, at most; default 25. */
  readonly batch?: number;
}

const batchDefault = 25;
const parallelMax = 4;
/**
 * Requests beyond the planned ones: to find one bad repository among 25 takes about ten. A GitHub that is
 * down altogether must not be asked for ever.
 */
const extraRequestsMax = 24;

/** Answers in the order of the questions. A missing repository is a Failure of kind "not found". */
export async function ask(
  github: GitHub,
  questions: readonly Question[],
  options: AskOptions = {},
): Promise<readonly Result<Answer>[]> {
  if (questions.length === 0) return [];
  const answers = new Map<Question, Result<Answer>>();
  const { groups, failures } = await github.groupByInstallation([
    ...new Set(questions.map(({ repo }) => repo)),
  ]);
  for (const question of questions) {
    const failure = failures.get(question.repo);
    if (failure) answers.set(question, fail(failure));
  }
  const batches = groups.flatMap((group) => {
    const repos = new Set(group);
    const mine = questions.filter((one) => repos.has(one.repo) && !answers.has(one));
    return chunks(mine, options.batch ?? batchDefault);
  });
  const extra = { left: extraRequestsMax };
  await inParallel(parallelMax, batches, (batch) =>
    askBatch(github, batch, options.fragments ?? [], extra, answers),
  );
  return questions.map((question) => answers.get(question) ?? fail(unreachable(question.repo)));
}

async function askBatch(
  github: GitHub,
  batch: readonly Question[],
  fragments: readonly string[],
  extra: { left: number },
  answers: Map<Question, Result<Answer>>,
): Promise<void> {
  const { query, variables } = compose(batch, fragments);
  const repos = [...new Set(batch.map(({ repo }) => repo))];
  const response = await github.graphql(repos, query, variables);
  // One repository of them may be out of reach, or have gone to another installation, since they were sorted.
  const isMixed = !response.ok && response.failure.kind !== "rate limited" && repos.length > 1;
  const again: Question[] = [];
  batch.forEach((question, index) => {
    const answer = response.ok ? answerAt(response.value, `r${index}`, question.repo) : response;
    answers.set(question, answer);
    if (isMixed || mayBeTooHeavy(answer)) again.push(question);
  });
  // A request that is too heavy for GitHub fails as a whole or in parts: ask for less at once.
  if (again.length === 0 || batch.length === 1) return;
  const half = Math.ceil(Math.min(again.length, batch.length / 2));
  for (const part of chunks(again, half)) {
    if (extra.left <= 0) return;
    extra.left -= 1;
    await askBatch(github, part, fragments, extra, answers);
  }
}

/** The text of a request and its variables. */
function compose(
  batch: readonly Question[],
  fragments: readonly string[],
): { readonly query: string; readonly variables: Readonly<Record<string, unknown>> } {
  const variables = new Map<string, { readonly name: string; readonly type: string }>();
  const values: Record<string, unknown> = {};
  const put: Put = (type, value) => {
    const key = `${type} ${JSON.stringify(value)}`;
    const name = variables.get(key)?.name ?? `v${variables.size}`;
    variables.set(key, { name, type });
    values[name] = value;
    return `$${name}`;
  };
  const fields = batch.map(({ repo, select }, index) => {
    const { owner, name } = splitRepo(repo);
    const address = `owner: ${put("String!", owner)}, name: ${put("String!", name)}`;
    return `r${index}: repository(${address}) { ${select(put)} }`;
  });
  const declared = [...variables.values()].map(({ name, type }) => `$${name}: ${type}`).join(", ");
  const query = [`query (${declared}) {`, "rateLimit { cost }", ...fields, "}"].join("\n");
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
      message: `${repo} can't be found: ${error.message}`,
      hint: `Check the name ${repo}, and that the App is installed there.`,
      retry: "never",
    });
  }
  if (error?.type === "FORBIDDEN") {
    return fail({
      kind: "forbidden",
      message: `${repo} can't be read: ${error.message}`,
      hint: `Give the App the permission to read ${repo}.`,
      retry: "never",
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
  message: `GitHub did not answer for ${repo}.`,
  hint: "The app asks again by itself.",
  retry: "later",
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
