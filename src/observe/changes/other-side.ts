/** What production has that the release's history has not: changes that came there another way, as hotfixes do. */
import type { GitHub } from "../../github/client/github.ts";
import { succeed, type Result } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import { originsOf } from "./came-with.ts";
import { createChangeLog } from "./change-log.ts";
import type { LoggedCommit } from "./logged.ts";
import { asOriginals, pullsIn, standingPulls, type NewsPull } from "./pulls-brought.ts";

export interface OtherSide {
  /** Whether a commit's change is there, picked or picked from there. */
  hasCommit(commit: LoggedCommit): boolean;
  /** The same of all of a pull request, which came with these commits. */
  hasPull(pull: NewsPull, cameWith: readonly LoggedCommit[]): boolean;
}

/** For a history that holds all that production has. */
export const nothingElse: OtherSide = { hasCommit: () => false, hasPull: () => false };

/** For one whose own is too much to be read. */
export const unreadElse: OtherSide = { hasCommit: () => false, hasPull: () => false };

/** @param commits those that only production has, oldest first and whole */
export async function readOtherSide(
  github: GitHub,
  repo: RepoName,
  commits: readonly LoggedCommit[],
): Promise<Result<OtherSide>> {
  const found = await pullsIn(github, repo, commits);
  if (!found.ok) return found;
  // What may have been taken back there may be new.
  const standing = standingPulls(repo, commits, found.value, "left out");
  const pulls = await asOriginals(github, repo, standing);
  if (!pulls.ok) return pulls;
  const known = new Map(pulls.value.map((pull) => [pull.number, pull]));
  const log = createChangeLog(commits, []);
  const own = new Set(commits.map(({ sha }) => sha));
  const isThere = (sha: Sha): boolean => log.fateOf(sha).kind === "there";
  const hasCommit = (commit: LoggedCommit): boolean =>
    isThere(commit.sha) || originsOf([commit]).some(isThere);
  return succeed({
    hasCommit,
    hasPull: ({ number, mergeCommit }, cameWith) => {
      const there = known.get(number);
      if (!there) return false;
      if (there.by.length > 0 || (there.mergeCommit && own.has(there.mergeCommit.oid))) return true;
      const isMerge = cameWith.some(
        ({ sha, parents }) => sha === mergeCommit?.oid && parents.length > 1,
      );
      // Only the last of several commits that a rebase made is known as the merge: its pick may be a part.
      const plain = cameWith.filter(({ parents }) => parents.length < 2);
      return isMerge || plain.length < 2 || plain.every(hasCommit);
    },
  });
}
