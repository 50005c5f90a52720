import { notFound, Refusal } from "./answer.ts";
import { readFields } from "./fields.ts";
import { fixedLength, pathMatcher } from "./path.ts";
import type { Call, Route } from "./route.ts";

/** A route with the parameters that its path had. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a request; of several that fit, the one whose template says most. */
export function createRouter(
  routes: readonly Route[],
): (method: string, path: string) => Match | undefined {
  const table = [...routes]
    .sort((a, b) => fixedLength(b.path) - fixedLength(a.path))
    .map((route) => ({ route, match: pathMatcher(route.path) }));
  return (method, path) => {
    for (const { route, match } of table) {
      const params = route.method === method ? match(path) : undefined;
      if (params) return { route, params };
    }
    return undefined;
  };
}

/** The call that a route gets, and what of the query nobody read. */
export function createCall(
  base: Pick<Call, "world" | "viewer" | "url" | "headers" | "body" | "text">,
  params: Match["params"],
  onResource: (resource: string) => void,
): { readonly call: Call; readonly unread: () => string[] } {
  const read = new Set<string>();
  const param = (name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The route has no parameter ${name}`);
    return value;
  };
  const call: Call = {
    ...base,
    query: {
      get(name) {
        read.add(name);
        return base.url.searchParams.get(name);
      },
    },
    param,
    id(name) {
      const number = Number(param(name));
      if (!Number.isSafeInteger(number) || number < 1) throw notFound();
      return number;
    },
    fields(resource) {
      onResource(resource);
      return readFields(base.body, resource);
    },
  };
  return { call, unread: () => [...base.url.searchParams.keys()].filter((key) => !read.has(key)) };
}

/** What isn't modelled is refused loudly, never answered emptily. */
export function unmodelled(what: string): Refusal {
  return new Refusal(501, `Not modelled by the simulator: ${what}`);
}
