import { commitAt, compareCommits } from "./graph.ts";
import { branchRef } from "./refs.ts";
import type { FileChange } from "./trees.ts";
import type { Pull, Repository } from "./types.ts";

/** What a pull request changes, since its branch last took over its base: by path. */
export function pullFiles(repo: Repository, pull: Pull): readonly FileChange[] {
  const before =
    pull.mergeCommit === null
      ? repo.refs.get(branchRef(pull.baseRef))
      : commitAt(repo, pull.mergeCommit).parents[0];
  return compareCommits(repo, before ?? pull.baseSha, pull.headSha).files;
}
