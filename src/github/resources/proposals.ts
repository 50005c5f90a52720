import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { anyShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

/** Creates the label, unless it is there. */
export async function createLabel(
  github: GitHub,
  label: { readonly repo: RepoName; readonly name: string; readonly description: string },
): Promise<Result<void>> {
  const { owner, name: repo } = splitRepo(label.repo);
  const answer = await github.write({
    repo: label.repo,
    permissions: { issues: "write" },
    urgency: "cosmetic",
    doing: wording`create the label ${label.name} in ${label.repo}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.issues.createLabel({
        owner,
        repo,
        name: label.name,
        description: label.description,
      }),
  });
  return thereAlready(answer, "already_exists");
}

/** Creates the branch at the commit; one that is there stays where it is. */
export async function createBranch(
  github: GitHub,
  branch: { readonly repo: RepoName; readonly name: string; readonly commit: Sha },
): Promise<Result<void>> {
  const { owner, name: repo } = splitRepo(branch.repo);
  const answer = await github.write({
    repo: branch.repo,
    permissions: { contents: "write" },
    urgency: "cosmetic",
    doing: wording`create the branch ${branch.name} in ${branch.repo}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.git.createRef({
        owner,
        repo,
        ref: `refs/heads/${branch.name}`,
        sha: branch.commit,
      }),
  });
  return thereAlready(answer, "Reference already exists");
}

/** Commits a new file to a branch; one that is there stays as it is. */
export async function addFile(
  github: GitHub,
  file: {
    readonly repo: RepoName;
    readonly branch: string;
    readonly path: string;
    readonly text: string;
    readonly message: string;
  },
): Promise<Result<void>> {
  const { owner, name: repo } = splitRepo(file.repo);
  const answer = await github.write({
    repo: file.repo,
    permissions: { contents: "write" },
    urgency: "cosmetic",
    doing: wording`add ${file.path} on ${file.branch} of ${file.repo}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.repos.createOrUpdateFileContents({
        owner,
        repo,
        path: file.path,
        branch: file.branch,
        message: file.message,
        content: Buffer.from(file.text).toString("base64"),
      }),
  });
  // GitHub takes no change of a file from who doesn't name what it replaces.
  return thereAlready(answer, `"sha" wasn't supplied`);
}

/**
 * Commits a file to a branch.
 * @param file.replaces the blob that it replaces; null: there is none. Another one is "conflict" or "invalid"
 */
export function changeFile(
  github: GitHub,
  file: {
    readonly repo: RepoName;
    readonly branch: string;
    readonly path: string;
    readonly text: string;
    readonly message: string;
    readonly replaces: string | null;
  },
): Promise<Result<unknown>> {
  const { owner, name: repo } = splitRepo(file.repo);
  const { path, branch, message, replaces } = file;
  return github.write({
    repo: file.repo,
    permissions: { contents: "write" },
    urgency: "cosmetic",
    doing: wording`change ${path} on ${branch} of ${file.repo}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.repos.createOrUpdateFileContents({
        owner,
        repo,
        path,
        branch,
        message,
        content: Buffer.from(file.text).toString("base64"),
        ...(replaces !== null && { sha: replaces }),
      }),
  });
}

/** How many pull requests there are from a branch of the repository, also closed ones; at most 100. */
export async function pullsFrom(
  github: GitHub,
  at: { readonly repo: RepoName; readonly branch: string },
): Promise<Result<number>> {
  const { owner, name: repo } = splitRepo(at.repo);
  const answer = await github.read({
    repos: [at.repo],
    doing: wording`list the pull requests from ${at.branch} of ${at.repo}`,
    shape: z.array(z.unknown()),
    ask: (octokit) =>
      octokit.rest.pulls.list({
        owner,
        repo,
        head: `${owner}:${at.branch}`,
        state: "all",
        per_page: 100,
      }),
  });
  return answer.ok ? succeed(answer.value.length) : answer;
}

/** Opens a pull request between branches of one repository; while one of these is open, no second one. */
export async function openPull(
  github: GitHub,
  pull: {
    readonly repo: RepoName;
    readonly head: string;
    readonly base: string;
    readonly title: string;
    readonly body: string;
  },
): Promise<Result<void>> {
  const { repo: at, ...fields } = pull;
  const { owner, name: repo } = splitRepo(at);
  const answer = await github.write({
    repo: at,
    permissions: { pull_requests: "write" },
    urgency: "cosmetic",
    doing: wording`open a pull request from ${pull.head} in ${at}`,
    shape: anyShape,
    ask: (octokit) => octokit.rest.pulls.create({ owner, repo, ...fields }),
  });
  return thereAlready(answer, "A pull request already exists");
}

/** What should be there is, whoever made it. */
function thereAlready(answer: Result<unknown>, words: string): Result<void> {
  if (answer.ok || answer.failure.message.includes(words)) return succeed(undefined);
  return answer;
}
