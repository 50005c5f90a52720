import type { Author } from "./authority.ts";

/** The account with a login, as read live. */
export interface NamedPerson {
  readonly id: number;
  readonly login: string;
  readonly kind: Author["kind"];
  /** Whether it may read the train repository. */
  readonly mayRead: boolean;
}
