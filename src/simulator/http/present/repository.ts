import { nodeId } from "../../node-id.ts";
import { repositoryPage, webUrl } from "../../web-address.ts";
import type { Repository, World } from "../../world/types.ts";
import { presentUser } from "./account.ts";
import { repositoryApi, stamp, type Json } from "./address.ts";
import type { User } from "../../world/basic-types.ts";

/** `<name>_url` of a repository, and what follows its own address. */
const LINKS: readonly (readonly [name: string, path: string])[] = [
  ["archive", "{archive_format}{/ref}"],
  ["assignees", "assignees{/user}"],
  ["blobs", "git/blobs{/sha}"],
  ["branches", "branches{/branch}"],
  ["collaborators", "collaborators{/collaborator}"],
  ["comments", "comments{/number}"],
  ["commits", "commits{/sha}"],
  ["compare", "compare/{base}...{head}"],
  ["contents", "contents/{+path}"],
  ["contributors", "contributors"],
  ["deployments", "deployments"],
  ["downloads", "downloads"],
  ["events", "events"],
  ["forks", "forks"],
  ["git_commits", "git/commits{/sha}"],
  ["git_refs", "git/refs{/sha}"],
  ["git_tags", "git/tags{/sha}"],
  ["hooks", "hooks"],
  ["issue_comment", "issues/comments{/number}"],
  ["issue_events", "issues/events{/number}"],
  ["issues", "issues{/number}"],
  ["keys", "keys{/key_id}"],
  ["labels", "labels{/name}"],
  ["languages", "languages"],
  ["merges", "merges"],
  ["milestones", "milestones{/number}"],
  ["notifications", "notifications{?since,all,participating}"],
  ["pulls", "pulls{/number}"],
  ["releases", "releases{/id}"],
  ["stargazers", "stargazers"],
  ["statuses", "statuses/{sha}"],
  ["subscribers", "subscribers"],
  ["subscription", "subscription"],
  ["tags", "tags"],
  ["teams", "teams"],
  ["trees", "git/trees{/sha}"],
];

/** The account that owns a repository. */
export function ownerOf(world: World, repository: Repository): User {
  const organisation = world.orgs.get(repository.owner.toLowerCase());
  if (organisation) return organisation.account;
  for (const user of world.users.values()) if (user.login === repository.owner) return user;
  throw new Error(`The repository ${repository.owner}/${repository.name} has no owner`);
}

/** Schema `full-repository`, and with it `minimal-repository` and `repository`. */
export function presentRepository(world: World, repository: Repository): Json {
  const api = repositoryApi(world, repository);
  const page = repositoryPage(world, repository);
  let openIssues = 0;
  for (const issue of repository.issues.values()) if (issue.state === "open") openIssues += 1;
  return {
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: `${repository.owner}/${repository.name}`,
    private: repository.isPrivate,
    owner: presentUser(world, ownerOf(world, repository)),
    html_url: page,
    description: null,
    fork: repository.parent !== undefined,
    url: api,
    ...Object.fromEntries(LINKS.map(([name, path]) => [`${name}_url`, `${api}/${path}`])),
    created_at: stamp(repository.createdAt),
    updated_at: stamp(repository.createdAt),
    pushed_at: stamp(repository.createdAt),
    git_url: `git:${page.replace(/^https?:/, "")}.git`,
    ssh_url: `git@${new URL(webUrl(world)).hostname}:${repository.owner}/${repository.name}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    size: repository.commits.size,
    stargazers_count: 0,
    watchers_count: 0,
    forks_count: 0,
    open_issues_count: openIssues,
    language: null,
    has_issues: repository.hasIssues,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    archived: repository.archived,
    disabled: false,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: visibilityOf(repository),
    forks: 0,
    open_issues: openIssues,
    watchers: 0,
    network_count: 0,
    subscribers_count: 0,
    default_branch: repository.defaultBranch,
  };
}

/** The short form in `installation` webhooks. */
export function presentRepositoryName(repository: Repository): Json {
  return {
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: `${repository.owner}/${repository.name}`,
    private: repository.isPrivate,
  };
}

const visibilityOf = ({ isPrivate, isInternal }: Repository): string =>
  !isPrivate ? "public" : isInternal ? "internal" : "private";
