/** Which service of a shared repository a pull request concerns: the one whose files it changes. */
import { listPullFiles } from "../../github/resources/pull-details.ts";
import type { GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import { someIn, type Listing } from "../../model/listing.ts";
import { createPathMatch } from "./matches-path.ts";
import { createRemembered } from "../ask/remembered.ts";

/** A pull request with what its list of files hangs on. */
export interface Changing {
  readonly number: number;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly changedFiles: number;
}

/** `perhaps`: it changes more files than GitHub lists, and none of those listed is the service's. */
export type Concern = "yes" | "no" | "perhaps";

/** @param paths globs of the service; none: all of the repository is its own, and nothing is read */
export type Concerns = (
  repo: RepoName,
  paths: readonly string[],
  pull: Changing,
) => Promise<Reading<Concern>>;

const pullsMax = 5_000;

export function createConcerns(github: GitHub): Concerns {
  const files = createRemembered<Listing<string>>(pullsMax);
  const filesOf = async (repo: RepoName, pull: Changing): Promise<Listing<string>> => {
    const { number, headRefOid, baseRefName, changedFiles } = pull;
    const key = `${repo}#${number} ${headRefOid} ${changedFiles} ${baseRefName}`;
    const before = files.get(key);
    if (before) return before;
    const listed = await listPullFiles(github, { repo, number });
    return listed.kind === "unread" ? listed : files.put(key, listed);
  };
  return async (repo, paths, pull) => {
    if (paths.length === 0) return known("yes");
    const listed = await filesOf(repo, pull);
    if (listed.kind === "unread") return unknown(listed.why);
    const mine = someIn(listed, createPathMatch(paths));
    if (mine.kind === "unknown") return known("perhaps");
    return known(mine.value ? "yes" : "no");
  };
}
