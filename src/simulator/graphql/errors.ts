/** Errors in GitHub's shape: `type` beside `message` and `path`, where graphql-js has only extensions. */
import { GraphQLError } from "graphql";
import { WorldError } from "../world/world-error.ts";

export interface AnswerError {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly message: string;
}

/** An error of a field that GitHub answers with this `type`. */
export function fieldError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** `what` as GitHub words it: "a Repository with the name 'x/y'". */
export function notFound(what: string): GraphQLError {
  return fieldError("NOT_FOUND", `Could not resolve to ${what}.`);
}

/** What an App meets that lacks a permission. */
export function forbidden(): GraphQLError {
  return fieldError("FORBIDDEN", "Resource not accessible by integration");
}

/** Something GitHub has and the simulator has not: `Type.field`, or an argument as `Type.field(name:)`. */
export class NotModelled extends GraphQLError {
  readonly what: string;

  constructor(what: string) {
    super(`Not modelled by the simulator: ${what}`, { extensions: { type: "NOT_MODELLED" } });
    this.what = what;
  }
}

/** Refuses an argument that a client gave and the simulator would have to ignore. */
export function refuse(given: unknown, what: string): void {
  if (given !== undefined && given !== null) throw new NotModelled(what);
}

/** The error as it goes over the wire. A defect of the simulator is thrown on: it is no answer of GitHub's. */
export function answerError(error: GraphQLError): AnswerError {
  const cause = error.originalError;
  if (cause && !(cause instanceof GraphQLError) && !(cause instanceof WorldError)) throw cause;
  const type = cause instanceof WorldError ? typeOf(cause) : error.extensions["type"];
  return {
    ...(typeof type === "string" && { type }),
    ...(error.path && { path: error.path }),
    ...(error.locations && { locations: error.locations }),
    message: error.message,
  };
}

function typeOf(error: WorldError): string {
  switch (error.kind) {
    case "not found":
      return "NOT_FOUND";
    case "forbidden":
      return "FORBIDDEN";
    case "invalid":
    case "conflict":
      return "UNPROCESSABLE";
  }
}
