import { z } from "zod";
import { fail, type Result } from "../../model/failure.ts";
import type { Rank } from "../../model/release/rank.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { nullIfMissing } from "./missing.ts";
import { idShape } from "./shapes.ts";
import { commitOfTag, toTag } from "./tags.ts";

export interface NewRelease extends Rank {
  readonly repo: RepoName;
  readonly tag: string;
  readonly commit: Sha;
  readonly name: string;
  /** At most 125,000 characters. */
  readonly body: string;
}

export interface PublishedRelease {
  readonly id: number;
  readonly url: string;
  readonly tag: string;
  readonly body: string;
  readonly isDraft: boolean;
}

const releaseShape = z
  .object({
    id: idShape,
    html_url: z.string(),
    tag_name: z.string(),
    body: z.string().nullish(),
    draft: z.boolean(),
  })
  .transform((release): PublishedRelease => ({
    id: release.id,
    url: release.html_url,
    tag: release.tag_name,
    body: release.body ?? "",
    isDraft: release.draft,
  }));

/**
 * Publishes a release and, where it is missing, its tag. A tag that exists already must point at the commit:
 * GitHub would ignore the commit in silence and publish whatever the tag has ("conflict"). "conflict" too:
 * the tag has a release already.
 */
export async function createRelease(
  github: GitHub,
  release: NewRelease,
): Promise<Result<PublishedRelease>> {
  const { repo, tag, commit } = release;
  const { owner, name } = splitRepo(repo);
  const tagged = await commitOfTag(github, { repo, tag });
  if (!tagged.ok) return tagged;
  if (tagged.value !== null && tagged.value !== commit) {
    return fail({
      kind: "conflict",
      message: `The tag ${tag} of ${repo} is at ${tagged.value}, not at the released commit ${commit}.`,
      hint: `Move or delete the tag ${tag}, or release under another version.`,
      retry: "never",
    });
  }
  const answer = await github.write({
    repo,
    ...toTag,
    doing: `publish the release ${tag} of ${repo}`,
    shape: releaseShape,
    ask: (octokit) =>
      octokit.rest.repos.createRelease({
        owner,
        repo: name,
        tag_name: tag,
        target_commitish: commit,
        name: release.name,
        body: release.body,
        draft: false,
        prerelease: release.isPreRelease,
        make_latest: release.latest,
      }),
  });
  if (answer.ok || !answer.failure.message.includes("already_exists")) return answer;
  return fail({
    kind: "conflict",
    message: `The tag ${tag} of ${repo} has a release already.`,
    hint: `Look whether the release ${tag} is the one you want.`,
    retry: "never",
  });
}

/** The published release of a tag; null: there is none. Drafts are not found by tag. */
export async function getReleaseByTag(
  github: GitHub,
  at: { readonly repo: RepoName; readonly tag: string },
): Promise<Result<PublishedRelease | null>> {
  const { owner, name } = splitRepo(at.repo);
  return nullIfMissing(
    github,
    at.repo,
    await github.read({
      repos: [at.repo],
      doing: `read the release ${at.tag} of ${at.repo}`,
      shape: releaseShape,
      ask: (octokit) => octokit.rest.repos.getReleaseByTag({ owner, repo: name, tag: at.tag }),
    }),
  );
}
