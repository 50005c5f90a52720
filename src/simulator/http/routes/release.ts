import {
  createRelease,
  deleteRelease,
  latestRelease,
  updateRelease,
  type ReleaseInput,
} from "../../world/releases.ts";
import type { Release } from "../../world/types.ts";
import { created, noContent, ok, orNotFound, type Answer } from "../answer.ts";
import type { Fields } from "../fields.ts";
import { listAnswer } from "../page.ts";
import { presentRelease } from "../present/release.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";
import { grants, may } from "../viewer.ts";

export const releaseRoutes: readonly Route[] = [
  repositoryRoute("GET", "/releases", "contents:read", (call) => {
    const visible = [...call.repository.releases.values()].filter((one) => isVisible(call, one));
    const newestFirst = visible.toSorted((a, b) => b.id - a.id);
    return listAnswer(call, newestFirst, (one) => presentRelease(call.world, call.repository, one));
  }),
  repositoryRoute("POST", "/releases", "contents:write", create),
  repositoryRoute("GET", "/releases/latest", "contents:read", (call) =>
    show(call, latestRelease(call.repository)),
  ),
  // By tag only published ones are found: a draft has no tag.
  repositoryRoute("GET", "/releases/tags/{tag}", "contents:read", (call) =>
    show(
      call,
      [...call.repository.releases.values()].find(
        (one) => !one.draft && one.tagName === call.param("tag"),
      ),
    ),
  ),
  repositoryRoute("GET", "/releases/{release_id}", "contents:read", (call) => {
    const release = releaseOf(call);
    return show(call, isVisible(call, release) ? release : undefined);
  }),
  repositoryRoute("PATCH", "/releases/{release_id}", "contents:write", update),
  repositoryRoute("DELETE", "/releases/{release_id}", "contents:write", (call) => {
    deleteRelease(call.world, call.repository, releaseOf(call), { by: call.actor });
    return noContent();
  }),
];

function releaseOf({ repository, id }: RepositoryCall): Release {
  return orNotFound(repository.releases.get(id("release_id")));
}

/** Drafts show only to those who may push (REST docs, "List releases"). */
function isVisible({ world, viewer, repository }: RepositoryCall, { draft }: Release): boolean {
  return !draft || may(world, viewer, "contents", "write", repository);
}

function show({ world, repository }: RepositoryCall, release: Release | undefined): Answer {
  return ok(presentRelease(world, repository, orNotFound(release)));
}

function readRelease(call: RepositoryCall, fields: Fields): ReleaseInput {
  const targetCommitish = fields.text("target_commitish");
  const name = fields.textOrNull("name");
  const body = fields.textOrNull("body");
  const draft = fields.flag("draft");
  const prerelease = fields.flag("prerelease");
  const makeLatest = fields.oneOf("make_latest", ["true", "false", "legacy"]);
  const { viewer, actor } = call;
  return {
    by: actor,
    ...(targetCommitish !== undefined && { targetCommitish }),
    ...(name !== undefined && { name }),
    ...(body !== undefined && { body }),
    ...(draft !== undefined && { draft }),
    ...(prerelease !== undefined && { prerelease }),
    ...(makeLatest && { makeLatest }),
    ...(viewer.kind === "installation" && {
      mayChangeWorkflows: grants(viewer.permissions, "workflows", "write"),
    }),
  };
}

function create(call: RepositoryCall): Answer {
  const { world, repository } = call;
  const fields = call.fields("Release");
  const tagName = fields.text("tag_name", { required: true }) ?? "";
  const input = readRelease(call, fields);
  fields.check();
  const release = createRelease(world, repository, { ...input, tagName });
  return created(presentRelease(world, repository, release));
}

function update(call: RepositoryCall): Answer {
  const { world, repository } = call;
  const release = releaseOf(call);
  const fields = call.fields("Release");
  const tagName = fields.text("tag_name");
  const input = readRelease(call, fields);
  fields.check();
  updateRelease(world, repository, release, {
    ...input,
    ...(tagName !== undefined && { tagName }),
  });
  return show(call, release);
}
