/** Which service of a shared repository a commit concerns that came without a pull request. */
import { filesBetween } from "../../github/resources/compare.ts";
import type { GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import { someIn } from "../../model/listing.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { createPathMatch } from "./matches-path.ts";

/** A commit with which no pull request came. */
export interface DirectCommit {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
  readonly message: string;
  /** It changes nothing. */
  readonly isEmpty?: true;
}

/** Each costs a request: of more than so many all count, rather one too many than one that is missing. */
const commitsMax = 50;

/** @param of.path globs of the service; none: all of the repository is its own, and nothing is read */
export async function ownCommits(
  github: GitHub,
  of: { readonly repo: RepoName; readonly path: readonly string[] },
  commits: readonly DirectCommit[],
): Promise<Reading<readonly DirectCommit[]>> {
  const { repo, path } = of;
  if (path.length === 0 || commits.length > commitsMax) return known(commits);
  const isMine = createPathMatch(path);
  const own: DirectCommit[] = [];
  const read = await inParallel(8, commits, async ({ sha, parents: [base] }) =>
    base === undefined ? null : filesBetween(github, { repo, base, head: sha }),
  );
  for (const [index, commit] of commits.entries()) {
    const files = read[index];
    if (files?.kind === "unread") return unknown(files.why);
    const mine = files && someIn(files, isMine);
    if (mine?.kind !== "known" || mine.value) own.push(commit);
  }
  return known(own);
}
