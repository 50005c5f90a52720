import {
  createRelease,
  deleteRelease,
  latestRelease,
  updateRelease,
  type ReleaseInput,
} from "../../world/releases.ts";
import { deleteAsset, uploadAsset } from "../../world/release-assets.ts";
import type { Release, ReleaseAsset } from "../../world/release-types.ts";
import { created, noContent, notFound, ok, orNotFound, Refusal, type Answer } from "../answer.ts";
import type { Fields } from "../fields.ts";
import { listAnswer } from "../page.ts";
import { presentAsset, presentRelease } from "../present/release.ts";
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
  repositoryRoute("GET", "/releases/{release_id}/assets", "contents:read", (call) => {
    const release = releaseOf(call);
    if (!isVisible(call, release)) throw notFound();
    return listAnswer(call, [...release.assets.values()], (one) =>
      presentAsset(call.world, call.repository, release, one),
    );
  }),
  repositoryRoute("POST", "/releases/{release_id}/assets", "contents:write", upload),
  repositoryRoute("GET", "/releases/assets/{asset_id}", "contents:read", (call) => {
    const { release, asset } = assetOf(call);
    if (!isVisible(call, release)) throw notFound();
    return String(call.headers["accept"]).includes("application/octet-stream")
      ? { status: 200, raw: asset.content }
      : ok(presentAsset(call.world, call.repository, release, asset));
  }),
  repositoryRoute("DELETE", "/releases/assets/{asset_id}", "contents:write", (call) => {
    const { release, asset } = assetOf(call);
    deleteAsset(call.world, call.repository, release, { by: call.actor, asset });
    return noContent();
  }),
  repositoryRoute("DELETE", "/releases/{release_id}", "contents:write", (call) => {
    deleteRelease(call.world, call.repository, releaseOf(call), { by: call.actor });
    return noContent();
  }),
];

function assetOf({ repository, id }: RepositoryCall): {
  readonly release: Release;
  readonly asset: ReleaseAsset;
} {
  for (const release of repository.releases.values()) {
    const asset = release.assets.get(id("asset_id"));
    if (asset) return { release, asset };
  }
  throw notFound();
}

/** The body is the file itself, whatever it looks like. */
function upload(call: RepositoryCall): Answer {
  const { world, repository, actor: by, query, headers, text: content } = call;
  const release = releaseOf(call);
  const name = query.get("name");
  if (name === null) throw new Refusal(400, "Asset name is required");
  const contentType = String(headers["content-type"] ?? "application/octet-stream");
  const asset = uploadAsset(world, repository, release, { by, name, contentType, content });
  return created(presentAsset(world, repository, release, asset));
}

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
  const discussionCategory = fields.text("discussion_category_name");
  const { viewer, actor } = call;
  return {
    by: actor,
    ...(targetCommitish !== undefined && { targetCommitish }),
    ...(name !== undefined && { name }),
    ...(body !== undefined && { body }),
    ...(draft !== undefined && { draft }),
    ...(prerelease !== undefined && { prerelease }),
    ...(makeLatest && { makeLatest }),
    ...(discussionCategory !== undefined && { discussionCategory }),
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
