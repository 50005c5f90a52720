import type { Release } from "../world/release-types.ts";
import type { Issue, Milestone, Repository, World } from "../world/types.ts";
import { findUser } from "../world/accounts.ts";
import { environmentNamed } from "../world/deployments.ts";
import { findLabel } from "../world/labels.ts";
import { branchRef } from "../world/refs.ts";
import { latestRelease } from "../world/releases.ts";
import { permissionOf } from "../world/repositories.ts";
import { isSameName } from "../world/text.ts";
import { may } from "../http/viewer.ts";
import { repositoryPage } from "../web-address.ts";
import { connect, type Page } from "./connection.ts";
import { deploymentPage, type DeploymentsArgs } from "./deployment.ts";
import { notFound, refuse } from "./errors.ts";
import { objectByOid, objectOf } from "./git-object.ts";
import { issuePage, pullPage, type IssuesArgs, type PullsArgs } from "./issue-list.ts";
import { refNode, refPage, type RefsArgs } from "./ref.ts";
import {
  actor,
  issueOrPull,
  locate,
  need,
  needOneOf,
  numbered,
  ordered,
  own,
  type Context,
  type Fields,
  type Order,
  type Source,
} from "./source.ts";
import type { User } from "../world/basic-types.ts";

type Self = Source<"Repository">;

/** Drafts are only for those who may write. */
function releasesOf({ it }: Self, { world, viewer }: Context): Release[] {
  const seesDrafts = may(world, viewer, "contents", "write", it);
  return [...it.releases.values()].filter(({ draft }) => seesDrafts || !draft);
}

interface MilestonesArgs extends Page {
  readonly states?: readonly string[] | null;
  readonly query?: string | null;
  readonly orderBy?: Order | null;
}

/** GitHub's search is fuzzy: "2.5" also finds "12.5.0". */
function findsTitle({ title }: Milestone, query: string | null | undefined): boolean {
  const words = (query ?? "").toLowerCase().split(/\s+/);
  return words.every((word) => title.toLowerCase().includes(word));
}

const milestoneOrders: Readonly<Record<string, (milestone: Milestone) => number>> = {
  NUMBER: ({ number }) => number,
  CREATED_AT: ({ createdAt }) => createdAt.epochMilliseconds,
  UPDATED_AT: ({ closedAt, createdAt }) => (closedAt ?? createdAt).epochMilliseconds,
  DUE_DATE: ({ dueOn }) => dueOn?.epochMilliseconds ?? Infinity,
};

/** Where issues are switched off there are only pull requests. */
function issueNumbered(repository: Repository, number: number): Issue | undefined {
  const issue = repository.issues.get(number);
  return repository.hasIssues || issue?.pull ? issue : undefined;
}

/** What is planned: issues, pull requests, milestones, labels. */
const planning: Fields<"Repository"> = {
  pullRequest({ it }, { number }: { number: number }, context) {
    need(context, it, "pull_requests");
    const issue = issueNumbered(it, number);
    if (!issue?.pull) throw notFound(`a PullRequest with the number of ${number}`);
    return locate("PullRequest", it, issue);
  },
  pullRequests({ it }, args: PullsArgs, context) {
    need(context, it, "pull_requests");
    return pullPage(it, it.issues.values(), args);
  },
  issue({ it }, { number }: { number: number }, context) {
    need(context, it, "issues");
    const issue = issueNumbered(it, number);
    if (!issue || issue.pull) throw notFound(`an Issue with the number of ${number}`);
    return locate("Issue", it, issue);
  },
  issues({ it }, args: IssuesArgs, context) {
    need(context, it, "issues");
    return issuePage(context, it, it.hasIssues ? it.issues.values() : [], args);
  },
  issueOrPullRequest({ it }, { number }: { number: number }, context) {
    const issue = issueNumbered(it, number);
    if (!issue) throw notFound(`an issue or pull request with the number of ${number}`);
    need(context, it, issue.pull ? "pull_requests" : "issues");
    return issueOrPull(it, issue);
  },
  milestone({ it }, { number }: { number: number }, context) {
    needOneOf(context, it, "issues", "pull_requests");
    const milestone = it.milestones.get(number);
    return milestone ? locate("Milestone", it, milestone) : null;
  },
  milestones({ it }, args: MilestonesArgs, context) {
    needOneOf(context, it, "issues", "pull_requests");
    const wanted = [...it.milestones.values()].filter(
      (milestone) =>
        (!args.states || args.states.includes(milestone.state.toUpperCase())) &&
        findsTitle(milestone, args.query),
    );
    return connect(ordered(wanted, args.orderBy, milestoneOrders), args, (milestone) =>
      locate("Milestone", it, milestone),
    );
  },
  label({ it }, { name }: { name: string }, context) {
    needOneOf(context, it, "issues", "pull_requests");
    const label = findLabel(it, name);
    return label ? locate("Label", it, label) : null;
  },
  labels({ it }, args: Page & { query?: string | null; orderBy: Order }, context) {
    needOneOf(context, it, "issues", "pull_requests");
    const query = (args.query ?? "").toLowerCase();
    const labels = [...it.labels.values()].filter(({ name }) => name.toLowerCase().includes(query));
    const sorted = ordered(labels, args.orderBy, {
      CREATED_AT: ({ id }) => id,
      NAME: ({ name }) => name.toLowerCase(),
    });
    return connect(sorted, args, (label) => locate("Label", it, label));
  },
};

