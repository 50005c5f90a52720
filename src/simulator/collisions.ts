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

/** GitHub doesn't tell who edited what: queries for the history of edits alone get a 502, others an answer without it. */
export const historyDown: readonly Fault[] = [
  {
    when: "before",
    matches: (request) => asks(request, /userContentEdits/) && !asks(request, /comments/),
  },
  {
    when: "after",
    matches: (request) => asks(request, /userContentEdits/),
    nulled: "userContentEdits",
  },
];

const asks = ({ path, body }: Parameters<Fault["matches"]>[0], what: RegExp): boolean =>
  path === "/graphql" && what.test((body as { readonly query?: string } | undefined)?.query ?? "");
