import { nodeId } from "../node-id.ts";
import { reachable } from "../world/graph.ts";
import type { Commit, Repository } from "../world/types.ts";
import { repositoryPage } from "../web-address.ts";
import { checksOf, rollupNode, suitePage, type SuitesArgs } from "./checks.ts";
import { connect, type Page } from "./connection.ts";
import { deploymentPage, type DeploymentsArgs } from "./deployment.ts";
import { refuse } from "./errors.ts";
import { treeEntry } from "./git-object.ts";
import {
  actor,
  commitNode,
  locate,
  need,
  ordered,
  placed,
  visible,
  type Fields,
  type Order,
} from "./source.ts";
import { pullsWith } from "./pull-commits.ts";

/** First line and the rest, as GitHub cuts a message. */
function cutMessage({ message }: Commit): { readonly headline: string; readonly body: string } {
  const end = message.indexOf("\n");
  return end < 0
    ? { headline: message, body: "" }
    : { headline: message.slice(0, end), body: message.slice(end).trim() };
}

function gitActor({ author, at }: Commit) {
  return {
    name: author.login,
    email: `${author.id}+${author.login}@users.noreply.github.com`,
    date: at,
    user: author.type === "User" ? actor(author) : null,
  };
}

interface HistoryArgs extends Page {
  readonly since?: string | null;
  readonly until?: string | null;
  readonly path?: string | null;
  readonly author?: object | null;
}

/** Newest first; a repository keeps its commits in the order of their making. */
function historyOf(repository: Repository, from: Commit, args: HistoryArgs): Commit[] {
  refuse(args.author, "Commit.history(author:)");
  const past = reachable(repository, from.sha);
  const since = args.since ? Temporal.Instant.from(args.since) : undefined;
  const until = args.until ? Temporal.Instant.from(args.until) : undefined;
  return [...repository.commits.values()]
    .filter(
      (commit) =>
        past.has(commit.sha) &&
        (!since || Temporal.Instant.compare(commit.at, since) >= 0) &&
        (!until || Temporal.Instant.compare(commit.at, until) <= 0) &&
        (!args.path || touches(repository, commit, args.path)),
    )
    .toReversed();
}

/** Whether the commit changed the file or directory against each of its parents. */
function touches(repository: Repository, commit: Commit, path: string): boolean {
  const parents = commit.parents.map((sha) => repository.commits.get(sha)?.files ?? new Map());
  if (parents.length === 0) parents.push(new Map());
  const under = (file: string) => file === path || file.startsWith(`${path}/`);
  return parents.every((before) =>
    [...new Set([...commit.files.keys(), ...before.keys()])].some(
      (file) => under(file) && commit.files.get(file) !== before.get(file),
    ),
  );
}

const bySha = { key: ({ sha }: Commit) => sha };

export const commitFields: Fields<"Commit"> = {
  ...placed,
  id: ({ repository, it }) => nodeId("Commit", `${repository.id}:${it.sha}`),
  oid: ({ it }) => it.sha,
  abbreviatedOid: ({ it }) => it.sha.slice(0, 7),
  message: ({ it }) => it.message,
  messageHeadline: ({ it }) => cutMessage(it).headline,
  messageBody: ({ it }) => cutMessage(it).body,
  committedDate: ({ it }) => it.at,
  authoredDate: ({ it }) => it.at,
  author: ({ it }) => gitActor(it),
  committer: ({ it }) => gitActor(it),
  url: ({ repository, it }, _, { world }) => repositoryPage(world, repository, `commit/${it.sha}`),
  commitUrl: ({ repository, it }, _, { world }) =>
    repositoryPage(world, repository, `commit/${it.sha}`),
  parents: ({ repository, it }, page: Page) =>
    connect(it.parents, page, (sha) => commitNode(repository, sha), { key: (sha) => sha }),
  history: ({ repository, it }, args: HistoryArgs) =>
    connect(
      historyOf(repository, it, args),
      args,
      (commit) => locate("Commit", repository, commit),
      bySha,
    ),
  associatedPullRequests({ repository, it }, args: Page & { readonly orderBy: Order }, context) {
    need(context, repository, "pull_requests");
    const seen = pullsWith(context.world, repository, it.sha).filter(
      (one) => one.repository === repository || visible(context, one.repository),
    );
    const pulls = ordered(seen, args.orderBy, {
      CREATED_AT: ({ issue }) => issue.createdAt.epochMilliseconds,
    });
    return connect(pulls, args, (one) => locate("PullRequest", one.repository, one.issue));
  },
  statusCheckRollup({ repository, it }, _, context) {
    need(context, repository, "checks", "statuses");
    return rollupNode(repository, it);
  },
  status({ repository, it }, _, context) {
    need(context, repository, "statuses");
    const { statuses } = checksOf(repository, it);
    const checks = { commit: it, runs: [], statuses };
    return statuses.length === 0 ? null : locate("Status", repository, checks);
  },
  checkSuites({ repository, it }, args: SuitesArgs, context) {
    need(context, repository, "checks");
    return suitePage(repository, it.sha, args);
  },
  deployments({ repository, it }, args: DeploymentsArgs, context) {
    need(context, repository, "deployments");
    return deploymentPage(
      repository,
      [...repository.deployments.values()].filter(({ sha }) => sha === it.sha),
      args,
    );
  },
  file: ({ repository, it }, { path }: { path: string }) => treeEntry(repository, it.files, path),
  tree: ({ repository, it }) => locate("Tree", repository, { path: "", files: it.files }),
};
