import { z } from "zod";
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { wording } from "../../model/view/wording.ts";

const milestoneShape = z.object({ number: z.int().positive(), title: z.string() });
const pageShape = z.array(milestoneShape);

const tooMany = (repo: RepoName): Failure => ({
  kind: "unexpected",
  message: wording`${repo} has more than ${pagesMax * perPage} milestones, so the one of the release can't be found.`,
  hint: wording`Delete milestones of old releases.`,
  retry: "never",
});

const perPage = 100;
/** Of a repository with more it isn't known whether the milestone is there. */
const pagesMax = 300;

/**
 * The number of the milestone with one of these exact titles, the first of them that exists, open or closed;
 * it is made under the first title when there is none. Doing it again changes nothing: GitHub keeps one of a title.
 */
export async function ensureMilestone(
  github: GitHub,
  repo: RepoName,
  titles: readonly [string, ...string[]],
): Promise<Result<number>> {
  const { owner, name } = splitRepo(repo);
  const found = new Map<string, number>();
  for (let page = 1; ; page += 1) {
    if (page > pagesMax) return fail(tooMany(repo));
    const answer = await github.read({
      repos: [repo],
      fresh: true,
      doing: wording`read the milestones of ${repo}`,
      shape: pageShape,
      ask: (octokit) =>
        octokit.rest.issues.listMilestones({
          owner,
          repo: name,
          state: "all",
          per_page: perPage,
          page,
        }),
    });
    if (!answer.ok) return answer;
    for (const { title, number } of answer.value) found.set(title, number);
    if (answer.value.length < perPage) break;
  }
  const title = titles.find((one) => found.has(one));
  const number = title === undefined ? undefined : found.get(title);
  if (number !== undefined) return succeed(number);
  const made = await github.write({
    repo,
    permissions: { issues: "write" },
    urgency: "cosmetic",
    doing: wording`make the milestone ${titles[0]} in ${repo}`,
    shape: milestoneShape,
    ask: (octokit) => octokit.rest.issues.createMilestone({ owner, repo: name, title: titles[0] }),
  });
  return made.ok ? succeed(made.value.number) : made;
}
