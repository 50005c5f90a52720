/** Whose word the required checks of a branch wait for. */
import { z } from "zod";
import { known, unknown, type Reading } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { idShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

const branchShape = z.object({
  protection: z
    .object({
      required_status_checks: z
        .object({
          checks: z.array(z.object({ context: z.string(), app_id: z.int().nullish() })).optional(),
        })
        .optional(),
    })
    .optional(),
});

/**
 * By the name of the check the App that the branch's classic protection waits for; null: anybody (REST, "Get a
 * branch": `protection`, which everybody sees who reads the repository).
 */
export async function pinsOfProtection(
  github: GitHub,
  { repo, branch }: { readonly repo: RepoName; readonly branch: string },
): Promise<Reading<ReadonlyMap<string, number | null>>> {
  const { owner, name } = splitRepo(repo);
  const read = await github.read({
    repos: [repo],
    doing: wording`read the protection of ${branch} in ${repo}`,
    shape: branchShape,
    ask: (octokit) => octokit.rest.repos.getBranch({ owner, repo: name, branch }),
  });
  if (!read.ok) return unknown(read.failure.message);
  const checks = read.value.protection?.required_status_checks?.checks ?? [];
  // -1 stands for any App, as it does when such a rule is written.
  return known(
    new Map(checks.map(({ context, app_id: app }) => [context, app && app > 0 ? app : null])),
  );
}

/** The id of the App of this name; null: there is none that can be seen. */
export async function appOfSlug(
  github: GitHub,
  { repo, slug }: { readonly repo: RepoName; readonly slug: string },
): Promise<Reading<number | null>> {
  const read = await github.read({
    repos: [repo],
    doing: wording`read the App ${slug}`,
    shape: z.object({ id: idShape }),
    ask: (octokit) => octokit.rest.apps.getBySlug({ app_slug: slug }),
  });
  if (read.ok) return known(read.value.id);
  return read.failure.kind === "not found" ? known(null) : unknown(read.failure.message);
}
