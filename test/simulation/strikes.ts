/** Which request of the app meets which fault. */
import type { DispatchRequest } from "../../src/simulator/http/dispatch-request.ts";
import type { Counts } from "./counts.ts";
import type { Random } from "./random.ts";
import { isMutation, requestFaults, type RequestFault } from "./requests.ts";
import type { Temper } from "./tempers.ts";

/** Of a deployment that is asked for: whether it was made can't be told from any of these. */
const ofEffects: readonly RequestFault[] = [
  "request: 502, done",
  "request: connection reset, done",
  "request: connection reset, done later",
  "request: connection reset, done later",
  "request: answer after the time limit",
  "request: JSON cut short",
  "request: 500, nothing done",
  "process: killed after a request",
  "process: killed, request still under way",
  "process: killed before a request",
  "process: frozen",
];

const deadly = requestFaults.filter((one) => one.startsWith("process:"));
const ofGraphql = requestFaults.filter((one) => one.includes("GraphQL"));
const ofReads = requestFaults.filter((one) => one.includes("stale"));
const ofAll = requestFaults.filter(
  (one) => !deadly.includes(one) && !ofGraphql.includes(one) && !ofReads.includes(one),
);

/** Each run has its own mixture: some have no trouble of a sort at all, in some there is hardly anything else. */
export function createStrikes(parts: {
  readonly random: Random;
  readonly counts: Counts;
  readonly isCalm: () => boolean;
  /** Whether there are deployments that GitHub's replicas may not know yet. */
  readonly isAnythingNew: () => boolean;
  readonly temper: Temper;
}): (request: DispatchRequest) => RequestFault | undefined {
  const { random, counts, isCalm, isAnythingNew } = parts;
  const { requests } = parts.temper;
  const rate = {
    trouble: random.pick(requests.trouble),
    death: random.pick(requests.death),
    staleness: random.pick(requests.staleness),
    effects: random.pick(requests.effects),
    lag: random.pick(requests.lag),
  };
  const kindFor = ({ method, path, text }: DispatchRequest): RequestFault | undefined => {
    if (method === "POST" && path.endsWith("/deployments") && random.chance(rate.effects)) {
      return random.pick(ofEffects);
    }
    const isQuery = path === "/graphql";
    const isRead = method === "GET" || (isQuery && !isMutation(text));
    if (random.chance(rate.death)) return random.pick(deadly);
    if (isRead && random.chance(rate.staleness)) return random.pick(ofReads);
    if (isRead && isAnythingNew() && random.chance(rate.lag))
      return "request: what is new not shown";
    if (!random.chance(rate.trouble)) return undefined;
    return random.pick(isQuery ? [...ofAll, ...ofGraphql] : ofAll);
  };
  return (request) => {
    if (isCalm()) return undefined;
    const kind = kindFor(request);
    return kind && counts.strikes(kind) ? kind : undefined;
  };
}
