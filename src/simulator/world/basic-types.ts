export interface User {
  readonly id: number;
  /** People and organisations may take another one. */
  login: string;
  readonly type: "User" | "Bot" | "Organization";
  /** The account was deleted: what it wrote stays, and nobody has written it. */
  isGone?: true;
}

export interface Organisation {
  readonly account: User;
  readonly members: Map<number, "member" | "admin">;
  /** Setting: it enforces SAML single sign-on, and these people have no session there. */
  signedOut?: ReadonlySet<number>;
}

export type Sha = string;
