import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { nullIfMissing } from "./missing.ts";
import { anyShape } from "./shapes.ts";

/** Two issues of one repository. */
export interface LinkedIssues {
  readonly repo: RepoName;
  /** Number of the issue that gets the link. */
  readonly number: number;
  /** Database id of the other one. */
  readonly id: number;
}

/**
 * `unsupported`: this server has no such links (REST docs, "Sub-issues" and "Issue dependencies"; neither is in
 * every GitHub Enterprise Server). `refused`: GitHub wants no such link, mostly because it is there already.
 */
export type Linked = "linked" | "refused" | "unsupported";

/** Makes the other issue a sub-issue of this one. */
export const addSubIssue = (github: GitHub, link: LinkedIssues): Promise<Result<Linked>> =>
  add(github, link, {
    doing: `make an issue a sub-issue of ${link.repo}#${link.number}`,
    path: "sub_issues",
    field: "sub_issue_id",
  });

/** Says that the other issue blocks this one. */
export const addBlockedBy = (github: GitHub, link: LinkedIssues): Promise<Result<Linked>> =>
  add(github, link, {
    doing: `say what blocks ${link.repo}#${link.number}`,
    path: "dependencies/blocked_by",
    field: "issue_id",
  });

async function add(
  github: GitHub,
  { repo, number, id }: LinkedIssues,
  link: { readonly doing: string; readonly path: string; readonly field: string },
): Promise<Result<Linked>> {
  const { owner, name } = splitRepo(repo);
  const address = { owner, repo: name, number };
  const answer = await github.write({
    repo,
    permissions: { issues: "write" },
    urgency: "cosmetic",
    doing: link.doing,
    shape: anyShape,
    ask: (octokit) =>
      octokit.request(`POST /repos/{owner}/{repo}/issues/{number}/${link.path}`, {
        ...address,
        [link.field]: id,
      }),
  });
  if (answer.ok) return succeed("linked");
  if (answer.failure.kind === "invalid") return succeed("refused");
  if (answer.failure.kind !== "not found") return answer;
  // A server that knows such links lists them; then it is one of the issues that isn't there.
  const listed = await nullIfMissing(
    github,
    repo,
    await github.read({
      repos: [repo],
      doing: `read the links of ${repo}#${number}`,
      shape: anyShape,
      ask: (octokit) =>
        octokit.request(`GET /repos/{owner}/{repo}/issues/{number}/${link.path}`, address),
    }),
  );
  if (!listed.ok) return listed;
  return listed.value === null ? succeed("unsupported") : answer;
}
