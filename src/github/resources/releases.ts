import { z } from "zod";
import { fail, type Result } from "../../model/failure.ts";
import type { Rank } from "../../model/release/rank.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { nullIfMissing } from "./missing.ts";
import { idShape, instantShape } from "./shapes.ts";
import { commitOfTag, toTag } from "./tags.ts";
import { wording } from "../../model/view/wording.ts";

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
  readonly isPreRelease: boolean;
  /** null: it isn't published. */
  readonly publishedAt: Temporal.Instant | null;
  /** A URI template, on a host of its own. */
  readonly uploadUrl: string;
  readonly assets: readonly ReleaseAsset[];
}

/** A file of a release. */
interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  /** `sha256:` and hexadecimal digits; null: GitHub doesn't say, or the file never arrived whole. */
  readonly digest: string | null;
}

const assetShape = z
  .object({ id: idShape, name: z.string(), state: z.string(), digest: z.string().nullish() })
  .transform(({ id, name, state, digest }): ReleaseAsset => ({
    id,
    name,
    digest: state === "uploaded" ? (digest ?? null) : null,
  }));

const releaseShape = z
  .object({
    id: idShape,
    html_url: z.string(),
    tag_name: z.string(),
    body: z.string().nullish(),
    draft: z.boolean(),
    prerelease: z.boolean().default(false),
    published_at: instantShape.nullish(),
    upload_url: z.string().default(""),
    assets: z.array(assetShape).default([]),
  })
  .transform((release): PublishedRelease => ({
    id: release.id,
    url: release.html_url,
    tag: release.tag_name,
    body: release.body ?? "",
    isDraft: release.draft,
    isPreRelease: release.prerelease,
    publishedAt: release.published_at ?? null,
    uploadUrl: release.upload_url,
    assets: release.assets,
  }));

/**
 * Publishes a release and, where it is missing, its tag. A tag that exists already must point at the commit:
 * GitHub would ignore the commit in silence and publish whatever the tag has ("conflict"). "conflict" too:
 * the tag has a release already.
 */
export const createRelease = (
  github: GitHub,
  release: NewRelease,
): Promise<Result<PublishedRelease>> =>
  publishing(github, release, (octokit, fields) => octokit.rest.repos.createRelease(fields));

/**
 * Publishes a draft with this text; as `createRelease`.
 * @param discussion category in which a discussion is opened with it. GitHub publishes nothing where there is no such category
 */
export const publishDraft = (
  github: GitHub,
  id: number,
  release: NewRelease,
  discussion?: string,
): Promise<Result<PublishedRelease>> =>
  publishing(github, release, (octokit, fields) =>
    octokit.rest.repos.updateRelease({
      ...fields,
      release_id: id,
      ...(discussion !== undefined && { discussion_category_name: discussion }),
    }),
  );

type Octokit = Parameters<Parameters<GitHub["write"]>[0]["ask"]>[0];

async function publishing(
  github: GitHub,
  release: NewRelease,
  ask: (
    octokit: Octokit,
    fields: ReturnType<typeof fieldsOf>,
  ) => Promise<{ readonly data: unknown }>,
): Promise<Result<PublishedRelease>> {
  const { repo, tag, commit } = release;
  const tagged = await commitOfTag(github, { repo, tag });
  if (!tagged.ok) return tagged;
  if (tagged.value !== null && tagged.value !== commit) {
    return fail({
      kind: "conflict",
      message: wording`The tag ${tag} of ${repo} is at ${tagged.value}, not at the released commit ${commit}.`,
      hint: wording`Move or delete the tag ${tag}, or release under another version.`,
      retry: "never",
    });
  }
  const answer = await github.write({
    repo,
    ...toTag,
    doing: wording`publish the release ${tag} of ${repo}`,
    shape: releaseShape,
    ask: (octokit) => ask(octokit, fieldsOf(release)),
  });
  if (answer.ok || !answer.failure.message.includes("already_exists")) return answer;
  return fail({
    kind: "conflict",
    message: wording`The tag ${tag} of ${repo} has a release already.`,
    hint: wording`Look whether the release ${tag} is the one you want.`,
    retry: "never",
  });
}

