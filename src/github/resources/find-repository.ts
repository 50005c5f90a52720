import { z } from "zod";
import type { Result } from "../../model/failure.ts";
import { repoName, splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { idShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

/** A repository by its id, and by the name under which it goes now. */
export interface FoundRepository {
  readonly id: number;
  readonly repo: RepoName;
}

const shape = z
  .object({ id: idShape, full_name: z.string() })
  .transform(({ id, full_name: name }): FoundRepository => ({ id, repo: repoName(name) }));

/** Which repository goes by a name, or went by it: GitHub leads on from former names ("Follow redirects"). */
export function findRepository(github: GitHub, repo: RepoName): Promise<Result<FoundRepository>> {
  const { owner, name } = splitRepo(repo);
  return github.read({
    repos: [repo],
    doing: wording`find the repository ${repo}`,
    shape,
    fresh: true,
    ask: (octokit) => octokit.rest.repos.get({ owner, repo: name }),
  });
}
