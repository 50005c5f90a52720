/** Which request of the app meets which fault. */
import type { DispatchRequest } from "../../src/simulator/http/dispatch-request.ts";
import type { Counts } from "./counts.ts";
import type { Random } from "./random.ts";
import { isMutation, requestFaults, type RequestFault } from "./requests.ts";

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
}): (request: DispatchRequest) => RequestFault | undefined {
  const { random, counts, isCalm } = parts;
  const rate = {
    trouble: random.pick([0, 0.005, 0.02, 0.08]),
    death: random.pick([0, 0, 0.002, 0.01]),
    staleness: random.pick([0, 0, 0.02, 0.1]),
  };
  const kindFor = ({ method, path, text }: DispatchRequest): RequestFault | undefined => {
    const isQuery = path === "/graphql";
    const isRead = method === "GET" || (isQuery && !isMutation(text));
    if (random.chance(rate.death)) return random.pick(deadly);
    if (isRead && random.chance(rate.staleness)) return random.pick(ofReads);
    if (!random.chance(rate.trouble)) return undefined;
    return random.pick(isQuery ? [...ofAll, ...ofGraphql] : ofAll);
  };
  return (request) => {
    if (isCalm()) return undefined;
    const kind = kindFor(request);
    if (kind) counts.note(kind);
    return kind;
  };
}
