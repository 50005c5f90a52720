import { nodeId } from "../../node-id.ts";
import { repositoryPage } from "../../web-address.ts";
import type { Release, Repository, World } from "../../world/types.ts";
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
    assets: [],
    tarball_url: release.draft
      ? null
      : repositoryApi(world, repository, `tarball/${release.tagName}`),
    zipball_url: release.draft
      ? null
      : repositoryApi(world, repository, `zipball/${release.tagName}`),
  };
}
