import { isTagLocked, lockedWords } from "./rulesets.ts";
import { checkRefName, createRef } from "./commits.ts";
import { happen } from "./create-world.ts";
import { commitAt } from "./graph.ts";
import { resolveRef, tagRef, tipOf } from "./refs.ts";
import { requireRole } from "./repositories.ts";
import { checkText } from "./text.ts";
import { diffTrees } from "./trees.ts";
import type { Release } from "./release-types.ts";
import type { Repository, World } from "./types.ts";
import { invalid, WorldError } from "./world-error.ts";
import type { Sha, User } from "./basic-types.ts";

const BODY_LIMIT = 125_000;

export interface ReleaseInput {
  readonly by: User;
  readonly tagName?: string;
  /** Where a tag that doesn't exist yet is made: a branch or sha; default: the default branch. */
  readonly targetCommitish?: string;
  readonly name?: string | null;
  readonly body?: string | null;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
  readonly makeLatest?: "true" | "false" | "legacy";
  /** Opens a discussion with it, once it is published. */
  readonly discussionCategory?: string;
  /**
   * Whether the token may change workflows (default true). Without, GitHub hides the endpoint (404) when the
   * target differs from the default branch under `.github/workflows/`.
   */
  readonly mayChangeWorkflows?: boolean;
}

/**
 * Creates a release (REST docs, "Create a release"). A published one makes its tag when it is missing; a
 * draft makes none, and several drafts may share a tag name. Throws "invalid" for a tag name that is taken
 * or burned by an immutable release, and for an unknown target.
 */
export function createRelease(
  world: World,
  repo: Repository,
  input: ReleaseInput & { readonly tagName: string },
): Release {
  const { by, tagName, draft = false, targetCommitish = repo.defaultBranch } = input;
  requireRole(world, repo, by, "write");
  checkText("body", input.body ?? "", { limit: BODY_LIMIT });
  const target = resolveTarget(repo, tagName, targetCommitish);
  requireWorkflows(repo, target, input.mayChangeWorkflows);
  requireCategory(repo, input.discussionCategory);
  if (!draft) requireFreeTag(repo, tagName, by);
  const release: Release = {
    id: world.nextId(),
    tagName,
    targetCommitish,
    name: input.name ?? null,
    body: input.body ?? null,
    draft,
    prerelease: input.prerelease ?? false,
    immutable: false,
    author: by,
    createdAt: commitAt(repo, target).at,
    publishedAt: null,
    discussion: null,
    makeLatest: false,
    assets: new Map(),
  };
  repo.releases.set(release.id, release);
  if (!draft) publish(world, repo, release, input);
  happen(world, repo, by, "release.created", { release });
  if (!draft) tellPublished(world, repo, release, by);
  return release;
}

/**
 * Changes a release; `draft: false` publishes a draft. Of an immutable release only name, text and flags
 * change. Throws as `createRelease`.
 */
export function updateRelease(
  world: World,
  repo: Repository,
  release: Release,
  input: ReleaseInput,
): void {
  const { by, tagName = release.tagName, targetCommitish = release.targetCommitish } = input;
  requireRole(world, repo, by, "write");
  checkText("body", input.body ?? "", { limit: BODY_LIMIT });
  if (release.immutable && tagName !== release.tagName)
    throw invalid("tag_name of an immutable release can't be changed", "tag_name");
  const publishes = release.draft && input.draft === false;
  const target = resolveTarget(repo, tagName, targetCommitish);
  requireWorkflows(repo, target, input.mayChangeWorkflows);
  requireCategory(repo, input.discussionCategory);
  if (publishes || (!release.draft && tagName !== release.tagName))
    requireFreeTag(repo, tagName, by);
  const changes = {
    ...(input.name !== undefined &&
      input.name !== release.name && { name: { from: release.name } }),
    ...(input.body !== undefined &&
      input.body !== release.body && { body: { from: release.body } }),
    ...(tagName !== release.tagName && { tag_name: { from: release.tagName } }),
  };
  Object.assign(release, { tagName, targetCommitish });
  if (input.name !== undefined) release.name = input.name;
  if (input.body !== undefined) release.body = input.body;
  if (input.prerelease !== undefined) release.prerelease = input.prerelease;
  if (publishes) publish(world, repo, release, input);
  else if (!release.draft && input.makeLatest === "true") wishLatest(repo, release);
  if (!publishes && !release.draft) discuss(repo, release, input);
  if (Object.keys(changes).length > 0)
    happen(world, repo, by, "release.edited", { release, changes });
  if (publishes) tellPublished(world, repo, release, by);
}

