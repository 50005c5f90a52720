import { ensureMilestone } from "../github/resources/milestones.ts";
import { succeed, type Result } from "../model/failure.ts";
import type { RepoName } from "../model/ids.ts";
import type { Tools } from "./tools.ts";

/** Either means the release of that version. */
export const titlesOf = (version: string): readonly [string, string] => [version, `v${version}`];

/** Number of the milestone of a version, made where it is missing. */
export async function milestoneOf(
  { github, learned }: Pick<Tools, "github" | "learned">,
  repo: RepoName,
  version: string,
): Promise<Result<number>> {
  const { milestones } = learned;
  const key = `${repo} ${version}`;
  const known = milestones.get(key);
  if (known !== undefined) return succeed(known);
  const number = await ensureMilestone(github, repo, titlesOf(version));
  if (number.ok) milestones.set(key, number.value);
  return number;
}