interface EnvironmentsArgs extends Page {
  readonly names: readonly string[];
  readonly orderBy: Order;
  readonly pinnedEnvironmentFilter: string;
}

/** What is there and what runs: refs, objects, deployments, releases. */
const contents: Fields<"Repository"> = {
  defaultBranchRef({ it }, _, context) {
    need(context, it, "contents");
    return refNode(it, branchRef(it.defaultBranch));
  },
  ref({ it }, { qualifiedName }: { qualifiedName: string }, context) {
    need(context, it, "contents");
    return refNode(it, qualifiedName);
  },
  refs({ it }, args: RefsArgs, context) {
    need(context, it, "contents");
    return refPage(it, args);
  },
  object({ it }, args: { expression?: string | null; oid?: string | null }, context) {
    need(context, it, "contents");
    if (args.oid) return objectByOid(it, args.oid);
    return args.expression ? objectOf(it, args.expression) : null;
  },
  deployments({ it }, args: DeploymentsArgs, context) {
    need(context, it, "deployments");
    return deploymentPage(it, it.deployments.values(), args);
  },
  environment({ it }, { name }: { name: string }, context) {
    need(context, it, "actions");
    const known = environmentNamed(it, name);
    return known === undefined ? null : locate("Environment", it, { name: known });
  },
  environments({ it }, args: EnvironmentsArgs, context) {
    need(context, it, "actions");
    if (args.pinnedEnvironmentFilter !== "ALL")
      refuse(args.pinnedEnvironmentFilter, "Repository.environments(pinnedEnvironmentFilter:)");
    const names = [...it.environments].filter(
      (name) => args.names.length === 0 || args.names.some((one) => isSameName(one, name)),
    );
    names.sort();
    if (args.orderBy.direction === "DESC") names.reverse();
    return connect(names, args, (name) => locate("Environment", it, { name }), {
      key: (name) => name,
    });
  },
  release(source, { tagName }: { tagName: string }, context) {
    need(context, source.it, "contents");
    const release = releasesOf(source, context).find((one) => one.tagName === tagName);
    return release ? locate("Release", source.it, release) : null;
  },
  releases(source, args: Page & { orderBy?: Order | null }, context) {
    need(context, source.it, "contents");
    const sorted = ordered(releasesOf(source, context), args.orderBy, {
      CREATED_AT: ({ createdAt }) => createdAt.epochMilliseconds,
      NAME: ({ name, tagName }) => name ?? tagName,
    });
    return connect(sorted, args, (release) => locate("Release", source.it, release));
  },
  latestRelease({ it }, _, context) {
    need(context, it, "contents");
    const release = latestRelease(it);
    return release ? locate("Release", it, release) : null;
  },
};

interface CollaboratorsArgs extends Page {
  readonly affiliation?: string | null;
  readonly login?: string | null;
  readonly query?: string | null;
}

/** Everyone with a role of their own, not those who only read because it is public. */
function collaboratorsOf(world: World, repository: Repository): User[] {
  const members = world.orgs.get(repository.owner.toLowerCase())?.members;
  return [...world.users.values()].filter(
    ({ id, login }) =>
      repository.collaborators.has(id) ||
      members?.has(id) === true ||
      login.toLowerCase() === repository.owner.toLowerCase(),
  );
}

const people: Fields<"Repository"> = {
  collaborators({ it }, args: CollaboratorsArgs, context) {
    need(context, it, "metadata");
    refuse(args.affiliation, "Repository.collaborators(affiliation:)");
    refuse(args.query, "Repository.collaborators(query:)");
    const login = args.login?.toLowerCase();
    const wanted = collaboratorsOf(context.world, it).filter(
      (user) => user.type === "User" && (!login || user.login.toLowerCase() === login),
    );
    return connect(wanted, args, (user) => own("User", user), {
      edge: (user) => ({ permission: permissionOf(context.world, it, user)?.toUpperCase() }),
    });
  },
};

export const repositoryFields: Fields<"Repository"> = {
  ...numbered,
  name: ({ it }) => it.name,
  nameWithOwner: ({ it }) => `${it.owner}/${it.name}`,
  owner({ it }, _, { world }) {
    const owner = findUser(world, it.owner);
    return owner ? actor(owner) : null;
  },
  url: ({ it }, _, { world }) => repositoryPage(world, it),
  resourcePath: ({ it }) => `/${it.owner}/${it.name}`,
  createdAt: ({ it }) => it.createdAt,
  isPrivate: ({ it }) => it.isPrivate,
  visibility: ({ it }) => (!it.isPrivate ? "PUBLIC" : it.isInternal ? "INTERNAL" : "PRIVATE"),
  isArchived: ({ it }) => it.archived,
  hasIssuesEnabled: ({ it }) => it.hasIssues,
  isFork: ({ it }) => it.parent !== undefined,
  isEmpty: ({ it }) => it.refs.size === 0,
  isInOrganization: ({ it }, _, { world }) => world.orgs.has(it.owner.toLowerCase()),
  ...people,
  ...planning,
  ...contents,
};
