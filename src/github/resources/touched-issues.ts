import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { wording } from "../../model/view/wording.ts";

/** An issue as it shows in the list of those that were touched last. */
export interface TouchedIssue {
  readonly number: number;
  readonly body: string;
  readonly isOpen: boolean;
  readonly labels: readonly string[];
  /** When anything of it changed last, in GitHub's words; comments count. */
  readonly updatedAt: string;
  readonly comments: number;
}

const shape = z.array(
  z
    .object({
      number: z.int(),
      body: z.string().nullish(),
      state: z.string(),
      updated_at: z.string(),
      comments: z.int().nullish(),
      labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
    })
    .transform(
      ({ number, body, state, updated_at: updatedAt, comments, labels }): TouchedIssue => ({
        number,
        body: body ?? "",
        isOpen: state === "open",
        updatedAt,
        comments: comments ?? 0,
        labels: labels.flatMap((one) => (typeof one === "string" ? one : (one.name ?? []))),
      }),
    ),
);

/**
 * The issues of a repository that were touched last, open and closed ones, pull requests among them. Newest first is
 * enough: where all of them are news, whoever reads them looks at everything. Asked again
 * while nothing was touched it is free: GitHub answers 304, which no limit counts (REST docs, "Conditional requests").
 */
export async function touchedIssues(
  github: GitHub,
  repo: RepoName,
): Promise<Result<readonly TouchedIssue[]>> {
  const { owner, name } = splitRepo(repo);
  const answer = await github.read({
    repos: [repo],
    doing: wording`list what was touched in ${repo}`,
    shape,
    ask: (octokit) =>
      octokit.rest.issues.listForRepo({
        owner,
        repo: name,
        state: "all",
        sort: "updated",
        direction: "desc",
        per_page: 50,
      }),
  });
  return answer.ok ? succeed(answer.value) : answer;
}
