import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { anyShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

/** Reacts to a comment of an issue. Doing it again changes nothing: GitHub answers 200 instead of 201. */
export async function addReaction(
  github: GitHub,
  reaction: {
    readonly repo: RepoName;
    /** Database id. */
    readonly comment: number;
    readonly content: "eyes" | "rocket" | "confused";
    /** Default: it answers. */
    readonly urgency?: "brake";
  },
): Promise<Result<void>> {
  const { owner, name } = splitRepo(reaction.repo);
  const answer = await github.write({
    repo: reaction.repo,
    permissions: { issues: "write" },
    urgency: reaction.urgency ?? "answer",
    doing: wording`react to comment ${reaction.comment} in ${reaction.repo}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.reactions.createForIssueComment({
        owner,
        repo: name,
        comment_id: reaction.comment,
        content: reaction.content,
      }),
  });
  return answer.ok ? succeed(undefined) : answer;
}
