import type { Json } from "./present/address.ts";

/** What a route answers; the server adds limits, ETag and the like. */
export interface Answer {
  readonly status: number;
  /** JSON; absent: no content. */
  readonly body?: unknown;
  /** Plain text in the place of JSON. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that GitHub refuses: thrown wherever that is found out, nothing has changed then. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string, more: Json = {}, headers: Answer["headers"] = {}) {
    super(message);
    this.name = "Refusal";
    const body = { message, ...more, documentation_url: "https://docs.github.com/rest" };
    this.answer = { status, body: { ...body, status: String(status) }, headers };
  }
}

/** One entry of the `errors` of a 422. */
export type FieldError = Readonly<{
  resource: string;
  field: string;
  code: "missing" | "missing_field" | "invalid" | "already_exists" | "unprocessable" | "custom";
  message?: string;
}>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent = (): Answer => ({ status: 204 });

export const notFound = (): Refusal => new Refusal(404, "Not Found");
export const validationFailed = (errors: readonly unknown[]): Refusal =>
  new Refusal(422, "Validation Failed", { errors });

/** The value, or 404 when there is none. */
export function orNotFound<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw notFound();
  return value;
}
