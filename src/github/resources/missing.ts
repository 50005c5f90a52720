import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { anyShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * Turns "not found" into null when the thing is really missing. GitHub answers 404 as well when the App
 * lost its access to the repository, and that must not look as if the thing did not exist: so the
 * repository itself has to answer.
 */
export async function nullIfMissing<T>(
  github: GitHub,
  repo: RepoName,
  answer: Result<T>,
): Promise<Result<T | null>> {
  if (answer.ok || answer.failure.kind !== "not found") return answer;
  const { owner, name } = splitRepo(repo);
  const repository = await github.read({
    repos: [repo],
    doing: wording`read the repository ${repo}`,
    shape: anyShape,
    ask: (octokit) => octokit.rest.repos.get({ owner, repo: name }),
  });
  return repository.ok ? succeed(null) : repository;
}
