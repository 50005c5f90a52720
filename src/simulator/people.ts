/** What people do around a release, each as one verb: for stories and the demo. */
import { registerApp } from "./world/apps.ts";
import { createCheckRun, type CheckRunInput } from "./world/checks.ts";
import { addComment } from "./world/comments.ts";
import { commit, createBranch } from "./world/commits.ts";
import { addDeploymentStatus, createDeployment } from "./world/deployments.ts";
import { createMilestone } from "./world/labels.ts";
import { editIssue } from "./world/issues.ts";
import { mergePull, openPull, type MergeMethod } from "./world/pulls.ts";
import { WorldError } from "./world/world-error.ts";
import type { App } from "./world/app-types.ts";
import type { Deployment } from "./world/deployment-types.ts";
import type { Changes } from "./world/trees.ts";
import type { Comment, Issue, Repository, World } from "./world/types.ts";
import type { Sha, User } from "./world/basic-types.ts";

/** A change that a person proposes. */
export interface Change {
  readonly by: User;
  readonly title: string;
  /** What the pull request says. */
  readonly body?: string;
  readonly files: Changes;
  /** The base branch; default: the default branch. */
  readonly into?: string;
  readonly label?: string;
  /** Its title; made when it is missing. */
  readonly milestone?: string;
}

/** Commits a change on a branch of its own and opens a pull request with label and milestone. */
export function proposeChange(world: World, repo: Repository, change: Change): Issue {
  const { by, title, files, into = repo.defaultBranch } = change;
  const branch = `change-${repo.lastNumber + 1}`;
  createBranch(world, repo, { name: branch, from: into, by });
  commit(world, repo, { branch, files, message: title, by });
  const pull = openPull(world, repo, {
    head: branch,
    base: into,
    title,
    ...(change.body !== undefined && { body: change.body }),
    by,
  });
  if (change.label !== undefined) editIssue(world, repo, pull, { labels: [change.label], by });
  if (change.milestone !== undefined) {
    const milestone = milestoneTitled(world, repo, change.milestone, by);
    editIssue(world, repo, pull, { milestone, by });
  }
  return pull;
}

/** Proposes a change, merges it (default: with a merge commit) and deletes its branch. */
export function shipChange(
  world: World,
  repo: Repository,
  change: Change & { readonly method?: MergeMethod },
): Issue {
  const pull = proposeChange(world, repo, change);
  const { method = "merge", by } = change;
  mergePull(world, repo, pull, { method, by, deleteBranch: true });
  return pull;
}

function milestoneTitled(world: World, repo: Repository, title: string, by: User): number {
  const existing = [...repo.milestones.values()].find((milestone) => milestone.title === title);
  return (existing ?? createMilestone(world, repo, { title, by })).number;
}

/** CI reports success for these checks on a commit; a check of the same name counts no more. */
export function turnGreen(
  world: World,
  repo: Repository,
  sha: Sha,
  checks: readonly string[],
): void {
  reportChecks(world, repo, sha, checks, "success");
}

/** CI reports failure for these checks on a commit. */
export function turnRed(world: World, repo: Repository, sha: Sha, checks: readonly string[]): void {
  reportChecks(world, repo, sha, checks, "failure");
}

function reportChecks(
  world: World,
  repo: Repository,
  sha: Sha,
  checks: readonly string[],
  conclusion: NonNullable<CheckRunInput["conclusion"]>,
): void {
  const app = ciApp(world, repo.owner);
  for (const name of checks) createCheckRun(world, repo, { name, sha, app, conclusion });
}

/** The App that runs everybody's CI; registered when it is first needed. */
function ciApp(world: World, owner: string): App {
  const slug = "ci";
  return (
    [...world.apps.values()].find((app) => app.slug === slug) ??
    registerApp(world, {
      slug,
      owner,
      publicKey: "",
      webhookSecret: "",
      permissions: { checks: "write" },
      events: [],
    })
  );
}

/** Deploys a commit to staging by hand, with success. */
export function deployToStaging(
  world: World,
  repo: Repository,
  sha: Sha,
  by: User,
  environment = "staging",
): Deployment {
  const input = { ref: sha, environment, autoMerge: false, requiredContexts: [], by };
  const answer = createDeployment(world, repo, input);
  if (answer.kind === "merged") throw new WorldError("conflict", answer.message);
  addDeploymentStatus(world, repo, answer.deployment, { state: "success", by });
  return answer.deployment;
}

/**
 * What the form in the browser makes of a text: it ends every line with `\r\n`, also those that it found otherwise,
 * while the API keeps them as they come (actions/runner#1462, Mergifyio/mergify#3822).
 */
export const throughTheForm = (text: string): string => text.replaceAll(/\r?\n/g, "\r\n");

/** Writes a comment. */
export function say(world: World, repo: Repository, issue: Issue, by: User, text: string): Comment {
  return addComment(world, repo, issue, { body: throughTheForm(text), by });
}

/** Replaces the whole body of an issue in the browser. */
export function editBody(
  world: World,
  repo: Repository,
  issue: Issue,
  by: User,
  text: string,
): void {
  editIssue(world, repo, issue, { body: throughTheForm(text), by });
}

/** Ticks the one open box of the body whose line has this text. */
export function tick(world: World, repo: Repository, issue: Issue, by: User, item: string): void {
  editBody(world, repo, issue, by, withBox(issue.body, item, true));
}

/** Takes the tick of a box back. */
export function untick(world: World, repo: Repository, issue: Issue, by: User, item: string): void {
  editBody(world, repo, issue, by, withBox(issue.body, item, false));
}

// The web form ends lines with \r\n: the dot takes the \r too.
const BOX = /^(\s*[-*+] \[)([ xX])(\] .*)$/s;

function withBox(body: string, item: string, ticked: boolean): string {
  const lines = body.split("\n");
  const boxes = lines.flatMap((line, index) => {
    const [, before = "", mark, after = ""] = BOX.exec(line) ?? [];
    const fits = mark !== undefined && (mark !== " ") !== ticked && after.includes(item);
    return fits ? [{ index, line: `${before}${ticked ? "x" : " "}${after}` }] : [];
  });
  const [box] = boxes;
  if (!box || boxes.length > 1)
    throw new WorldError("not found", `${boxes.length} boxes to change say "${item}"`);
  return lines.with(box.index, box.line).join("\n");
}
