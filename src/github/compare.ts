import { z } from "zod";
import { succeed, type Result } from "../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../model/ids.ts";
import type { GitHub } from "./github.ts";
import { shaShape } from "./shapes.ts";

const mergeBaseShape = z.object({ merge_base_commit: z.object({ sha: shaShape }) });

/** The commit at which the head left the base, also when it is of a fork ("Compare two commits", REST API). */
export async function mergeBaseOf(
  github: GitHub,
  ask: { readonly repo: RepoName; readonly base: Sha; readonly head: Sha },
): Promise<Result<Sha>> {
  const { owner, name } = splitRepo(ask.repo);
  const answer = await github.read({
    repos: [ask.repo],
    doing: `compare ${ask.base} with ${ask.head} in ${ask.repo}`,
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
