import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { cut, unread, whole, type Listing } from "../../model/listing.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { shaShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

const mergeBaseShape = z.object({ merge_base_commit: z.object({ sha: shaShape }) });

/** The commit at which the head left the base, also when it is of a fork ("Compare two commits", REST API). */
export async function mergeBaseOf(
  github: GitHub,
  ask: { readonly repo: RepoName; readonly base: Sha; readonly head: Sha },
): Promise<Result<Sha>> {
  const { owner, name } = splitRepo(ask.repo);
  const answer = await github.read({
    repos: [ask.repo],
    doing: wording`compare ${ask.base} with ${ask.head} in ${ask.repo}`,
    shape: mergeBaseShape,
    ask: (octokit) =>
      octokit.rest.repos.compareCommitsWithBasehead({
        owner,
        repo: name,
        basehead: `${ask.base}...${ask.head}`,
        per_page: 1,
      }),
  });
  return answer.ok ? succeed(answer.value.merge_base_commit.sha) : answer;
}

const filesShape = z.object({
  files: z
    .array(z.object({ filename: z.string(), previous_filename: z.string().optional() }))
    .optional(),
});

/** GitHub lists so many files of a comparison and tells of no more ("Compare two commits", REST API). */
const filesMax = 300;

/** The files that `head` changed since it left `base`, under their old names, too. */
export async function filesBetween(
  github: GitHub,
  of: { readonly repo: RepoName; readonly base: Sha; readonly head: Sha },
): Promise<Listing<string>> {
  const { owner, name } = splitRepo(of.repo);
  const answer = await github.read({
    repos: [of.repo],
    doing: wording`list the files changed between ${of.base} and ${of.head} in ${of.repo}`,
    shape: filesShape,
    ask: (octokit) =>
      octokit.rest.repos.compareCommitsWithBasehead({
        owner,
        repo: name,
        basehead: `${of.base}...${of.head}`,
        per_page: 1,
      }),
  });
  if (!answer.ok) return unread(answer.failure.message);
  const listed = answer.value.files ?? [];
  const names = listed.flatMap((one) =>
    one.previous_filename === undefined ? [one.filename] : [one.filename, one.previous_filename],
  );
  return listed.length < filesMax
    ? whole(names)
    : cut(names, `GitHub lists only ${filesMax} files of a comparison`);
}
