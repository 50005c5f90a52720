import { commitAt, compareCommits, mergeBase, reachable } from "../../world/graph.ts";
import { branchRef, resolveRef } from "../../world/refs.ts";
import { contextOf, pinOf } from "../../world/rulesets.ts";
import { diffTrees, type FileChange } from "../../world/trees.ts";
import type { Commit, Repository, World } from "../../world/types.ts";
import { notFound, ok, orNotFound, Refusal, type Answer } from "../answer.ts";
import { listAnswer, pageOf, wholeNumber } from "../page.ts";
import { repositoryApi, type Json } from "../present/address.ts";
import { blobSha, presentCommit } from "../present/commit.ts";
import { isPull, presentPull } from "../present/pull.ts";
import { presentRepository } from "../present/repository.ts";
import { repositoryPage } from "../../web-address.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";
import type { Sha } from "../../world/basic-types.ts";

/** The repository itself, its branches and its history. */
export const repositoryRoutes: readonly Route[] = [
  repositoryRoute("GET", "", "metadata:read", ({ world, repository }) =>
    ok(presentRepository(world, repository)),
  ),
  repositoryRoute("GET", "/branches", "contents:read", (call) => {
    const names = [...call.repository.refs.keys()]
      .filter((ref) => ref.startsWith(branchRef("")))
      .map((ref) => ref.slice(branchRef("").length));
    return listAnswer(call, names, (name) => presentBranch(call, name, false));
  }),
  repositoryRoute("GET", "/branches/{branch}", "contents:read", (call) =>
    ok(presentBranch(call, call.param("branch"), true)),
  ),
  repositoryRoute("GET", "/commits", "contents:read", (call) => {
    const { world, repository, query } = call;
    const tip = shaOf(repository, query.get("sha") ?? repository.defaultBranch);
    const seen = reachable(repository, tip);
    const history = [...repository.commits.values()]
      .filter(({ sha }) => seen.has(sha))
      .toReversed();
    return listAnswer(call, history, (one) => presentCommit(world, repository, one));
  }),
  repositoryRoute("GET", "/commits/{ref}", "contents:read", ({ world, repository, param }) => {
    const commit = commitAt(repository, shaOf(repository, param("ref")));
    const files = changesOf(repository, commit);
    const presented = files.map((file) => presentChange(world, repository, commit, file));
    return ok({ ...presentCommit(world, repository, commit), files: presented });
  }),
  repositoryRoute("GET", "/commits/{commit_sha}/pulls", "pull_requests:read", (call) => {
    const { world, repository, param } = call;
    const sha = shaOf(repository, param("commit_sha"));
    const pulls = [...repository.issues.values()]
      .filter(isPull)
      .filter(({ pull }) => pull.mergeCommit === sha || pull.headSha === sha);
    return listAnswer(call, pulls, (issue) => presentPull(world, repository, issue));
  }),
  repositoryRoute("GET", "/compare/{basehead}", "contents:read", compare),
];

/** The commit that a branch, tag or sha names; 404 when nothing does. */
export function shaOf(repository: Repository, ref: string): Sha {
  return orNotFound(resolveRef(repository, ref));
}

function presentBranch({ world, repository }: RepositoryCall, name: string, inFull: boolean): Json {
  const sha = orNotFound(repository.refs.get(branchRef(name)));
  const required = repository.requiredChecks.get(name);
  const contexts = required?.map(contextOf);
  const self = repositoryApi(world, repository, `branches/${name}`);
  const enforcement = contexts ? "non_admins" : "off";
  const checks = (required ?? []).map((one) => ({ context: contextOf(one), app_id: pinOf(one) }));
  return {
    name,
    commit: inFull
      ? presentCommit(world, repository, commitAt(repository, sha))
      : { sha, url: repositoryApi(world, repository, `commits/${sha}`) },
    ...(inFull && {
      _links: { self, html: repositoryPage(world, repository, `tree/${name}`) },
    }),
    protected: contexts !== undefined,
    protection: {
      enabled: contexts !== undefined,
      required_status_checks: { enforcement_level: enforcement, contexts: contexts ?? [], checks },
    },
    protection_url: `${self}/protection`,
  };
}

/** What a commit changed against its first parent. */
function changesOf(repository: Repository, commit: Commit): FileChange[] {
  const [parent] = commit.parents;
  const before = parent === undefined ? new Map() : commitAt(repository, parent).files;
  return diffTrees(before, commit.files);
}

/** Schema `diff-entry`, with lines counted only as the size of both sides. */
export function presentChange(
  world: World,
  repository: Repository,
  { sha, files }: Commit,
  { path, status }: FileChange,
): Json {
  const content = files.get(path);
  return {
    sha: content === undefined ? null : blobSha(content),
    filename: path,
    status,
    additions: 0,
    deletions: 0,
    changes: 0,
    blob_url: repositoryPage(world, repository, `blob/${sha}/${path}`),
    raw_url: repositoryPage(world, repository, `raw/${sha}/${path}`),
    contents_url: `${repositoryApi(world, repository, `contents/${path}`)}?ref=${sha}`,
  };
}

/** Commits of one comparison that come unpaged, and files that come at all (REST docs, "Compare two commits"). */
const COMMITS_MAX = 250;
const FILES_MAX = 300;

/** Compares `BASE...HEAD`. The files come with the first page only. */
function compare(call: RepositoryCall): Answer {
  const { world, repository, query } = call;
  const [baseName = "", headName, ...more] = call.param("basehead").split("...");
  if (headName === undefined || more.length > 0) throw notFound();
  const base = commitAt(repository, shaOf(repository, baseName));
  const head = commitAt(repository, shaOf(repository, headName));
  if (mergeBase(repository, base.sha, head.sha) === undefined) {
    // As GitHub says it (mikepenz/release-changelog-builder-action#1439 quotes it).
    throw new Refusal(404, `No common ancestor between ${baseName} and ${headName}.`);
  }
  const result = compareCommits(repository, base.sha, head.sha);
  const isPaged = query.get("page") !== null || query.get("per_page") !== null;
  const { items, headers } = isPaged
    ? pageOf(call, result.commits)
    : { items: result.commits.slice(0, COMMITS_MAX), headers: {} };
  const page = repositoryPage(world, repository, `compare/${baseName}...${headName}`);
  const present = (commit: Commit) => presentCommit(world, repository, commit);
  const body = {
    url: repositoryApi(world, repository, `compare/${baseName}...${headName}`),
    html_url: page,
    permalink_url: repositoryPage(world, repository, `compare/${base.sha}...${head.sha}`),
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: present(base),
    merge_base_commit: present(result.mergeBase),
    status: result.status,
    ahead_by: result.aheadBy,
    behind_by: result.behindBy,
    total_commits: result.aheadBy,
    commits: items.map(present),
    ...(wholeNumber(call, "page", 1) === 1 && {
      files: result.files
        .slice(0, FILES_MAX)
        .map((file) => presentChange(world, repository, head, file)),
    }),
  };
  return { status: 200, body, headers };
}
