import { createHash } from "node:crypto";
import type { executeGraphql } from "../graphql/execute.ts";
import { WorldError } from "../world/world-error.ts";
import type { World } from "../world/types.ts";
import { Refusal, type Answer } from "./answer.ts";
import type { Credentials } from "./credentials.ts";
import { limitHeaders, nameOf, type Limits, type Resource } from "./limits.ts";
import type { Route } from "./route.ts";
import { createCall, createRouter, unmodelled } from "./router.ts";
import { movedAnswer, pathByName } from "./redirects.ts";
import type { Viewer } from "./viewer.ts";
import type { DispatchRequest } from "./dispatch-request.ts";

export type ExecuteGraphql = typeof executeGraphql;

export interface Outcome {
  readonly answer: Answer;
  readonly viewer: Viewer;
  /** GraphQL points; null for REST. */
  readonly cost: number | null;
}

interface Parts {
  readonly world: World;
  readonly routes: readonly Route[];
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly graphql: ExecuteGraphql;
  /** Learns of everything that was asked and isn't modelled. */
  readonly onUnmodelled: (what: string) => void;
}

/**
 * Whether a request generates content, which GitHub limits by itself ("Rate limits for the REST API", "About
 * secondary rate limits"): what only changes something doesn't, nor does a reaction or an assignment.
 */
const isNew = ({ method, path }: DispatchRequest): boolean =>
  method === "POST" && !/\/(reactions|assignees)$/.test(path);

/**
 * How many mutations a text has. GitHub's docs count content-generating "requests via the REST API and GraphQL API"
 * and don't say what many mutations in one are: here each counts, so that nobody relies on their being one.
 */
const mutationsIn = (query: string): number =>
  /^\s*mutation\b/.test(query) ? (query.match(/\(\s*input\s*:/g)?.length ?? 1) : 0;

/** Answers requests by the world's state: who asks, may they, have they budget left, what is it. */
export function createDispatch(parts: Parts): (request: DispatchRequest) => Promise<Outcome> {
  const { credentials, limits } = parts;
  const find = createRouter(parts.routes);

  const rest = async (request: DispatchRequest, viewer: Viewer): Promise<Answer> => {
    const moved = movedAnswer(parts.world, viewer, request);
    if (moved) return moved;
    const match = find(request.method, pathByName(parts.world, request.path));
    if (!match) throw unmodelled(`${request.method} ${request.path}`);
    let resource = "Resource";
    const { url, headers, body, text } = request;
    const base = { world: parts.world, viewer, url, headers, body, text };
    const { call, unread } = createCall(base, match.params, (name) => (resource = name));
    try {
      if (isNew(request) && viewer.kind !== "app") limits.create(viewer);
      const answer = await match.route.answer(call);
      if (request.method === "GET" && unread().length > 0)
        throw unmodelled(`GET ${request.path}?${unread().join("&")}`);
      return answer;
    } catch (error) {
      throw error instanceof WorldError ? refusalOf(error, resource) : error;
    }
  };

  return async (request) => {
    let viewer: Viewer = { kind: "anonymous" };
    const isGraphql = request.path === "/graphql";
    const resource: Resource = isGraphql ? "graphql" : "core";
    let cost: number | null = null;
    let answer: Answer;
    try {
      viewer = credentials.viewerOf(headerOf(request, "authorization"));
      if (isGraphql) {
        const result = await askGraphql(parts, request, viewer);
        ({ answer } = result);
        cost = result.points;
        limits.spend(viewer, resource, result.points);
      } else {
        answer = await withinBudget(parts, request, viewer, () => rest(request, viewer));
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.answer.status === 501) parts.onUnmodelled(error.message);
      answer = error.answer;
    }
    const budget = limits.budget(viewer, resource);
    return {
      answer: { ...answer, headers: { ...limitHeaders(budget), ...answer.headers } },
      viewer,
      cost,
    };
  };
}

/** Refuses when the budget is spent, and charges what isn't free: a 304 is, and asking for the limits. */
async function withinBudget(
  { limits }: Parts,
  request: DispatchRequest,
  viewer: Viewer,
  act: () => Promise<Answer>,
): Promise<Answer> {
  if (request.path === "/rate_limit") return act();
  if (limits.budget(viewer, "core").remaining === 0)
    throw new Refusal(403, `API rate limit exceeded for ${nameOf(viewer)}.`);
  let answer: Answer;
  try {
    answer = await act();
    if (request.method === "GET") answer = withTag(answer, headerOf(request, "if-none-match"));
  } catch (error) {
    limits.spend(viewer, "core", 1);
    throw error;
  }
  if (answer.status !== 304) limits.spend(viewer, "core", 1);
  return answer;
}

/** GitHub's ETags are weak; the same body has the same one. */
function withTag(answer: Answer, known: string | undefined): Answer {
  if (answer.status !== 200) return answer;
  const hash = createHash("sha256")
    .update(JSON.stringify(answer.body) ?? "")
    .digest("hex");
  const headers = { ...answer.headers, etag: `W/"${hash}"` };
  const isKnown = known?.split(",").some((tag) => tag.replace(/^\s*(W\/)?/, "").includes(hash));
  return isKnown ? { status: 304, headers } : { ...answer, headers };
}

async function askGraphql(
  { world, limits, graphql, onUnmodelled }: Parts,
  request: DispatchRequest,
  viewer: Viewer,
): Promise<{ answer: Answer; points: number }> {
  if (viewer.kind === "anonymous")
    throw new Refusal(401, "This endpoint requires you to be authenticated.");
  if (viewer.kind === "app") throw new Refusal(403, "Resource not accessible by integration");
  const budget = limits.budget(viewer, "graphql");
  if (budget.remaining === 0) {
    const message = `API rate limit exceeded for ${nameOf(viewer)}.`;
    return {
      answer: { status: 200, body: { errors: [{ type: "RATE_LIMITED", message }] } },
      points: 0,
    };
  }
  const { query, variables } = asRecord(request.body);
  if (typeof query !== "string")
    throw new Refusal(400, "A query attribute must be specified and must be a string.");
  for (let count = mutationsIn(query); count > 0; count -= 1) limits.create(viewer);
  const asked = { query, variables: asRecord(variables) };
  const { cost, unmodelled: missing, ...body } = await graphql(world, viewer, asked, budget);
  for (const what of missing) onUnmodelled(what);
  return { answer: { status: 200, body }, points: cost.points };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function headerOf({ headers }: DispatchRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** What GitHub answers when the world refuses. */
function refusalOf(error: WorldError, resource: string): Refusal {
  const { kind, message, field, errors } = error;
  switch (kind) {
    case "not found":
      return new Refusal(404, "Not Found");
    case "forbidden":
      return new Refusal(403, message);
    case "conflict":
      return new Refusal(409, message, errors.length > 0 ? { errors } : {});
    case "invalid": {
      const plain =
        field === undefined
          ? { resource, code: "custom", message }
          : { resource, field, code: "custom", message };
      return new Refusal(422, "Validation Failed", {
        errors: errors.length > 0 ? errors : [plain],
      });
    }
  }
}
