/** The account with a login, as read live. */
export interface NamedPerson {
  readonly id: number;
  readonly login: string;
  readonly kind: "person" | "bot";
  /** Whether it may read the train repository. */
  readonly mayRead: boolean;
}
