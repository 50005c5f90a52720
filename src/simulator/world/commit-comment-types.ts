import type { Sha, User } from "./basic-types.ts";

/** What somebody says on a commit. */
export interface CommitComment {
  readonly id: number;
  readonly commit: Sha;
  readonly author: User;
  readonly createdAt: Temporal.Instant;
  readonly body: string;
}
