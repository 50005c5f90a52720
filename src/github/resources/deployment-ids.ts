import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { idShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

const pageSize = 100;
const pagesMax = 10;
const listShape = z.array(z.object({ id: idShape, node_id: z.string() }));

/**
 * Node id to database id of an environment's deployments, newest first until all `wanted` are found: in
 * GraphQL a database id is a 32-bit Int, which ids of deployments have outgrown ("List deployments", REST).
 */
export async function listDeploymentIds(
  github: GitHub,
  of: {
    readonly repo: RepoName;
    readonly environment: string;
    readonly wanted: ReadonlySet<string>;
  },
): Promise<Result<ReadonlyMap<string, number>>> {
  const { owner, name } = splitRepo(of.repo);
  const ids = new Map<string, number>();
  for (let page = 1; page <= pagesMax; page += 1) {
    const answer = await github.read({
      repos: [of.repo],
      doing: wording`list the deployments to ${of.environment} in ${of.repo}`,
      shape: listShape,
      ask: (octokit) =>
        octokit.rest.repos.listDeployments({
          owner,
          repo: name,
          environment: of.environment,
          per_page: pageSize,
          page,
        }),
    });
    if (!answer.ok) return answer;
    for (const { id, node_id } of answer.value) ids.set(node_id, id);
    const isLast = answer.value.length < pageSize;
    if (isLast || [...of.wanted].every((node) => ids.has(node))) break;
  }
  return succeed(ids);
}
