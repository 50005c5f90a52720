import type { CheckSuite } from "../world/checks.ts";
import type { Release } from "../world/release-types.ts";
import type {
  CheckRun,
  Comment,
  Commit,
  CommitStatus,
  Deployment,
  DeploymentStatus,
  Installation,
  Issue,
  Label,
  Milestone,
  Repository,
  Team,
  World,
  WorldEvent,
} from "../world/types.ts";
import {
  presentInstallation,
  presentOrganization,
  presentTeam,
  presentUser,
} from "./present/account.ts";
import type { Json } from "./present/address.ts";
import { presentCheckRun, presentCheckSuite, presentStatus } from "./present/check.ts";
import { presentCommit, presentPushedCommit } from "./present/commit.ts";
import { presentDeployment, presentDeploymentStatus } from "./present/deployment.ts";
import { presentComment, presentIssue } from "./present/issue.ts";
import { presentLabel, presentMilestone } from "./present/label.ts";
import { isPull, presentPull } from "./present/pull.ts";
import { presentRelease } from "./present/release.ts";
import { presentRepository, presentRepositoryName } from "./present/repository.ts";
import { repositoryPage } from "../web-address.ts";
import { nodeId } from "../node-id.ts";
import type { User } from "../world/basic-types.ts";

/** The payload of a webhook, as GitHub describes it for this event; it doesn't change with the world. */
export function webhookPayload(world: World, event: WorldEvent, installation: Installation): Json {
  const org = event.org === null ? undefined : world.orgs.get(event.org.toLowerCase());
  return {
    ...(event.action !== null && { action: event.action }),
    ...presentSubject(world, event),
    ...(event.repository && { repository: presentRepository(world, event.repository) }),
    ...(org && { organization: presentOrganization(world, org.account) }),
    ...(event.subject["installation"] === undefined && {
      installation: {
        id: installation.id,
        node_id: nodeId("IntegrationInstallation", installation.id),
      },
    }),
    sender: presentUser(world, event.sender),
  };
}

function presentSubject(world: World, event: WorldEvent): Json {
  const { name, repository, subject } = event;
  if (name === "push" && repository) return presentPush(world, repository, event);
  if (name === "status" && repository) return presentStatusEvent(world, repository, event);
  if (name === "organization" && subject["member"])
    return {
      membership: {
        user: presentUser(world, subject["member"] as User),
        role: subject["role"] ?? "member",
        state: "active",
      },
    };
  return Object.fromEntries(
    Object.entries(subject).map(([key, value]) => [key, presentEntity(world, event, key, value)]),
  );
}

/** One entity under its payload key. State that nobody here presents is a defect, and says so. */
function presentEntity(world: World, event: WorldEvent, key: string, value: unknown): unknown {
  const present = ENTITIES[key];
  if (present && typeof value === "object" && value !== null)
    return present(world, event, value as never);
  if (key === "changes" || typeof value !== "object" || value === null) return value;
  throw new Error(`Not modelled by the simulator: ${key} in the webhook ${event.name}`);
}

function repositoryOf({ name, repository }: WorldEvent): Repository {
  if (repository) return repository;
  throw new Error(`The event ${name} needs a repository`);
}

type PresentEntity = (world: World, event: WorldEvent, value: never) => unknown;

/** An issue in its own repository, which needn't be that of the event. */
const issue: PresentEntity = (world, event, value: Issue) =>
  presentIssue(world, world.issues.get(value.id)?.repository ?? repositoryOf(event), value);
const user: PresentEntity = (world, _, value: User) => presentUser(world, value);
const repository: PresentEntity = (world, _, value: Repository) => presentRepository(world, value);
const repositoryNames: PresentEntity = (_, __, value: readonly Repository[]) =>
  value.map(presentRepositoryName);

/** Plain values, but where an issue went. */
const changes: PresentEntity = (world, event, value: Readonly<Record<string, unknown>>) =>
  "new_issue" in value
    ? {
        new_issue: issue(world, event, value["new_issue"] as never),
        new_repository: repository(world, event, value["new_repository"] as never),
      }
    : value;

const ENTITIES: Readonly<Record<string, PresentEntity>> = {
  issue,
  changes,
  parent_issue: issue,
  sub_issue: issue,
  blocked_issue: issue,
  blocking_issue: issue,
  parent_issue_repo: repository,
  sub_issue_repo: repository,
  blocked_issue_repo: repository,
  blocking_issue_repo: repository,
  assignee: user,
  member: user,
  comment: (world, event, value: Comment) => presentComment(world, repositoryOf(event), value),
  pull_request: (world, event, value: Issue) =>
    isPull(value) ? presentPullEvent(world, repositoryOf(event), value) : null,
  label: (world, event, value: Label) => presentLabel(world, repositoryOf(event), value),
  milestone: (world, event, value: Milestone) =>
    presentMilestone(world, repositoryOf(event), value),
  check_run: (world, event, value: CheckRun) => presentCheckRun(world, repositoryOf(event), value),
  check_suite: (world, event, value: CheckSuite) =>
    presentCheckSuite(world, repositoryOf(event), value),
  deployment: (world, event, value: Deployment) =>
    presentDeployment(world, repositoryOf(event), value),
  deployment_status: (world, event, value: DeploymentStatus) =>
    presentDeploymentStatus(
      world,
      repositoryOf(event),
      event.subject["deployment"] as Deployment,
      value,
    ),
  pull_requests: (_, __, value: readonly unknown[]) => value,
  release: (world, event, value: Release) => presentRelease(world, repositoryOf(event), value),
  team: (world, _, value: Team) => presentTeam(world, value),
  installation: (world, _, value: Installation) => presentInstallation(world, value),
  repositories: repositoryNames,
  repositories_added: repositoryNames,
  repositories_removed: repositoryNames,
};

function presentPullEvent(
  world: World,
  repository: Repository,
  issue: Parameters<typeof presentPull>[2],
): Json {
  const { merged, mergedBy } = issue.pull;
  const by = mergedBy && presentUser(world, mergedBy);
  return { ...presentPull(world, repository, issue), merged, merged_by: by };
}

function presentPush(world: World, repository: Repository, event: WorldEvent): Json {
  const { before, after, commits, head_commit: head, ...rest } = event.subject;
  const present = (commit: Commit) => presentPushedCommit(world, repository, commit);
  return {
    ...rest,
    before,
    after,
    base_ref: null,
    compare: repositoryPage(world, repository, `compare/${String(before)}...${String(after)}`),
    commits: (commits as readonly Commit[]).map(present),
    head_commit: head ? present(head as Commit) : null,
    pusher: { name: event.sender.login, email: null },
  };
}

function presentStatusEvent(world: World, repository: Repository, event: WorldEvent): Json {
  const status = event.subject["status"] as CommitStatus;
  const commit = event.subject["commit"] as Commit;
  const { url: _, node_id: __, creator: ___, ...fields } = presentStatus(world, repository, status);
  const branches = [...repository.refs].filter(
    ([name, sha]) => sha === status.sha && name.startsWith("refs/heads/"),
  );
  return {
    ...fields,
    sha: status.sha,
    name: `${repository.owner}/${repository.name}`,
    commit: presentCommit(world, repository, commit),
    branches: branches.map(([name, sha]) => ({
      name: name.slice("refs/heads/".length),
      commit: { sha },
      protected: false,
    })),
  };
}
