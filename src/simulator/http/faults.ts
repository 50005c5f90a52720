import type { WorldEvent } from "../world/types.ts";
import type { Answer } from "./answer.ts";

/** A request as faults and logs see it. */
export interface IncomingRequest {
  readonly method: string;
  /** Without the prefix `/api/v3` and without the query, e.g. `/repos/acme/api/deployments`, `/graphql`. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

/** Trouble with requests that match. The first one in the list that matches is used. */
export interface Fault {
  matches(request: IncomingRequest): boolean;
  /** "before": nothing happens in the world. "after": it happens, and the client doesn't learn of it. */
  readonly when: "before" | "after";
  /** What the client gets; without it and `drop`, the true answer (only late) or, "before", a 502. */
  readonly answer?: Answer;
  /** Real milliseconds until the client gets its answer, or what it waits for. */
  readonly delay?: number | Promise<unknown>;
  /** The connection is cut without an answer. */
  readonly drop?: boolean;
  /**
   * With "after": the effect happens only after the client was answered or cut off, so many real
   * milliseconds later, or after this.
   */
  readonly commitDelay?: number | Promise<unknown>;
  /** With "after", of a query: GitHub answers in part, and this field is null wherever it stands, each with an error. */
  readonly nulled?: string;
  /** How often it strikes; always when absent. Counts down. */
  times?: number;
}

/** Trouble with webhooks; each may be set and changed while the simulator runs. */
export interface DeliveryFaults {
  /** The event is never sent nor logged. */
  lose?: (event: WorldEvent) => boolean;
  /** The event is sent twice, under one delivery id. */
  duplicate?: (event: WorldEvent) => boolean;
  /** How long the event is under way, in the world's time; others overtake it. */
  delay?: (event: WorldEvent) => Temporal.Duration | undefined;
}

/** The fault that strikes this request, counted as used. */
export function strike(faults: readonly Fault[], request: IncomingRequest): Fault | undefined {
  const fault = faults.find((each) => each.times !== 0 && each.matches(request));
  if (fault?.times !== undefined) fault.times -= 1;
  return fault;
}

/** The answer to a query in which a field is null wherever it stands (GraphQL specification, "Handling Field Errors"). */
export function inPart(answer: Answer, field: string): Answer {
  const errors: { readonly message: string; readonly path: readonly (string | number)[] }[] = [];
  const without = (value: unknown, path: readonly (string | number)[]): unknown => {
    if (Array.isArray(value)) return value.map((one, index) => without(one, [...path, index]));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const at = [...path, name];
        if (name !== field) return [name, without(inner, at)];
        errors.push({ message: "Something went wrong while executing your query.", path: at });
        return [name, null];
      }),
    );
  };
  const { data, ...rest } = answer.body as { readonly data?: unknown };
  const cut = without(data, []);
  return { ...answer, body: { ...rest, data: cut, ...(errors.length > 0 && { errors }) } };
}
