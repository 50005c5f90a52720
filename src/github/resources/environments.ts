import { z } from "zod";
import type { Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { nullIfMissing } from "./missing.ts";
import { wording } from "../../model/view/wording.ts";

/** What holds up the jobs of workflows that name an environment. Deployments that the API makes wait for none of it. */
export interface EnvironmentRules {
  /** 0: no wait timer. */
  readonly waitMinutes: number;
  readonly hasReviewers: boolean;
  /** Which branches may deploy there: all, those that are protected, or those that it names. */
  readonly branches: "all" | "protected" | "named";
}

const shape = z
  .object({
    protection_rules: z
      .array(z.object({ type: z.string(), wait_timer: z.number().optional() }))
      .default([]),
    deployment_branch_policy: z
      .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
      .nullish(),
  })
  .transform(({ protection_rules: rules, deployment_branch_policy: policy }): EnvironmentRules => ({
    waitMinutes: Math.max(0, ...rules.map(({ wait_timer: wait }) => wait ?? 0)),
    hasReviewers: rules.some(({ type }) => type === "required_reviewers"),
    branches: !policy ? "all" : policy.protected_branches ? "protected" : "named",
  }));

/** REST, "Get an environment", which takes `actions: read`. null: there is none of this name. */
export async function readEnvironment(
  github: GitHub,
  { repo, environment }: { readonly repo: RepoName; readonly environment: string },
): Promise<Result<EnvironmentRules | null>> {
  const { owner, name } = splitRepo(repo);
  const answer = await github.read({
    repos: [repo],
    doing: wording`read the environment ${environment} of ${repo}`,
    shape,
    ask: (octokit) =>
      octokit.rest.repos.getEnvironment({ owner, repo: name, environment_name: environment }),
  });
  return nullIfMissing(github, repo, answer);
}
