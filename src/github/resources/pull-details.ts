import { z } from "zod";
import { cut, mapListing, unread, whole, type Listing } from "../../model/listing.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import {
  commitShape,
  withEmptiness,
  type CommitLine,
  type TreedCommit,
} from "./commits-between.ts";
import type { Ask, GitHub } from "../client/github.ts";
import { wording } from "../../model/view/wording.ts";

interface PullAddress {
  readonly repo: RepoName;
  readonly number: number;
}

/** What GitHub lists of one pull request, at most ("List commits …" and "List pull requests files", REST API). */
const [commitsMax, filesMax] = [250, 3_000];
const pageSize = 100;

/** The commits of a pull request, oldest first. */
export async function listPullCommits(
  github: GitHub,
  { repo, number }: PullAddress,
): Promise<Listing<CommitLine>> {
  const { owner, name } = splitRepo(repo);
  const commits = await listed(github, repo, {
    doing: wording`list the commits of ${repo}#${number}`,
    shape: commitShape,
    max: commitsMax,
    ask: (page) => (octokit) =>
      octokit.rest.pulls.listCommits({ owner, repo: name, pull_number: number, ...page }),
  });
  return toldEmptiness(commits);
}

const toldEmptiness = (list: Listing<TreedCommit>): Listing<CommitLine> =>
  list.kind === "unread" ? list : { ...list, entries: withEmptiness(list.entries) };

const fileShape = z
  .object({ filename: z.string(), previous_filename: z.string().optional() })
  .transform(({ filename, previous_filename: before }) =>
    before === undefined ? [filename] : [filename, before],
  );

/** The paths that a pull request changes; of a moved file both. */
export async function listPullFiles(
  github: GitHub,
  { repo, number }: PullAddress,
): Promise<Listing<string>> {
  const { owner, name } = splitRepo(repo);
  const files = await listed(github, repo, {
    doing: wording`list the files of ${repo}#${number}`,
    shape: fileShape,
    max: filesMax,
    ask: (page) => (octokit) =>
      octokit.rest.pulls.listFiles({ owner, repo: name, pull_number: number, ...page }),
  });
  return mapListing(files, (names) => names);
}

/** The newest commits in the history of a commit, that one first; at least so many, where there are. */
export async function listHistory(
  github: GitHub,
  of: { readonly repo: RepoName; readonly commit: Sha; readonly count: number },
): Promise<Listing<CommitLine>> {
  const { owner, name } = splitRepo(of.repo);
  const commits = await listed(github, of.repo, {
    doing: wording`list the history of ${of.commit} in ${of.repo}`,
    shape: commitShape,
    max: of.count,
    ask: (page) => (octokit) =>
      octokit.rest.repos.listCommits({ owner, repo: name, sha: of.commit, ...page }),
  });
  return toldEmptiness(commits);
}

interface Paged<T> {
  readonly doing: string;
  readonly shape: z.ZodType<T>;
  readonly max: number;
  readonly ask: (page: { readonly page: number; readonly per_page: number }) => Ask;
}

async function listed<T>(
  github: GitHub,
  repo: RepoName,
  { doing, shape, max, ask }: Paged<T>,
): Promise<Listing<T>> {
  const entries: T[] = [];
  for (let page = 1; entries.length < max; page += 1) {
    const answer = await github.read({
      repos: [repo],
      doing,
      shape: z.array(shape),
      ask: ask({ page, per_page: pageSize }),
    });
    if (!answer.ok) return unread(answer.failure.message);
    entries.push(...answer.value);
    if (answer.value.length < pageSize) return whole(entries);
  }
  return cut(entries, `GitHub lists only ${max} of them`);
}
