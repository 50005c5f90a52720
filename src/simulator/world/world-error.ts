/** What GitHub would answer with: 404, 422, 403 or 409. */
export type WorldErrorKind = "not found" | "invalid" | "forbidden" | "conflict";

/** One entry of the `errors` list of a GitHub error. */
export type WorldErrorDetail = Readonly<Record<string, unknown>>;

/**
 * A verb that the world refuses, in GitHub's own words where they are known. Nothing has changed when it is
 * thrown. `field` names the input at fault; `errors` is the list of a GitHub error where a plain field is
 * not enough.
 */
export class WorldError extends Error {
  readonly kind: WorldErrorKind;
  readonly field: string | undefined;
  readonly errors: readonly WorldErrorDetail[];

  constructor(
    kind: WorldErrorKind,
    message: string,
    { field, errors = [] }: { field?: string; errors?: readonly WorldErrorDetail[] } = {},
  ) {
    super(message);
    this.name = "WorldError";
    this.kind = kind;
    this.field = field;
    this.errors = errors;
  }
}

/** Input that GitHub answers with 422. */
export function invalid(message: string, field?: string): WorldError {
  return new WorldError("invalid", message, field === undefined ? {} : { field });
}

/** The value, or a "not found" that says what is missing. */
export function found<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new WorldError("not found", `${what} not found`);
  return value;
}
