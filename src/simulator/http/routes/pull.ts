import { commitAt, commitsBetween, mergeBase } from "../../world/graph.ts";
import { editIssue } from "../../world/issues.ts";
import { pullFiles } from "../../world/pull-files.ts";
import { editPull, mergePull, openPull } from "../../world/pulls.ts";
import type { Repository } from "../../world/types.ts";
import { created, ok, orNotFound, Refusal, validationFailed, type Answer } from "../answer.ts";
import { listAnswer } from "../page.ts";
import type { Json } from "../present/address.ts";
import { presentCommit } from "../present/commit.ts";
import { isPull, presentPull, presentPullInFull, type PullIssue } from "../present/pull.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";
import { sorted } from "./issue.ts";
import { presentChange } from "./repository.ts";

export const pullRoutes: readonly Route[] = [
  repositoryRoute("GET", "/pulls", "pull_requests:read", (call) =>
    listAnswer(call, listed(call), (issue) => presentPull(call.world, call.repository, issue)),
  ),
  repositoryRoute("POST", "/pulls", "pull_requests:write", open),
  repositoryRoute("GET", "/pulls/{pull_number}", "pull_requests:read", (call) =>
    ok(inFull(call, pullOf(call))),
  ),
  repositoryRoute("PATCH", "/pulls/{pull_number}", "pull_requests:write", update),
  repositoryRoute("GET", "/pulls/{pull_number}/commits", "pull_requests:read", (call) => {
    const { world, repository } = call;
    const commits = commitsOf(repository, pullOf(call));
    return listAnswer(call, commits, (commit) => presentCommit(world, repository, commit));
  }),
  repositoryRoute("GET", "/pulls/{pull_number}/files", "pull_requests:read", (call) => {
    const { world, repository } = call;
    const issue = pullOf(call);
    const head = commitAt(repository, issue.pull.headSha);
    const files = pullFiles(repository, issue.pull).slice(0, FILES_MAX);
    return listAnswer(call, files, (file) => presentChange(world, repository, head, file));
  }),
  repositoryRoute("GET", "/pulls/{pull_number}/merge", "contents:read", (call) => {
    if (pullOf(call).pull.merged) return { status: 204 };
    throw new Refusal(404, "Not Found");
  }),
  repositoryRoute("PUT", "/pulls/{pull_number}/merge", "contents:write", merge),
];

function pullOf({ repository, id }: RepositoryCall): PullIssue {
  const issue = orNotFound(repository.issues.get(id("pull_number")));
  return orNotFound(isPull(issue) ? issue : undefined);
}

/** What the pull request brings: the commits since its branch left the base. */
function commitsOf(repository: Repository, { pull }: PullIssue) {
  const base = mergeBase(repository, pull.baseSha, pull.headSha) ?? pull.baseSha;
  return commitsBetween(repository, base, pull.headSha);
}

/** Files that GitHub lists of one pull request, at most (REST docs, "List pull requests files"). */
const FILES_MAX = 3000;

function inFull({ world, repository }: RepositoryCall, issue: PullIssue): Json {
  const size = {
    commits: commitsOf(repository, issue).length,
    files: pullFiles(repository, issue.pull).length,
  };
  return presentPullInFull(world, repository, issue, size);
}

function listed({ repository, query }: RepositoryCall): PullIssue[] {
  const state = query.get("state") ?? "open";
  const base = query.get("base");
  const head = query.get("head");
  // GitHub ignores a head without its owner; so does this.
  const headRef = head?.includes(":") ? head : null;
  return sorted(
    [...repository.issues.values()]
      .filter(isPull)
      .filter(
        (issue) =>
          (state === "all" || issue.state === state) &&
          (base === null || issue.pull.baseRef === base) &&
          (headRef === null || headOf(repository, issue) === headRef),
      ),
    query,
  );
}

/** As lists filter by it: the owner of the head branch, and its name. */
const headOf = (repository: Repository, { pull }: PullIssue): string =>
  `${(pull.fork ?? repository).owner}:${pull.headRef}`;

/** The fork of `owner:branch`; undefined: the branch is in the repository itself. */
function forkOf({ world, repository }: RepositoryCall, head: string): Repository | undefined {
  const [owner, branch] = head.split(":");
  if (branch === undefined || owner === repository.owner) return undefined;
  const forks = [...world.repositories.values()].filter(({ parent }) => parent === repository);
  const fork = forks.find((one) => one.owner === owner);
  if (fork) return fork;
  throw validationFailed([{ resource: "PullRequest", field: "head", code: "invalid" }]);
}

function open(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const fields = call.fields("PullRequest");
  const title = fields.text("title", { required: true }) ?? "";
  const head = fields.text("head", { required: true }) ?? "";
  const base = fields.text("base", { required: true }) ?? "";
  const body = fields.textOrNull("body");
  const draft = fields.flag("draft");
  fields.check();
  const fork = forkOf(call, head);
  const issue = openPull(world, repository, {
    title,
    head: head.replace(/^[^:]*:/, ""),
    ...(fork && { fork }),
    base,
    by: actor,
    ...(typeof body === "string" && { body }),
    ...(draft !== undefined && { draft }),
  });
  return created(inFull(call, orNotFound(isPull(issue) ? issue : undefined)));
}

function update(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const issue = pullOf(call);
  const fields = call.fields("PullRequest");
  const title = fields.text("title");
  const body = fields.textOrNull("body");
  const state = fields.oneOf("state", ["open", "closed"]);
  const base = fields.text("base");
  fields.check();
  if (base !== undefined) editPull(world, repository, issue, { base, by: actor });
  editIssue(world, repository, issue, {
    by: actor,
    ...(title !== undefined && { title }),
    ...(body !== undefined && { body: body ?? "" }),
    ...(state && { state }),
  });
  return ok(inFull(call, issue));
}

/** 405 when it can't be merged, 409 when the head isn't the one that the caller saw. */
function merge(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const issue = pullOf(call);
  const fields = call.fields("PullRequest");
  const method = fields.oneOf("merge_method", ["merge", "squash", "rebase"]) ?? "merge";
  const sha = fields.text("sha");
  fields.check();
  if (sha !== undefined && sha !== issue.pull.headSha)
    throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
  if (issue.state === "closed" || issue.pull.isDraft)
    throw new Refusal(405, "Pull Request is not mergeable");
  const made = mergePull(world, repository, issue, { method, by: actor });
  return ok({ sha: made.sha, merged: true, message: "Pull Request successfully merged" });
}
