import { createHash } from "node:crypto";
import type { Tree } from "./trees.ts";
import type { Commit, Repository, World } from "./types.ts";
import type { Sha, User } from "./basic-types.ts";

/**
 * Stores a commit that no ref reaches yet. Its sha is a SHA-1 of its parents, message, author, time and a
 * counter, so equal worlds have equal shas and no two commits ever share one.
 */
export function storeCommit(
  world: World,
  repo: Repository,
  input: {
    readonly parents: readonly Sha[];
    readonly files: Tree;
    readonly message: string;
    readonly by: User;
  },
): Commit {
  const at = world.clock.now();
  const identity = [world.seed, world.nextId(), input.by.login, at, ...input.parents];
  const commit: Commit = {
    sha: createHash("sha1")
      .update(`${identity.join(" ")}\n${input.message}`)
      .digest("hex"),
    parents: input.parents,
    message: input.message,
    author: input.by,
    at,
    files: input.files,
  };
  repo.commits.set(commit.sha, commit);
  return commit;
}
