import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { wording } from "../../model/view/wording.ts";

// GitHub Enterprise Server knows no stacks and leaves the field out.
const shape = z.object({
  stack: z.object({ base: z.object({ ref: z.string() }) }).nullish(),
});

/** The base branch of the stack that a pull request is a layer of ("Get a pull request", REST API); null: of none. */
export async function stackBaseOf(
  github: GitHub,
  { repo, number }: { readonly repo: RepoName; readonly number: number },
): Promise<Result<string | null>> {
  const { owner, name } = splitRepo(repo);
  const answer = await github.read({
    repos: [repo],
    doing: wording`read the stack of ${repo}#${number}`,
    shape,
    ask: (octokit) => octokit.rest.pulls.get({ owner, repo: name, pull_number: number }),
  });
  return answer.ok ? succeed(answer.value.stack?.base.ref ?? null) : answer;
}
