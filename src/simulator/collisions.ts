/**
 * People who write in the very moment in which an App does. GitHub has no lock on issues and takes no condition with
 * a PATCH (REST docs, "Update an issue"; conditional requests are for reads), so the later text stands, and only the
 * history of edits has the other.
 */
import type { Fault } from "./http/faults.ts";
import type { Simulator } from "./simulator.ts";

/** Does each of these right after the next readings of the issue over REST, one after the other. */
export function afterReading(
  simulator: Simulator,
  issue: number,
  acts: readonly (() => void)[],
): { readonly left: () => number } {
  const before = simulator.onExchange;
  const waiting = [...acts];
  simulator.onExchange = (exchange) => {
    before?.(exchange);
    if (exchange.method !== "GET" || !exchange.path.endsWith(`/issues/${issue}`)) return;
    waiting.shift()?.();
  };
  return { left: () => waiting.length };
}

/** GitHub doesn't tell who edited what: queries for the history of edits alone get a 502. */
export const historyDown: Fault = {
  when: "before",
  matches: ({ path, body }) =>
    path === "/graphql" && asksHistory((body as { readonly query?: string } | undefined)?.query),
};

const asksHistory = (query = ""): boolean =>
  query.includes("userContentEdits") && !query.includes("comments");
