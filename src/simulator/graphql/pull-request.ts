import { nodeId } from "../node-id.ts";
import { mergeBase } from "../world/graph.ts";
import { pullFiles } from "../world/pull-files.ts";
import { pullOf } from "../world/pulls.ts";
import { branchRef } from "../world/refs.ts";
import { contextOf, pinOf, requirementsOf } from "../world/rulesets.ts";
import { mergeTrees } from "../world/trees.ts";
import type { Pull, Repository, World } from "../world/types.ts";
import { repositoryPage } from "../web-address.ts";
import { checksOf, rollUp, rollupNode } from "./checks.ts";
import { connect, type Page } from "./connection.ts";
import { sharedIssueFields } from "./issue.ts";
import { commitsOf } from "./pull-commits.ts";
import { refNode } from "./ref.ts";
import { actor, commitNode, locate, need, placed, type Fields, type Source } from "./source.ts";
import type { RequiredCheck } from "../world/rule-types.ts";
import type { Sha } from "../world/basic-types.ts";

/** Moves with the base branch while the pull request is open. */
function baseSha(repository: Repository, pull: Pull): Sha {
  return (!pull.merged && repository.refs.get(branchRef(pull.baseRef))) || pull.baseSha;
}

/** The repository that has the head branch. */
const headHome = ({ repository, it }: Source<"PullRequest">): Repository =>
  pullOf(it).fork ?? repository;

function conflicts(repository: Repository, pull: Pull): boolean {
  const tip = baseSha(repository, pull);
  const base = mergeBase(repository, tip, pull.headSha);
  const filesAt = (sha: Sha | undefined) =>
    (sha === undefined ? undefined : repository.commits.get(sha)?.files) ?? new Map();
  return "conflicts" in mergeTrees(filesAt(base), filesAt(tip), filesAt(pull.headSha));
}

/** What stands between an open pull request and its merge (schema: enum MergeStateStatus). */
function mergeStateStatus(world: World, repository: Repository, pull: Pull): string {
  if (conflicts(repository, pull)) return "DIRTY";
  if (pull.isDraft) return "DRAFT";
  const head = repository.commits.get(pull.headSha);
  if (!head) return "UNKNOWN";
  const checks = checksOf(repository, head);
  const required = requirementsOf(repository, pull.baseRef);
  const isMissing = (check: RequiredCheck) => {
    const [name, pin] = [contextOf(check), pinOf(check)];
    const runs = checks.runs.filter(
      (run) => run.name === name && (pin === null || run.app.id === pin),
    );
    const statuses = checks.statuses.filter(
      ({ context, creator }) =>
        context === name && (pin === null || world.apps.get(pin)?.bot.id === creator.id),
    );
    const isThere = runs.length + statuses.length > 0;
    return !isThere || rollUp({ ...checks, runs, statuses }) !== "SUCCESS";
  };
  if (required.some(isMissing)) return "BLOCKED";
  return rollUp(checks) === "SUCCESS" ? "CLEAN" : "UNSTABLE";
}

export const pullRequestFields: Fields<"PullRequest"> = {
  ...sharedIssueFields,
  isDraft: (source) => pullOf(source.it).isDraft,
  merged: (source) => pullOf(source.it).merged,
  mergedAt: (source) => pullOf(source.it).mergedAt,
  mergedBy(source) {
    const { mergedBy } = pullOf(source.it);
    return mergedBy ? actor(mergedBy) : null;
  },
  mergeCommit(source) {
    const { mergeCommit } = pullOf(source.it);
    return mergeCommit === null ? null : commitNode(source.repository, mergeCommit);
  },
  baseRefName: (source) => pullOf(source.it).baseRef,
  baseRefOid: (source) => baseSha(source.repository, pullOf(source.it)),
  baseRef: (source) => refNode(source.repository, branchRef(pullOf(source.it).baseRef)),
  headRefName: (source) => pullOf(source.it).headRef,
  headRefOid: (source) => pullOf(source.it).headSha,
  headRef: (source) => refNode(headHome(source), branchRef(pullOf(source.it).headRef)),
  headRepository: (source) => locate("Repository", headHome(source), headHome(source)),
  baseRepository: placed.repository,
  isCrossRepository: (source) => pullOf(source.it).fork !== undefined,
  changedFiles: ({ repository, it }) => pullFiles(repository, pullOf(it)).length,
  mergeable(source) {
    if (source.it.state === "closed") return "UNKNOWN";
    return conflicts(source.repository, pullOf(source.it)) ? "CONFLICTING" : "MERGEABLE";
  },
  mergeStateStatus: (source, _, { world }) =>
    source.it.state === "closed"
      ? "UNKNOWN"
      : mergeStateStatus(world, source.repository, pullOf(source.it)),
  // No branch of the simulator asks for reviews, and then GitHub answers null.
  reviewDecision: () => null,
  commits: ({ repository, it }, page: Page) =>
    connect(
      commitsOf(repository, it),
      page,
      (commit) => locate("PullRequestCommit", repository, { issue: it, commit }),
      { key: ({ sha }) => sha },
    ),
  statusCheckRollup(source, _, context) {
    const { repository } = source;
    need(context, repository, "checks", "statuses");
    const head = repository.commits.get(pullOf(source.it).headSha);
    return head ? rollupNode(repository, head) : null;
  },
};

export const pullRequestCommitFields: Fields<"PullRequestCommit"> = {
  id: ({ repository, it }) =>
    nodeId("PullRequestCommit", `${repository.id}:${it.issue.id}:${it.commit.sha}`),
  commit: ({ repository, it }) => locate("Commit", repository, it.commit),
  pullRequest: ({ repository, it }) => locate("PullRequest", repository, it.issue),
  url: ({ repository, it }, _, { world }) =>
    repositoryPage(world, repository, `pull/${it.issue.number}/commits/${it.commit.sha}`),
};
