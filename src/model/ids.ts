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
/**
 * `<repository id>#<number>` of the tracking issue: the identity of a release, whatever its repository is called now.
 * Only of what a version before 0.2 wrote in a repository that can't be told any more it is `owner/name#number`.
 */
export type ReleaseKey = Brand<string, "ReleaseKey">;
/** Hash over a manifest or a part of it, 64 hexadecimal digits. */
export type Digest = Brand<string, "Digest">;

export const repoName = (text: string): RepoName => text as RepoName;
export const teamName = (text: string): TeamName => text as TeamName;
export const serviceId = (text: string): ServiceId => text as ServiceId;
export const sha = (text: string): Sha => text as Sha;
export const digest = (text: string): Digest => text as Digest;

/** @param repository GitHub's id of the train repository, which renames and transfers keep */
export const releaseKey = (repository: number, issue: number): ReleaseKey =>
  `${repository}#${issue}` as ReleaseKey;

/** Stands for a train itself: its next release, which has no issue yet. */
export const trainKey = (repository: number): ReleaseKey => releaseKey(repository, 0);

/** The id of the train repository whose key this is; undefined: it is that of a release. */
export const readTrainKey = (key: ReleaseKey): number | undefined => {
  const at = parseReleaseKey(key);
  return at?.issue === 0 ? at.repository : undefined;
};

/** The inverse of {@link releaseKey}; undefined when the text is no release key. */
export function parseReleaseKey(
  text: string,
): { readonly repository: number; readonly issue: number } | undefined {
  const match = /^([1-9]\d{0,15})#(0|[1-9]\d{0,9})$/.exec(text);
  return match ? { repository: Number(match[1]), issue: Number(match[2]) } : undefined;
}

/** `owner/name#number`, as people read it, and as versions before 0.2 knew releases. */
export const issueName = (repo: RepoName, issue: number): string => `${repo}#${issue}`;

/** The inverse of {@link issueName}; undefined when the text names no issue. */
export function parseIssueName(
  text: string,
): { readonly repo: RepoName; readonly issue: number } | undefined {
  const match = /^([^/#\s]{1,100}\/[^/#\s]{1,100})#(0|[1-9]\d{0,9})$/.exec(text);
  if (!match) return undefined;
  return { repo: match[1] as RepoName, issue: Number(match[2]) };
}

/** A train repository with every name by which it is known to have gone, the present one last. */
export interface TrainNames {
  readonly repository: number;
  readonly names: readonly RepoName[];
}

/**
 * The release that a mark or payload of ours tells: by its key, or by the name that it had when a version before 0.2
 * wrote it. undefined: the text tells none.
 */
export function releaseTold(text: string, train: TrainNames): ReleaseKey | undefined {
  const key = parseReleaseKey(text);
  if (key) return releaseKey(key.repository, key.issue);
  const named = parseIssueName(text);
  if (!named) return undefined;
  const isHere = train.names.some((one) => isSameName(one, named.repo));
  return isHere
    ? releaseKey(train.repository, named.issue)
    : (issueName(named.repo, named.issue).toLowerCase() as ReleaseKey);
}

/** GitHub compares the names of accounts, repositories, teams and environments without case. */
export const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Who gives the App a permission that it lacks, and where. */
export const howGranted = (owner: string): string =>
  `whoever runs the App asks for it in the App's settings, and an owner of ${owner} accepts it`;

/** The owner and the name of a repository apart, as GitHub's API wants them. */
export function splitRepo(repo: RepoName): { readonly owner: string; readonly name: string } {
  const slash = repo.indexOf("/");
  return { owner: repo.slice(0, slash), name: repo.slice(slash + 1) };
}
