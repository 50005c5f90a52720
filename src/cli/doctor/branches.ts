import type { GitHub } from "../../github/client/github.ts";
import type { Train } from "../../model/train/train.ts";
import { releaseCheckName } from "../../model/view/release-check.ts";
import { requiredOfDefaults } from "../../observe/services/required-of-default.ts";
import { advice, unseen, type Finding } from "./finding.ts";

/** Branches whose rules wait for a check that the app writes on some pull requests only. */
export async function examineBranches(
  github: GitHub,
  { services }: Train,
): Promise<readonly Finding[]> {
  const repos = [...new Set(services.map(({ repo }) => repo))];
  const looked = await requiredOfDefaults(github, repos);
  return looked.flatMap(({ repo, branch, required }): readonly Finding[] => {
    if (required.kind === "unknown")
      return [unseen(`${repo} rules`, { message: `${required.why}.`, hint: "" })];
    if (!required.value.includes(releaseCheckName)) return [];
    const says = `${branch ?? "Its default branch"} requires the check ${releaseCheckName}, which only pull requests of a release have: all others can't be merged.`;
    const fix = "Take it out of the branch's required checks: it informs, and never blocks.";
    return [advice(`${repo} rules`, says, fix)];
  });
}
