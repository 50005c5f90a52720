import { createHash } from "node:crypto";
import { nodeId } from "../../node-id.ts";
import { repositoryPage } from "../../web-address.ts";
import type { Release, ReleaseAsset } from "../../world/release-types.ts";
import type { Repository, World } from "../../world/types.ts";
import { presentUser } from "./account.ts";
import { repositoryApi, stamp, stampOrNull, type Json } from "./address.ts";

/** Schema `release`. A draft has no tag yet, so its page goes by an invented name. */
export function presentRelease(world: World, repository: Repository, release: Release): Json {
  const url = repositoryApi(world, repository, `releases/${release.id}`);
  const page = release.draft ? `untagged-${release.id}` : release.tagName;
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    html_url: repositoryPage(world, repository, `releases/tag/${page}`),
    id: release.id,
    node_id: nodeId("Release", release.id),
    author: presentUser(world, release.author),
    tag_name: release.tagName,
    target_commitish: release.targetCommitish,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    immutable: release.immutable,
    created_at: stamp(release.createdAt),
    published_at: stampOrNull(release.publishedAt),
    assets: [...release.assets.values()].map((one) =>
      presentAsset(world, repository, release, one),
    ),
    tarball_url: release.draft
      ? null
      : repositoryApi(world, repository, `tarball/${release.tagName}`),
    ...(release.discussion !== null && {
      discussion_url: repositoryPage(world, repository, `discussions/${release.discussion}`),
    }),
    zipball_url: release.draft
      ? null
      : repositoryApi(world, repository, `zipball/${release.tagName}`),
  };
}

/** Schema `release-asset`. */
export function presentAsset(
  world: World,
  repository: Repository,
  release: Release,
  asset: ReleaseAsset,
): Json {
  const page = release.draft ? `untagged-${release.id}` : release.tagName;
  return {
    url: repositoryApi(world, repository, `releases/assets/${asset.id}`),
    browser_download_url: repositoryPage(
      world,
      repository,
      `releases/download/${page}/${asset.name}`,
    ),
    id: asset.id,
    node_id: nodeId("ReleaseAsset", asset.id),
    name: asset.name,
    label: null,
    uploader: presentUser(world, asset.uploader),
    content_type: asset.contentType,
    state: "uploaded",
    size: Buffer.byteLength(asset.content),
    digest: `sha256:${createHash("sha256").update(asset.content).digest("hex")}`,
    download_count: 0,
    created_at: stamp(asset.createdAt),
    updated_at: stamp(asset.createdAt),
  };
}
