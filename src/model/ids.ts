/**
 * Branded names: repository, team, service and commit are all strings and get swapped otherwise.
 * The only casts are here.
 */
declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** `owner/name`, as GitHub spells it. */
export type RepoName = Brand<string, "RepoName">;
/** `org/team-slug`. */
export type TeamName = Brand<string, "TeamName">;
/** The key of a service in the train file. */
export type ServiceId = Brand<string, "ServiceId">;
/** 40 or 64 hexadecimal digits: a whole commit id, never a short one. */
export type Sha = Brand<string, "Sha">;
/** `owner/name#number` of the tracking issue: the identity of a release. */
export type ReleaseKey = Brand<string, "ReleaseKey">;
/** Hash over a manifest or a part of it, 64 hexadecimal digits. */
export type Digest = Brand<string, "Digest">;

export const repoName = (text: string): RepoName => text as RepoName;
export const teamName = (text: string): TeamName => text as TeamName;
export const serviceId = (text: string): ServiceId => text as ServiceId;
export const sha = (text: string): Sha => text as Sha;
export const digest = (text: string): Digest => text as Digest;

export const releaseKey = (repo: RepoName, issue: number): ReleaseKey =>
  `${repo}#${issue}` as ReleaseKey;

/** Stands for a train itself: its next release, which has no issue yet. */
export const trainKey = (repo: RepoName): ReleaseKey => releaseKey(repo, 0);

/** The train repository whose key this is; undefined: it is that of a release. */
export const readTrainKey = (key: ReleaseKey): RepoName | undefined =>
  key.endsWith("#0") ? repoName(key.slice(0, -2)) : undefined;

/** The inverse of {@link releaseKey}; undefined when the text is no release key. */
export function parseReleaseKey(
  text: string,
): { readonly repo: RepoName; readonly issue: number } | undefined {
  const match = /^([^/#\s]+\/[^/#\s]+)#([1-9]\d*)$/.exec(text);
  if (!match) return undefined;
  return { repo: match[1] as RepoName, issue: Number(match[2]) };
}

/** The owner and the name of a repository apart, as GitHub's API wants them. */
export function splitRepo(repo: RepoName): { readonly owner: string; readonly name: string } {
  const slash = repo.indexOf("/");
  return { owner: repo.slice(0, slash), name: repo.slice(slash + 1) };
}