function fieldsOf(release: NewRelease) {
  const { owner, name } = splitRepo(release.repo);
  return {
    owner,
    repo: name,
    tag_name: release.tag,
    target_commitish: release.commit,
    name: release.name,
    body: release.body,
    draft: false,
    prerelease: release.isPreRelease,
    make_latest: release.latest,
  } as const;
}

/** Writes the text of a release anew, and leaves everything else of it ("Update a release", REST API). */
export function rewriteRelease(
  github: GitHub,
  { repo, id, tag, body }: Pick<NewRelease, "repo" | "tag" | "body"> & { readonly id: number },
): Promise<Result<unknown>> {
  const { owner, name } = splitRepo(repo);
  return github.write({
    repo,
    ...toTag,
    doing: wording`amend the release ${tag} of ${repo}`,
    shape: releaseShape,
    ask: (octokit) => octokit.rest.repos.updateRelease({ owner, repo: name, release_id: id, body }),
  });
}

/** Makes a published release the latest of its repository again, and leaves everything else of it. */
export function makeLatest(
  github: GitHub,
  { repo, id, tag }: Pick<NewRelease, "repo" | "tag"> & { readonly id: number },
): Promise<Result<unknown>> {
  const { owner, name } = splitRepo(repo);
  return github.write({
    repo,
    ...toTag,
    doing: wording`make the release ${tag} of ${repo} the latest again`,
    shape: releaseShape,
    ask: (octokit) =>
      octokit.rest.repos.updateRelease({ owner, repo: name, release_id: id, make_latest: "true" }),
  });
}

/** What GitHub shows as the latest release; null: there is none. */
export async function latestRelease(
  github: GitHub,
  repo: RepoName,
): Promise<Result<PublishedRelease | null>> {
  const { owner, name } = splitRepo(repo);
  return nullIfMissing(
    github,
    repo,
    await github.read({
      repos: [repo],
      doing: wording`read the latest release of ${repo}`,
      shape: releaseShape,
      ask: (octokit) => octokit.rest.repos.getLatestRelease({ owner, repo: name }),
    }),
  );
}

/** Makes a draft, which has no tag yet and which only those see who may push ("Create a release", REST API). */
export async function createDraft(
  github: GitHub,
  draft: Omit<NewRelease, keyof Rank>,
): Promise<Result<PublishedRelease>> {
  const { repo, tag, commit, body } = draft;
  const { owner, name } = splitRepo(repo);
  return github.write({
    repo,
    ...toTag,
    doing: wording`prepare the release ${tag} of ${repo}`,
    shape: releaseShape,
    ask: (octokit) =>
      octokit.rest.repos.createRelease({
        owner,
        repo: name,
        tag_name: tag,
        target_commitish: commit,
        name: draft.name,
        body,
        draft: true,
      }),
  });
}

/**
 * Drafts show only to those who may push ("List releases", REST API): a token that may only read would not find them, so
 * these go the way of writes, which changes nothing.
 */
const withDrafts = { ...toTag, changesOnly: true } as const;

/** A release by its id, drafts too; null: it is gone. */
export async function getRelease(
  github: GitHub,
  { repo, id }: { readonly repo: RepoName; readonly id: number },
): Promise<Result<PublishedRelease | null>> {
  const { owner, name } = splitRepo(repo);
  return nullIfMissing(
    github,
    repo,
    await github.write({
      repo,
      ...withDrafts,
      doing: wording`read the release ${id} of ${repo}`,
      shape: releaseShape,
      ask: (octokit) => octokit.rest.repos.getRelease({ owner, repo: name, release_id: id }),
    }),
  );
}

/** All releases, newest first, drafts too. */
export function allReleases(
  github: GitHub,
  repo: RepoName,
): Promise<Result<readonly PublishedRelease[]>> {
  const { owner, name } = splitRepo(repo);
  return github.write({
    repo,
    ...withDrafts,
    doing: wording`list the releases of ${repo}`,
    shape: z.array(releaseShape),
    ask: async (octokit) => ({
      data: await octokit.paginate(octokit.rest.repos.listReleases, {
        owner,
        repo: name,
        per_page: 100,
      }),
    }),
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
      doing: wording`read the release ${at.tag} of ${at.repo}`,
      shape: releaseShape,
      ask: (octokit) => octokit.rest.repos.getReleaseByTag({ owner, repo: name, tag: at.tag }),
    }),
  );
}