/** Deletes a release; its tag stays. */
export function deleteRelease(
  world: World,
  repo: Repository,
  release: Release,
  { by }: { readonly by: User },
): void {
  requireRole(world, repo, by, "write");
  repo.releases.delete(release.id);
  happen(world, repo, by, "release.deleted", { release });
}

/**
 * What `releases/latest` answers: the one that asked to be it, else the published full release of the
 * youngest commit; drafts and prereleases never are.
 */
export function latestRelease(repo: Repository): Release | undefined {
  const full = [...repo.releases.values()].filter((one) => !one.draft && !one.prerelease);
  return (
    full.find((one) => one.makeLatest) ??
    full.toSorted((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt) || b.id - a.id)[0]
  );
}

function resolveTarget(repo: Repository, tagName: string, targetCommitish: string): Sha {
  const target = repo.refs.get(tagRef(tagName)) ?? resolveRef(repo, targetCommitish);
  if (target !== undefined) return target;
  throw refused("target_commitish", "invalid", "target_commitish is invalid");
}

function requireWorkflows(repo: Repository, target: Sha, mayChange = true): void {
  if (mayChange) return;
  const trunk = commitAt(repo, tipOf(repo, repo.defaultBranch)).files;
  for (const { path, status } of diffTrees(trunk, commitAt(repo, target).files))
    if (path.startsWith(".github/workflows/") && status !== "removed")
      throw new WorldError("not found", "Not Found");
}

/** It "must be a value that already exists in the repository" (REST docs, "Create a release"); GitHub hides the endpoint. */
function requireCategory(repo: Repository, category: string | undefined): void {
  if (category === undefined || repo.discussionCategories?.includes(category)) return;
  throw new WorldError("not found", "Not Found");
}

/** "If there is already a discussion linked to the release, this parameter is ignored" (REST docs, "Update a release"). */
function discuss(repo: Repository, release: Release, { discussionCategory }: ReleaseInput): void {
  if (discussionCategory === undefined || release.discussion !== null) return;
  repo.lastNumber += 1;
  release.discussion = repo.lastNumber;
}

function requireFreeTag(repo: Repository, tagName: string, by: User): void {
  checkRefName(tagRef(tagName));
  if (!repo.refs.has(tagRef(tagName)) && isTagLocked(repo, tagRef(tagName), by)) {
    const of = { resource: "Release", code: "custom" };
    const errors = [
      { ...of, field: "pre_receive", message: `pre_receive ${lockedWords}` },
      { ...of, message: "Published releases must have a valid tag" },
    ];
    throw new WorldError("invalid", "Validation Failed", { errors });
  }
  if (repo.burnedTags.has(tagName))
    throw refused("tag_name", "custom", "tag_name was used by an immutable release");
  for (const other of repo.releases.values())
    if (!other.draft && other.tagName === tagName)
      throw refused("tag_name", "already_exists", "Validation Failed");
}

function refused(field: string, code: string, message: string): WorldError {
  const detail = { resource: "Release", code, field, ...(code === "custom" && { message }) };
  return new WorldError("invalid", message, { field, errors: [detail] });
}

/** Publishes: the time, the lock, the wish to be the latest, and at last the tag when it is missing. */
function publish(world: World, repo: Repository, release: Release, input: ReleaseInput): void {
  release.draft = false;
  release.publishedAt = world.clock.now();
  discuss(repo, release, input);
  if (!release.prerelease && (input.makeLatest ?? "true") === "true") wishLatest(repo, release);
  if (repo.immutableReleases) {
    release.immutable = true;
    repo.burnedTags.add(release.tagName);
  }
  const ref = tagRef(release.tagName);
  if (!repo.refs.has(ref))
    createRef(world, repo, { ref, from: release.targetCommitish, by: input.by });
}

function wishLatest(repo: Repository, release: Release): void {
  for (const other of repo.releases.values()) other.makeLatest = other === release;
}

function tellPublished(world: World, repo: Repository, release: Release, by: User): void {
  happen(world, repo, by, "release.published", { release });
  const kind = release.prerelease ? "prereleased" : "released";
  happen(world, repo, by, `release.${kind}`, { release });
}
