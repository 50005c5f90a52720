/**
 * Expected trouble as a value. `message` says what went wrong, `hint` how to mend it; both are shown to
 * people. `later`: the same call may succeed when repeated; `never`: it will not until someone acts.
 */
export interface Failure {
  readonly kind:
    | "not found"
    | "forbidden"
    | "unauthorised"
    | "rate limited"
    | "unreachable"
    | "invalid"
    | "conflict"
    | "unexpected";
  readonly message: string;
  readonly hint: string;
  readonly retry: "later" | "never";
  /** The App may not do it until an owner grants something, so nothing was done. */
  readonly isLacking?: true;
  /** Nothing was sent, so that nothing can have changed. */
  readonly isUnsent?: true;
  /** When GitHub said how long to wait. */
  readonly retryAt?: Temporal.Instant;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = <T>(failure: Failure): Result<T> => ({ ok: false, failure });

/**
 * A fact as far as it could be read. Missing data is unknown, with the reason why; it is never a value
 * that happens to look fine.
 */
export type Reading<T> =
  | { readonly kind: "known"; readonly value: T }
  | {
      readonly kind: "unknown";
      readonly why: string;
      /** It stays so until a person does something. */
      readonly isLasting?: true;
    };

export const known = <T>(value: T): Reading<T> => ({ kind: "known", value });
export const unknown = <T>(why: string): Reading<T> => ({ kind: "unknown", why });

/** What a Failure leaves unknown; of what lasts until somebody acts, also how it is mended. */
export const unknownBy = <T>({ message, hint, retry }: Failure): Reading<T> =>
  retry === "never"
    ? { kind: "unknown", why: `${message} ${hint}`, isLasting: true }
    : unknown(message);

/** Ends a switch over a union: a new member breaks the compile, not the night. */
export function assertNever(value: never): never {
  throw new Error(`Not a member of its union: ${JSON.stringify(value)}`);
}
