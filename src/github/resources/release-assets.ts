/** The files of a release. Once it is published and immutable they stay as they are ("Immutable releases", GitHub docs). */
import { z } from "zod";
import type { Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import type { PublishedRelease } from "./releases.ts";
import { toTag } from "./tags.ts";
import { wording } from "../../model/view/wording.ts";

/** A file to attach. */
export interface NewAsset {
  readonly name: string;
  readonly contentType: string;
  readonly content: string;
}

const anyShape = z.unknown();

/** Attaches a file ("Upload a release asset", REST API); "invalid" where there is one of that name. */
export function uploadAsset(
  github: GitHub,
  repo: RepoName,
  release: PublishedRelease,
  { name, contentType, content }: NewAsset,
): Promise<Result<unknown>> {
  return github.write({
    repo,
    ...toTag,
    doing: wording`attach ${name} to the release ${release.tag} of ${repo}`,
    shape: anyShape,
    ask: (octokit) => {
      const { baseUrl } = octokit.request.endpoint.DEFAULTS;
      if (!isOfGitHub(release.uploadUrl, baseUrl)) {
        return Promise.reject(new Error(`${release.uploadUrl} is no address of ${baseUrl}`));
      }
      return octokit.request(`POST ${release.uploadUrl}`, {
        name,
        data: content,
        headers: { "content-type": contentType },
      });
    },
  });
}

/** Files go to `uploads.github.com`, or to the same host, and the token nowhere else. */
function isOfGitHub(uploadUrl: string, apiUrl: string): boolean {
  const to = URL.parse(uploadUrl.replace(/\{[^{}]*\}$/, ""));
  const api = URL.parse(apiUrl);
  if (!to || !api || to.protocol !== api.protocol) return false;
  return to.host === api.host || to.host === api.host.replace(/^(?:api\.)?/, "uploads.");
}

/** Takes a file away; one that is gone is a success. */
export async function deleteAsset(
  github: GitHub,
  repo: RepoName,
  { id, name: file }: { readonly id: number; readonly name: string },
): Promise<Result<unknown>> {
  const { owner, name } = splitRepo(repo);
  const answer = await github.write({
    repo,
    ...toTag,
    doing: wording`take ${file} off a release of ${repo}`,
    shape: anyShape,
    ask: (octokit) => octokit.rest.repos.deleteReleaseAsset({ owner, repo: name, asset_id: id }),
  });
  return !answer.ok && answer.failure.kind === "not found"
    ? { ok: true, value: undefined }
    : answer;
}
