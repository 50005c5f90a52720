export interface User {
  readonly id: number;
  /** People and organisations may take another one. */
  login: string;
  readonly type: "User" | "Bot" | "Organization";
  /** The account was deleted: what it wrote stays, and nobody has written it. */
  isGone?: true;
}

export type Sha = string;
