import { GraphqlResponseError, withCustomRequest } from "@octokit/graphql";
import type { Octokit } from "@octokit/rest";
import { z } from "zod";
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import { rateLimited, rateLimitEnd } from "./failure.ts";
import type { GraphqlAnswer, GraphqlError } from "./github.ts";
import { redact } from "./redact.ts";
import { wording } from "../../model/view/wording.ts";

const errorShape = z
  .object({
    message: z.string(),
    type: z.string().optional(),
    path: z.array(z.union([z.string(), z.number()])).optional(),
  })
  .transform((error): GraphqlError => ({
    message: redact(error.message),
    type: error.type ?? "",
    path: error.path ?? [],
  }));
const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(errorShape),
});
const costShape = z.object({ rateLimit: z.object({ cost: z.number() }) });

export interface GraphqlQuestion {
  /** Ends in `/graphql`. */
  readonly url: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly doing: string;
  readonly now: Temporal.Instant;
}

/**
 * Asks once. GitHub answers 200 to queries that failed as a whole (a Failure here) or in part: then what it
 * has is handed over together with what is wrong with the rest.
 */
export async function askGraphql(
  octokit: Octokit,
  question: GraphqlQuestion,
): Promise<Result<GraphqlAnswer>> {
  const { now, doing } = question;
  const { body, headers } = await send(octokit, question);
  const parsed = answerShape.safeParse(body);
  if (!parsed.success) {
    return fail({
      kind: "unexpected",
      message: wording`Could not ${doing}: GitHub's answer has not the shape of GraphQL.`,
      hint: wording`It is retried automatically.`,
      retry: "later",
    });
  }
  const { data, errors } = parsed.data;
  const words = errors.map((error) => `${error.type} ${error.message}`).join("; ");
  // RATE_LIMITED is the word in answers, RATE_LIMIT in older ones.
  if (/\bRATE_LIMIT/.test(words) || /secondary rate limit/i.test(words)) {
    const limit = { status: 200, headers, words: `rate limit ${words}`, now };
    return fail(rateLimited(doing, rateLimitEnd(limit) ?? now.add({ seconds: 60 })));
  }
  if (!data) return fail(refused(doing, errors));
  const cost = costShape.safeParse(data).data?.rateLimit.cost ?? null;
  return succeed({ data, errors, cost });
}

async function send(
  octokit: Octokit,
  question: GraphqlQuestion,
): Promise<{ body: unknown; headers: Record<string, unknown> }> {
  const graphql = withCustomRequest(octokit.request).defaults({
    baseUrl: question.url.replace(/\/graphql$/, ""),
  });
  try {
    const data = await graphql<unknown>(question.query, { ...question.variables });
    return { body: { data, errors: [] }, headers: {} };
  } catch (error) {
    if (!(error instanceof GraphqlResponseError)) throw error;
    return { body: { data: error.data, errors: error.errors }, headers: error.headers };
  }
}

/** Words of GitHub for a query that was too heavy or met trouble inside: a smaller one may pass. */
const heavy = /timeout|timed ?out|something went wrong|RESOURCE_LIMITS|INTERNAL|UNAVAILABLE/i;

function refused(doing: string, errors: readonly GraphqlError[]): Failure {
  const [first] = errors;
  const why = first ? `GitHub says: ${first.message}` : "GitHub answered without data";
  const passing = !first || heavy.test(`${first.type} ${first.message}`);
  return {
    kind: passing ? "unreachable" : "unexpected",
    message: wording`Could not ${doing}: ${why}`,
    hint: passing
      ? wording`It is retried automatically.`
      : wording`GitHub doesn't take this query.`,
    retry: passing ? "later" : "never",
  };
}
