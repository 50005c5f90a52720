import { z } from "zod";
import { succeed, type Result } from "../model/failure.ts";
import { splitRepo, type RepoName } from "../model/ids.ts";
import type { GitHub } from "./github.ts";
import { anyShape } from "./shapes.ts";

export interface IssueAt {
  readonly repo: RepoName;
  readonly number: number;
}

const bodyShape = z.object({ body: z.string().nullable() });

const address = (at: IssueAt): { owner: string; repo: string; issue_number: number } => {
  const { owner, name } = splitRepo(at.repo);
  return { owner, repo: name, issue_number: at.number };
};

/**
 * The body as it stands now. GitHub has no optimistic lock on issues, so this is read right before each
 * write of the body; an issue without text has the body "".
 */
export async function getIssueBody(github: GitHub, at: IssueAt): Promise<Result<string>> {
  const answer = await github.read({
    repos: [at.repo],
    fresh: true,
    doing: `read the issue ${at.repo}#${at.number}`,
    shape: bodyShape,
    ask: (octokit) => octokit.rest.issues.get(address(at)),
  });
  return answer.ok ? succeed(answer.value.body ?? "") : answer;
}

/** Replaces the whole body; at most 65,536 characters, more is refused by GitHub as "invalid". */
export async function updateIssueBody(
  github: GitHub,
  at: IssueAt & { readonly body: string },
): Promise<Result<void>> {
  return change(github, at, "edit", { body: at.body });
}

/** Closes as completed; an issue that is closed already stays so. */
export async function closeIssue(github: GitHub, at: IssueAt): Promise<Result<void>> {
  return change(github, at, "close", { state: "closed", state_reason: "completed" });
}

async function change(
  github: GitHub,
  at: IssueAt,
  verb: string,
  fields:
    | { readonly body: string }
    | { readonly state: "closed"; readonly state_reason: "completed" },
): Promise<Result<void>> {
  const answer = await github.write({
    repo: at.repo,
    permissions: { issues: "write" },
    urgency: "cosmetic",
    doing: `${verb} the issue ${at.repo}#${at.number}`,
    shape: anyShape,
    ask: (octokit) => octokit.rest.issues.update({ ...address(at), ...fields }),
  });
  return answer.ok ? succeed(undefined) : answer;
}
