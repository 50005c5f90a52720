import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type ExecutionResult,
} from "graphql";
import type { Viewer } from "../http/viewer.ts";
import type { World } from "../world/types.ts";
import { costOf, NODES_MAX, type Cost } from "./cost.ts";
import { answerError, fieldError, NotModelled, type AnswerError } from "./errors.ts";
import { resolveField } from "./resolve.ts";
import { githubSchema, prepare } from "./schema.ts";
import type { Budget, Context } from "./source.ts";

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

export interface GraphqlAnswer {
  readonly data: unknown;
  readonly errors?: readonly AnswerError[];
  /** What the query takes from the budget; nothing when it was not executed. */
  readonly cost: Cost;
  /** What it asked for that the simulator lacks (`Type.field`): a test that meets any should fail. */
  readonly unmodelled: readonly string[];
}

const FREE: Cost = { points: 0, nodes: 0 };

/** GitHub's budget of an installation, for callers that keep no account. */
const POINTS_PER_HOUR = 5000;

/**
 * Answers a GraphQL request in the name of the viewer, over the state as it is now. Everything that GitHub
 * answers with status 200, errors included, comes back as an answer; a defect of the simulator is thrown.
 * `budget` is what the viewer has before this request, for the field `rateLimit`.
 */
export async function executeGraphql(
  world: World,
  viewer: Viewer,
  request: GraphqlRequest,
  budget: Budget = {
    limit: POINTS_PER_HOUR,
    used: 0,
    resetAt: world.clock.now().add({ hours: 1 }),
  },
): Promise<GraphqlAnswer> {
  try {
    return await run(world, viewer, request, budget);
  } catch (error) {
    // Neither the text nor its variables: a syntax error, or the limit of nodes.
    if (error instanceof GraphQLError) return refusal([error]);
    throw error;
  }
}

async function run(
  world: World,
  viewer: Viewer,
  { query, variables, operationName }: GraphqlRequest,
  budget: Budget,
): Promise<GraphqlAnswer> {
  const schema = githubSchema();
  const { document, errors } = prepare(query);
  if (errors.length > 0) return refusal(errors);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new GraphQLError("An operation name is required");
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  if (values.errors) return refusal(values.errors);
  const cost = costOf(schema, document, operation, values.coerced);
  if (cost.nodes > NODES_MAX)
    throw fieldError(
      "MAX_NODE_LIMIT_EXCEEDED",
      `This query requests up to ${cost.nodes.toLocaleString("en-US")} possible nodes which exceeds the maximum limit of ${NODES_MAX.toLocaleString("en-US")}.`,
    );
  const context: Context = { world, viewer, cost, budget };
  const result = await execute({
    schema,
    document,
    contextValue: context,
    variableValues: variables ?? {},
    operationName: operationName ?? null,
    fieldResolver: resolveField,
  });
  return answer(result, cost);
}

function answer({ data, errors = [] }: ExecutionResult, cost: Cost): GraphqlAnswer {
  const missing = errors.flatMap(({ originalError }) =>
    originalError instanceof NotModelled ? originalError.what : [],
  );
  return {
    data: data ?? null,
    ...(errors.length > 0 && { errors: errors.map(answerError) }),
    cost,
    unmodelled: missing,
  };
}

function refusal(errors: readonly GraphQLError[]): GraphqlAnswer {
  return { data: null, errors: errors.map(answerError), cost: FREE, unmodelled: [] };
}
