/** Things by their global id, the `node_id` of REST. */
import { may } from "../http/viewer.ts";
import { parseNodeId } from "../node-id.ts";
import { environmentNamed } from "../world/deployments.ts";
import type { Repository } from "../world/types.ts";
import { suiteNode } from "./checks.ts";
import { fieldError, forbidden, NotModelled } from "./errors.ts";
import { refNode } from "./ref.ts";
import {
  commitNode,
  issueOrPull,
  locate,
  need,
  own,
  visible,
  type Context,
  type Kind,
} from "./source.ts";

interface Place {
  /** Which permission shows it. */
  readonly permission: string;
  /** What a repository keeps under the number or name behind the kind; undefined: nothing. */
  readonly find: (repository: Repository, id: string) => object | null | undefined;
}

function first<Item>(items: Iterable<Item>, isWanted: (item: Item) => boolean): Item | undefined {
  for (const item of items) if (isWanted(item)) return item;
  return undefined;
}

/** A map by database id, as the place of a kind. */
function numbered<K extends "IssueComment" | "Deployment" | "CheckRun" | "Release">(
  kind: K,
  permission: string,
  of: (repository: Repository) => ReadonlyMap<number, Parameters<typeof locate<K>>[2]>,
): Place {
  return {
    permission,
    find(repository, id) {
      const it = of(repository).get(Number(id));
      return it && locate(kind, repository, it);
    },
  };
}

/** Things with a number of their own: every repository has to be asked. */
const NUMBERED: Readonly<Partial<Record<Kind, Place>>> = {
  Repository: {
    permission: "metadata",
    find: (repository, id) =>
      String(repository.id) === id ? locate("Repository", repository, repository) : null,
  },
  IssueComment: numbered("IssueComment", "issues", ({ comments }) => comments),
  Deployment: numbered("Deployment", "deployments", ({ deployments }) => deployments),
  CheckRun: numbered("CheckRun", "checks", ({ checkRuns }) => checkRuns),
  Release: numbered("Release", "contents", ({ releases }) => releases),
  CheckSuite: {
    permission: "checks",
    find(repository, id) {
      const run = first(repository.checkRuns.values(), ({ suite }) => String(suite) === id);
      return run && suiteNode(repository, run);
    },
  },
  StatusContext: {
    permission: "statuses",
    find(repository, wanted) {
      const status = first(repository.statuses, ({ id }) => String(id) === wanted);
      return status && locate("StatusContext", repository, status);
    },
  },
  Milestone: {
    permission: "issues",
    find(repository, wanted) {
      const milestone = first(repository.milestones.values(), ({ id }) => String(id) === wanted);
      return milestone && locate("Milestone", repository, milestone);
    },
  },
  Label: {
    permission: "issues",
    find(repository, wanted) {
      const label = first(repository.labels.values(), ({ id }) => String(id) === wanted);
      return label && locate("Label", repository, label);
    },
  },
};

/** Things whose id is `<repository>:<name>`. */
const NAMED: Readonly<Partial<Record<Kind, Place>>> = {
  Commit: { permission: "contents", find: commitNode },
  Ref: { permission: "contents", find: refNode },
  Environment: {
    permission: "actions",
    find(repository, wanted) {
      const name = environmentNamed(repository, wanted);
      return name === undefined ? null : locate("Environment", repository, { name });
    },
  },
  BranchProtectionRule: {
    permission: "metadata",
    find(repository, branch) {
      const checks = repository.requiredChecks.get(branch);
      return checks && locate("BranchProtectionRule", repository, { branch, checks });
    },
  },
};

/** What the global id stands for. Throws NOT_FOUND, FORBIDDEN, or "not modelled" for other kinds. */
export function nodeById(context: Context, id: string): object {
  const parsed = parseNodeId(id);
  const node = parsed && find(context, parsed.kind, parsed.id);
  if (node) return node;
  throw fieldError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
}

function find(context: Context, kind: string, id: string): object | null | undefined {
  const { world } = context;
  switch (kind) {
    case "Issue":
    case "PullRequest": {
      const { repository, issue } = world.issues.get(Number(id)) ?? {};
      if (!repository || !issue || !visible(context, repository)) return null;
      need(context, repository, issue.pull ? "pull_requests" : "issues");
      return issueOrPull(repository, issue);
    }
    case "User":
    case "Bot":
    case "Organization": {
      const account = world.users.get(Number(id));
      return account && own(kind, account);
    }
    case "Team": {
      return teamById(context, Number(id));
    }
    case "App": {
      const app = world.apps.get(Number(id));
      return app && own("App", app);
    }
    default:
      return findInRepositories(context, kind, id);
  }
}

/** As everywhere, with the permission `members`; to an App's token only those of its own organisation are there. */
function teamById({ world, viewer }: Context, id: number): object | undefined {
  const team = world.teams.get(id);
  if (viewer.kind !== "installation") return team && own("Team", team);
  if (!team || !isSameLogin(viewer.installation.account, team.org)) return undefined;
  if (!may(world, viewer, "members", "read")) throw forbidden();
  return own("Team", team);
}

const isSameLogin = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function findInRepositories(context: Context, kind: string, id: string) {
  const named = NAMED[kind as Kind];
  const place = NUMBERED[kind as Kind] ?? named;
  if (!place) throw new NotModelled(`node of type ${kind}`);
  const colon = id.indexOf(":");
  const owner = context.world.repositories.get(Number(id.slice(0, Math.max(colon, 0))));
  const repositories = named ? (owner ? [owner] : []) : context.world.repositories.values();
  for (const repository of repositories) {
    const found = place.find(repository, named ? id.slice(colon + 1) : id);
    if (!found) continue;
    if (!visible(context, repository)) return null;
    need(context, repository, place.permission);
    return found;
  }
  return null;
}
