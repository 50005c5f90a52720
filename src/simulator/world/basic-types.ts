export interface User {
  readonly id: number;
  /** People and organisations may take another one. */
  login: string;
  readonly type: "User" | "Bot" | "Organization";
}

export type Sha = string;
